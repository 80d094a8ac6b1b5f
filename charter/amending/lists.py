"""Lists of suggested words for the public pages."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Integer, Select, String, bindparam, func, select
from sqlalchemy.orm import aliased

from charter.amending.models import Amendment, AmendmentDecision, AmendmentFate, AmendmentWithdrawal, Backing
from charter.amending.models import Change as ChangeRow
from charter.db import asked
from charter.web.paging import A_PAGE, Page


class Decided(NamedTuple):
    """What a meeting decided of it."""

    outcome: str


class Fate(NamedTuple):
    """What became of it when the newest version that it was carried to was made."""

    fate: str
    confirmed_at: datetime | None


class Listed(NamedTuple):
    """A suggestion as a list tells it: plain values, for whole objects take three times as long to ask for."""

    number: int
    headline: str
    shown_as: str
    version_number: int
    behind: str  # the groups of those who stand behind it, with a comma between, some of them perhaps twice
    withdrawal: datetime | None
    decision: Decided | None
    fates: tuple[Fate, ...]  # the newest alone


_OTHER = aliased(AmendmentFate)
_NEWEST_FATE = (select(func.max(_OTHER.version_number)).where(_OTHER.amendment_number == Amendment.number)
                .correlate(Amendment).scalar_subquery())
_BEHIND = (select(func.aggregate_strings(Backing.group_slug, ",")).where(Backing.amendment_number == Amendment.number)
           .correlate(Amendment).scalar_subquery())
_COLUMNS = (
    select(Amendment.number, Amendment.headline, Amendment.shown_as, Amendment.version_number, func.coalesce(_BEHIND, ""),
           AmendmentWithdrawal.at, AmendmentDecision.outcome, AmendmentFate.fate, AmendmentFate.confirmed_at)
    .select_from(Amendment)
    .outerjoin(AmendmentWithdrawal, AmendmentWithdrawal.amendment_number == Amendment.number)
    .outerjoin(AmendmentDecision, AmendmentDecision.amendment_number == Amendment.number)
    .outerjoin(AmendmentFate, (AmendmentFate.amendment_number == Amendment.number)
               & (AmendmentFate.version_number == _NEWEST_FATE))
)


def listed(*, clause: str | None = None, group: str | None = None, state: str | None = None, version: int | None = None,
           tabled: Collection[int] = (), page: int = 1) -> Page:
    """One page of suggestions, newest first; `state`: suggested, meeting (those in `tabled`), decided, back (one query)."""
    question = _question(clause is not None, group is not None, state, version is not None)
    rows = asked(question, {"clause": clause, "group": group, "version": version, "tabled": list(tabled),
                            "skip": (page - 1) * A_PAGE}).all()
    return Page([_read(row) for row in rows], page, rows[0][-1] if rows else 0)


def _read(row: Any) -> Listed:
    *columns, outcome, fate, confirmed_at, _total = row
    return Listed(*columns, Decided(outcome) if outcome else None, (Fate(fate, confirmed_at),) if fate else ())


@cache  # putting a question together takes longer than having it answered
def _question(clause: bool, group: bool, state: str | None, version: bool) -> Select[Any]:
    wanted: list[Any] = []
    if clause:
        key = bindparam("clause", type_=String)
        touches = (ChangeRow.key == key) | (ChangeRow.after_key == key) | (ChangeRow.parent_key == key)
        wanted.append(Amendment.changes.any(touches))
    if group:
        wanted.append(Amendment.group_slug == bindparam("group"))
    if version:
        wanted.append(Amendment.changes.any(ChangeRow.version_number == bindparam("version", type_=Integer)))
    if state is not None:
        wanted.append(_in_state(state))
    total = select(func.count()).select_from(Amendment).where(*wanted).correlate(None).scalar_subquery()
    return _COLUMNS.add_columns(total).where(*wanted).order_by(Amendment.number.desc()).offset(
        bindparam("skip", type_=Integer)).limit(A_PAGE)


def _in_state(state: str) -> Any:
    decided, back = (select(row.amendment_number).where(row.amendment_number == Amendment.number).correlate(Amendment).exists()
                     for row in (aliased(AmendmentDecision), aliased(AmendmentWithdrawal)))
    if state in ("decided", "back"):
        return decided if state == "decided" else back
    at_meeting = Amendment.number.in_(bindparam("tabled", expanding=True))
    return ~back & ~decided & (at_meeting if state == "meeting" else ~at_meeting)
