"""The rows of an amendment's changes: a permanent key for each new paragraph, one row for each change on a version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete

from charter.amending.models import Amendment
from charter.amending.models import Change as ChangeRow
from charter.db import db
from charter.drafting.models import Clause
from charter.text.change import Change
from charter.web.ids import clause_key


def with_keys(amendment: Amendment, changes: Sequence[Change], at: datetime) -> list[Change]:
    """The changes with a permanent key for each clause they insert, in place of the names they came with.

    A clause that this amendment has put in before keeps the key it was given then.
    """
    mine = {row.key for row in amendment.changes if row.kind == "insert"}
    keys = {change.key: change.key if change.key in mine else fresh_key() for change in changes if change.kind == "insert"}
    for key in set(keys.values()) - mine:
        db.session.add(Clause(key=key, at=at, origin=f"A{amendment.number}"))
    db.session.flush()
    return [
        replace(change, amendment=amendment.number, key=keys.get(change.key, change.key),
                parent=keys.get(change.parent or "", change.parent), after=keys.get(change.after or "", change.after))
        for change in changes
    ]


def write(amendment: Amendment, version_number: int, changes: Sequence[Change]) -> None:
    """Write the changes as they stand on one version, in place of any that it has there."""
    db.session.execute(delete(ChangeRow).where(ChangeRow.amendment_number == amendment.number,
                                               ChangeRow.version_number == version_number))
    for n, change in enumerate(changes, start=1):
        db.session.add(ChangeRow(
            amendment_number=amendment.number, version_number=version_number, n=n, kind=change.kind, key=change.key,
            words=change.words, parent_key=change.parent, after_key=change.after, form=change.form, level=change.level))
    db.session.flush()
    db.session.expire(amendment, ["changes"])


def fresh_key() -> str:
    """A clause key that was never used; drawn again in the unlikely case that it was."""
    while True:
        key = clause_key()
        if db.session.get(Clause, key) is None:
            return key
