"""Asks the database about suggested words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flask import url_for
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from charter.amending.models import Amendment, AmendmentFate
from charter.amending.models import Change as ChangeRow
from charter.db import db
from charter.drafting.models import VersionClause
from charter.people.models import Person
from charter.text.change import Change
from charter.web.waiting import Waiting
from charter.words import _

# Minutes an author needs to look at what became of a suggestion, by guess.
MINUTES_TO_CONFIRM = 2


def amendment(number: int) -> Amendment | None:
    """The amendment with this number, with its changes, backers, fates and ends."""
    return db.session.scalars(whole().where(Amendment.number == number)).first()


def by_once(once: str) -> Amendment | None:
    """The amendment that this very form made before."""
    return db.session.scalars(select(Amendment).where(Amendment.once == once)).first()


def changes(amendment: Amendment, version_number: int) -> tuple[Change, ...]:
    """The changes of an amendment as they stand on one version, in their order."""
    return tuple(as_change(row) for row in amendment.changes if row.version_number == version_number)


def newest_changes(amendment: Amendment) -> tuple[int, tuple[Change, ...]]:
    """The newest version that an amendment has changes for, and those changes."""
    newest = max((row.version_number for row in amendment.changes), default=amendment.version_number)
    return newest, changes(amendment, newest)


def open_on(version_number: int) -> list[Amendment]:
    """The amendments with changes for this version that are neither withdrawn nor decided, by number."""
    query = whole().where(is_open_row(), Amendment.changes.any(ChangeRow.version_number == version_number))
    return list(db.session.scalars(query.order_by(Amendment.number)))


def insertions(version_number: int) -> list[Change]:
    """Every new paragraph ever proposed on this version, so that 2.3A stays 2.3A when another is taken back."""
    query = select(ChangeRow).where(ChangeRow.version_number == version_number, ChangeRow.kind == "insert")
    return [as_change(row) for row in db.session.scalars(query)]


def on_keys(version_number: int, keys: Iterable[str]) -> list[Amendment]:
    """The open amendments on this version that touch any of these clauses."""
    wanted = list(keys)
    touches = Amendment.changes.any(
        (ChangeRow.version_number == version_number) & (ChangeRow.key.in_(wanted) | ChangeRow.after_key.in_(wanted)))
    query = select(Amendment).where(is_open_row(), touches).order_by(Amendment.number)
    return list(db.session.scalars(query.options(selectinload(Amendment.changes))))


def keys_of(version_number: int) -> frozenset[str]:
    """The keys of a version's clauses."""
    return frozenset(db.session.scalars(select(VersionClause.key).where(VersionClause.version_number == version_number)))


def fates_told(version_number: int) -> list[AmendmentFate]:
    """What was told already of suggestions in this version."""
    return list(db.session.scalars(select(AmendmentFate).where(AmendmentFate.version_number == version_number)))


def with_fate_to_confirm(person: Person) -> list[tuple[Amendment, AmendmentFate]]:
    """This person's open amendments whose newest fate they have not confirmed."""
    query = whole().where(is_open_row(), Amendment.person_id == person.id).order_by(Amendment.number)
    newest = [(row, row.fates[-1]) for row in db.session.scalars(query) if row.fates]
    return [(row, fate) for row, fate in newest if fate.confirmed_at is None]


def from_comment(comment_number: int) -> list[tuple[int, str]]:
    """Number and headline of each suggestion that was made from this comment."""
    query = select(Amendment.number, Amendment.headline).where(Amendment.comment_number == comment_number)
    return [(number, headline) for number, headline in db.session.execute(query.order_by(Amendment.number))]


def of_person(person: Person) -> list[Amendment]:
    """Everything this person suggested, newest first."""
    query = whole().where(Amendment.person_id == person.id).order_by(Amendment.number.desc())
    return list(db.session.scalars(query))


def waiting(person: Person, at: datetime) -> list[Waiting]:
    """What of their own suggestions waits for this person."""
    return [
        Waiting(_("See what became of A{number} in draft {version_number}", number=row.number,
                  version_number=fate.version_number),
                url_for("amending.mine", number=row.number), row.at, MINUTES_TO_CONFIRM)
        for row, fate in with_fate_to_confirm(person)
    ]


def alternatives(amendment: Any, others: Iterable[Any]) -> set[int]:
    """Which of these were suggested as other wordings of an amendment, of each other's first one, or it of them."""
    first = amendment.alternative_to or amendment.number
    return {row.number for row in others if first in (row.number, row.alternative_to)}


def is_open(amendment: Amendment) -> bool:
    """Whether an amendment is neither withdrawn nor decided."""
    return amendment.withdrawal is None and amendment.decision is None


def as_change(row: ChangeRow) -> Change:
    """A row as the text engine knows it."""
    return Change(row.amendment_number, row.n, row.kind, row.key, row.words, row.parent_key, row.after_key, row.form,
                  row.level)


def is_open_row() -> Any:
    """Neither withdrawn nor decided."""
    return ~Amendment.withdrawal.has() & ~Amendment.decision.has()


def whole() -> Select[tuple[Amendment]]:
    """Amendments with everything a page tells of them, in a fixed number of queries."""
    return select(Amendment).options(
        selectinload(Amendment.backings), joinedload(Amendment.withdrawal), joinedload(Amendment.decision),
        selectinload(Amendment.fates), selectinload(Amendment.changes),
    )
