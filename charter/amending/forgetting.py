"""Forgetting who suggested: the suggestion, its reason and what became of it stay, shown as from its group."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select, update

from charter.amending.models import Amendment, Backing, WorkingCopy
from charter.db import db
from charter.people.shown import ONE_OF


def forget_person(person_id: str | None, comment_numbers: Sequence[int]) -> None:
    """Take the name from what somebody suggested, stood behind or was credited for; working copies are theirs alone."""
    for amendment in db.session.scalars(select(Amendment).where(Amendment.comment_number.in_(comment_numbers))).all():
        amendment.credit = amendment.credit and "somebody"
    if person_id is None:
        return
    for row in (*db.session.scalars(select(Amendment).where(Amendment.person_id == person_id)).all(),
                *db.session.scalars(select(Backing).where(Backing.person_id == person_id)).all()):
        row.shown_as = ONE_OF.get(row.group_slug, "somebody")
    db.session.execute(update(WorkingCopy).where(WorkingCopy.handed_by_id == person_id).values(handed_by_id=None))
    db.session.execute(delete(WorkingCopy).where(WorkingCopy.person_id == person_id))
    db.session.flush()
