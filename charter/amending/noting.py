"""A note that the members of one organisation keep for themselves beside a suggestion: no public act, no record."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from charter.amending.models import Amendment, OrganisationNote
from charter.db import db
from charter.people.models import Person, Role
from charter.refusal import Refused
from charter.words import _


def notes(amendment_number: int, organisations: Collection[str]) -> dict[str, tuple[OrganisationNote, str | None]]:
    """By the organisation's id, the notes of these on a suggestion, each with the name of who wrote it last.

    Nobody else is ever given them.
    """
    rows = db.session.execute(
        select(OrganisationNote, Person.name).outerjoin(Person, Person.id == OrganisationNote.by_id)
        .where(OrganisationNote.amendment_number == amendment_number,
               OrganisationNote.organisation_id.in_(organisations)))
    return {row.organisation_id: (row, name) for row, name in rows}


def note(amendment: Amendment, words: str, *, role: Role, by: Person, revision: int, at: datetime) -> None:
    """Note something for the members of one's own organisation; without words the note is gone.

    Raises Refused where a colleague changed it meanwhile.
    """
    if role.person_id != by.id or role.ending is not None or role.organisation_id is None:
        raise Refused(_("A note is kept by the members of an organisation. You have no role in this one."))
    kept = db.session.get(OrganisationNote, (amendment.number, role.organisation_id))
    if (kept.words if kept else "") == words:
        return
    if (kept.revision if kept else 0) != revision:
        raise Refused(_("A colleague changed this note meanwhile. Both are below: put them together, then keep the note."))
    if kept is None:
        db.session.add(OrganisationNote(amendment_number=amendment.number, organisation_id=role.organisation_id,
                                        words=words, by_id=by.id, at=at))
    elif not words:
        db.session.delete(kept)
    else:
        kept.words, kept.by_id, kept.at, kept.revision = words, by.id, at, kept.revision + 1
    db.session.flush()
