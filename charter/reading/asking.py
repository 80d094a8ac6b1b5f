"""What the page of one suggestion asks about it: three questions, built once, for plain columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, literal, null, or_, select, union_all

from charter.amending.models import Amendment, AmendmentDecision, AmendmentFate, AmendmentWithdrawal, Backing
from charter.amending.models import Change as ChangeRow
from charter.amending.queries import is_open_row
from charter.db import asked
from charter.people.models import Group
from charter.text.change import Change


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """When its proposer took it back, and why."""

    at: datetime
    because: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What a meeting decided, and the version that has its words."""

    outcome: str
    meeting_number: int
    version_number: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of it when a version was made."""

    fate: str
    note: str
    version_number: int
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Backed:
    """Who stands behind it, as they chose to be shown."""

    group_slug: str
    shown_as: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """One suggestion, with what happened to it."""

    number: int
    headline: str
    rationale: str
    version_number: int
    group_slug: str
    shown_as: str
    credit: str | None
    comment_number: int | None
    at: datetime
    withdrawal: Withdrawn | None
    decision: Decided | None
    fates: Sequence[Fate] = ()
    backings: Sequence[Backed] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Another suggestion, as it is named beside this one."""

    number: int
    headline: str
    shown_as: str


_N = bindparam("n")
_ONE = (
    select(Amendment.number, Amendment.headline, Amendment.rationale, Amendment.version_number, Amendment.group_slug,
           Amendment.shown_as, Amendment.credit, Amendment.comment_number, Amendment.at,
           AmendmentWithdrawal.at, AmendmentWithdrawal.because, AmendmentDecision.outcome,
           AmendmentDecision.meeting_number, AmendmentDecision.version_number, AmendmentDecision.at)
    .outerjoin(AmendmentWithdrawal, AmendmentWithdrawal.amendment_number == Amendment.number)
    .outerjoin(AmendmentDecision, AmendmentDecision.amendment_number == Amendment.number)
    .where(Amendment.number == _N)
)
# Three short lists in one question: who stands behind it, what became of it, and what the groups are called.
_AROUND = union_all(
    select(literal("backing"), Backing.group_slug, Backing.shown_as, literal(0).label("place"), Backing.at.label("at"))
    .where(Backing.amendment_number == _N),
    select(literal("fate"), AmendmentFate.fate, AmendmentFate.note, AmendmentFate.version_number,
           AmendmentFate.confirmed_at).where(AmendmentFate.amendment_number == _N),
    select(literal("group"), Group.slug, Group.name, Group.position, null()),
).order_by("place", "at")


def told(number: int) -> tuple[Told, list[tuple[str, str]]] | None:
    """One suggestion and every group's slug and name, in the order in which groups are told (two queries)."""
    row = asked(_ONE, {"n": number}).first()
    if row is None:
        return None
    around = asked(_AROUND, {"n": number}).all()
    return Told(
        *row[:9], withdrawal=Withdrawn(*row[9:11]) if row[9] else None, decision=Decided(*row[11:]) if row[11] else None,
        fates=[Fate(*rest) for kind, *rest in around if kind == "fate"],
        backings=[Backed(slug, shown, at) for kind, slug, shown, _, at in around if kind == "backing"],
    ), [(slug, name) for kind, slug, name, _, _ in around if kind == "group"]


_NEWEST = select(func.max(ChangeRow.version_number)).where(ChangeRow.amendment_number == _N).scalar_subquery()
_MINE = select(ChangeRow).where(ChangeRow.amendment_number == _N, ChangeRow.version_number == _NEWEST).subquery()
_KEYS = select(_MINE.c.key).union_all(select(_MINE.c.after_key).where(_MINE.c.after_key.is_not(None)))
_INSERTS = select(_MINE.c.n).where(_MINE.c.kind == "insert").exists()
_CHANGES = (
    select(Amendment.headline, Amendment.shown_as, is_open_row(), ChangeRow.version_number, ChangeRow.amendment_number,
           ChangeRow.n, ChangeRow.kind, ChangeRow.key, ChangeRow.words, ChangeRow.parent_key, ChangeRow.after_key,
           ChangeRow.form, ChangeRow.level)
    .join(Amendment, Amendment.number == ChangeRow.amendment_number)
    .where(ChangeRow.version_number == _NEWEST, or_(
        ChangeRow.amendment_number == _N, ChangeRow.key.in_(_KEYS), ChangeRow.after_key.in_(_KEYS),
        (ChangeRow.kind == "insert") & _INSERTS))
    .order_by(ChangeRow.amendment_number, ChangeRow.n)
)


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of one suggestion on the newest version it has any for, and those of others on the same words."""

    version: int | None
    mine: tuple[Change, ...]
    others: Sequence[tuple[Named, Sequence[Change]]]  # open ones only
    insertions: tuple[Change, ...]  # every new paragraph that shares its numbering, whatever became of it


def changes(number: int) -> Changes:
    """What a suggestion changes and what else is open there (one query)."""
    mine: list[Change] = []
    others: dict[int, tuple[Named, list[Change]]] = {}
    insertions: list[Change] = []
    rows = asked(_CHANGES, {"n": number}).all()
    for headline, shown_as, is_open, _, *rest in rows:
        change = Change(*rest)
        if change.kind == "insert":
            insertions.append(change)
        if change.amendment == number:
            mine.append(change)
        elif is_open:
            named = Named(change.amendment, headline, shown_as)
            others.setdefault(change.amendment, (named, []))[1].append(change)
    return Changes(rows[0][3] if rows else None, tuple(mine), list(others.values()), tuple(insertions))
