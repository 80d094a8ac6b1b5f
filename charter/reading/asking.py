"""What the page of one suggestion asks about it: three questions, built once, for plain columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, literal, null, or_, select, union_all
from sqlalchemy.orm import aliased

from charter.amending.models import (
    Amendment,
    AmendmentDecision,
    AmendmentFate,
    AmendmentRewriting,
    AmendmentWithdrawal,
    Backing,
)
from charter.amending.models import Change as ChangeRow
from charter.amending.queries import is_open_row
from charter.db import asked
from charter.people.models import Group
from charter.reading.told import Alternative, Backed, Decided, Fate, Named, Rewritten, Told, Withdrawn
from charter.text.change import Change

Others = Sequence[tuple[Named, Sequence[Change]]]
_N = bindparam("n")
_ONE = (
    select(Amendment.number, Amendment.headline, Amendment.rationale, Amendment.version_number, Amendment.group_slug,
           Amendment.shown_as, Amendment.credit, Amendment.comment_number, Amendment.alternative_to,
           Amendment.at, AmendmentWithdrawal.at, AmendmentWithdrawal.because, AmendmentDecision.outcome,
           AmendmentDecision.meeting_number, AmendmentDecision.version_number, AmendmentDecision.at)
    .outerjoin(AmendmentWithdrawal, AmendmentWithdrawal.amendment_number == Amendment.number)
    .outerjoin(AmendmentDecision, AmendmentDecision.amendment_number == Amendment.number)
    .where(Amendment.number == _N)
)
_FIRST_OF = select(func.coalesce(Amendment.alternative_to, Amendment.number)).where(Amendment.number == _N).scalar_subquery()
# Short lists in one question: which others were suggested as other words, who stands behind it, what became of it, how it
# was rewritten, what the groups are called. The one that fills every column is first, for PostgreSQL takes their types from it.
_AROUND = union_all(
    select(literal("other"), Amendment.headline, Amendment.shown_as, Amendment.number.label("place"),
           AmendmentWithdrawal.at.label("at"), AmendmentDecision.outcome, AmendmentDecision.meeting_number)
    .outerjoin(AmendmentWithdrawal, AmendmentWithdrawal.amendment_number == Amendment.number)
    .outerjoin(AmendmentDecision, AmendmentDecision.amendment_number == Amendment.number)
    .where(or_(Amendment.number == _FIRST_OF, Amendment.alternative_to == _FIRST_OF), Amendment.number != _N),
    select(literal("backing"), Backing.group_slug, Backing.shown_as, literal(0), Backing.at, null(), null())
    .where(Backing.amendment_number == _N),
    select(literal("fate"), AmendmentFate.fate, AmendmentFate.note, AmendmentFate.version_number,
           AmendmentFate.confirmed_at, null(), null()).where(AmendmentFate.amendment_number == _N),
    select(literal("rewriting"), AmendmentRewriting.headline_before, AmendmentRewriting.rationale_before,
           AmendmentRewriting.version_number, AmendmentRewriting.at, null(), null())
    .where(AmendmentRewriting.amendment_number == _N),
    select(literal("group"), Group.slug, Group.name, Group.position, null(), null(), null()),
).order_by("place", "at")


def told(number: int) -> tuple[Told, list[tuple[str, str]]] | None:
    """One suggestion and every group's slug and name, in the order in which groups are told (two queries)."""
    row = asked(_ONE, {"n": number}).first()
    if row is None:
        return None
    around = asked(_AROUND, {"n": number}).all()
    return Told(
        *row[:10], withdrawal=Withdrawn(*row[10:12]) if row[10] else None,
        decision=Decided(*row[12:]) if row[12] else None,
        fates=[Fate(*rest[:4]) for kind, *rest in around if kind == "fate"],
        backings=[Backed(slug, shown, at) for kind, slug, shown, _, at, *_ in around if kind == "backing"],
        rewritings=[Rewritten(*rest[:4]) for kind, *rest in around if kind == "rewriting"],
        others=[Alternative(*rest) for kind, *rest in around if kind == "other"],
    ), [(row[1], row[2]) for row in around if row[0] == "group"]


_COLUMNS = (ChangeRow.amendment_number, ChangeRow.n, ChangeRow.kind, ChangeRow.key, ChangeRow.words, ChangeRow.parent_key,
            ChangeRow.after_key, ChangeRow.form, ChangeRow.level)
_NEWEST = select(func.max(ChangeRow.version_number)).where(ChangeRow.amendment_number == _N).scalar_subquery()
_MINE = select(ChangeRow).where(ChangeRow.amendment_number == _N, ChangeRow.version_number == _NEWEST).subquery()
_KEYS = select(_MINE.c.key).union_all(select(_MINE.c.after_key).where(_MINE.c.after_key.is_not(None)))
_INSERTS = select(_MINE.c.n).where(_MINE.c.kind == "insert").exists()
_FIRST = select(Amendment.alternative_to).where(Amendment.number == _N).scalar_subquery()
_OTHER = aliased(ChangeRow)
_TOUCHING = select(_OTHER.amendment_number).where(
    _OTHER.version_number == _NEWEST, or_(_OTHER.key.in_(_KEYS), _OTHER.after_key.in_(_KEYS)))
_CHANGES = (
    select(ChangeRow.version_number, Amendment.headline, Amendment.shown_as, Amendment.alternative_to, is_open_row(),
           *_COLUMNS)
    .join(Amendment, Amendment.number == ChangeRow.amendment_number)
    .where(ChangeRow.version_number == _NEWEST, or_(
        ChangeRow.amendment_number == _N, ChangeRow.amendment_number.in_(_TOUCHING), Amendment.alternative_to == _N,
        Amendment.number == _FIRST, (ChangeRow.kind == "insert") & _INSERTS))
    .order_by(ChangeRow.amendment_number, ChangeRow.n)
)


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of one suggestion on the newest version it has any for, and those of others on the same words."""

    version: int | None
    mine: tuple[Change, ...]
    others: Others  # open ones only
    insertions: tuple[Change, ...]  # every new paragraph that shares its numbering, whatever became of it


def changes(number: int) -> Changes:
    """What a suggestion changes and what else is open there (one query)."""
    rows = asked(_CHANGES, {"n": number}).all()
    every = [(Change(*row[5:]), row) for row in rows]
    mine = tuple(change for change, _ in every if change.amendment == number)
    others: dict[int, tuple[Named, list[Change]]] = {}
    for change, (_, headline, shown_as, other, is_open, *_rest) in every:
        if is_open and change.amendment != number:
            named = Named(change.amendment, headline, shown_as, other)
            others.setdefault(change.amendment, (named, []))[1].append(change)
    # Numbers of suggestions that this one is another wording of, or that are other wordings of it.
    near = {number, *(row[3] for change, row in every if change.amendment == number and row[3])}
    insertions = tuple(change for change, _ in every if change.kind == "insert")
    return Changes(rows[0][0] if rows else None, mine, _on_the_same(mine, near, others.values()), insertions)


def _on_the_same(mine: Sequence[Change], near: set[int | None], others: Iterable[tuple[Named, Sequence[Change]]]) -> Others:
    """Without those that only put in a paragraph elsewhere, which are asked for because numbering goes on from them."""
    keys = {change.key for change in mine} | {change.after for change in mine if change.after}
    return [(named, some) for named, some in others
            if {named.number, named.alternative_to} & near or any(c.key in keys or c.after in keys for c in some)]


_THROUGH = (
    select(ChangeRow.version_number, *_COLUMNS).where(ChangeRow.amendment_number == _N)
    .order_by(ChangeRow.version_number, ChangeRow.n)
)


def through_versions(number: int) -> dict[int, list[Change]]:
    """What a suggestion changed on each version, where it was written anew for one (one query)."""
    found: dict[int, list[Change]] = {}
    for version, *rest in asked(_THROUGH, {"n": number}):
        found.setdefault(version, []).append(Change(*rest))
    return found
