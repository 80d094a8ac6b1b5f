"""Where one amendment stands with the meetings: on whose agenda it is, and what closed ones decided (one query)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from charter.db import asked
from charter.meeting.models import (
    AgendaItem,
    Decision,
    DecisionUndoing,
    Line,
    LineUndoing,
    MeetingClosing,
    MeetingOpening,
    MinutesApproval,
    Round,
    RoundAlso,
    RoundUndoing,
)
from charter.meeting.queries import EarlierRound, Shown
from charter.meeting.rules import NOT_ANSWERED, POSITIONS

Named = tuple[str, str]  # a group's slug and name
Told = tuple[tuple[str, str, str, str], ...]


class _Row(NamedTuple):
    """One line of one round of one item, or as much of that as there is."""

    meeting: int
    opened: Any
    closed: int | None
    approved: int | None
    decision: str | None
    outcome: str
    reason: str
    confirmed_by: str
    at: Any
    words: str | None
    same_as: int | None
    round: str | None
    asked: str
    group: str | None
    position: str
    said: str


# The suggestion that asks for the very same, in one with which it was decided: its rounds hold for both.
_FIRST = aliased(AgendaItem)
_ITEM, _APART = func.coalesce(_FIRST.id, AgendaItem.id), func.coalesce(_FIRST.apart, AgendaItem.apart)
# An item's rounds: asked alone, or in a block that it was not taken out of; nothing that was taken back.
_BLOCKS, _IN_BLOCKS = select(RoundAlso.round_id), select(RoundAlso.round_id).where(RoundAlso.item_id == _ITEM)
_ROUNDS = and_(
    Round.id.not_in(select(RoundUndoing.round_id)),
    or_(Round.item_id == _ITEM, Round.id.in_(_IN_BLOCKS)), or_(_APART.is_(False), Round.id.not_in(_BLOCKS)),
)
_LINES = and_(Line.round_id == Round.id, Line.id.not_in(select(LineUndoing.line_id)))
_STANDING = (
    select(AgendaItem.meeting_number, MeetingOpening.at, MeetingClosing.meeting_number,
           MinutesApproval.meeting_number, Decision.id, Decision.outcome, Decision.reason, Decision.confirmed_by,
           Decision.at, Decision.words, Decision.same_as, Round.id,
           Round.asked, Line.group_slug, Line.position, Line.words)
    .select_from(AgendaItem)
    .outerjoin(MeetingOpening, MeetingOpening.meeting_number == AgendaItem.meeting_number)
    .outerjoin(MeetingClosing, MeetingClosing.meeting_number == AgendaItem.meeting_number)
    .outerjoin(MinutesApproval, MinutesApproval.meeting_number == AgendaItem.meeting_number)
    .outerjoin(Decision, and_(Decision.item_id == AgendaItem.id,
                              Decision.id.not_in(select(DecisionUndoing.decision_id))))
    .outerjoin(_FIRST, and_(_FIRST.meeting_number == AgendaItem.meeting_number,
                            _FIRST.amendment_number == Decision.same_as))
    .outerjoin(Round, _ROUNDS)
    .outerjoin(Line, _LINES)
    .where(AgendaItem.amendment_number == bindparam("n"))
    .order_by(AgendaItem.meeting_number, Decision.at, Decision.id, Round.n, Round.at, Line.at)
)


def standing(amendment_number: int, groups: Sequence[Named]) -> tuple[tuple[int, bool] | None, list[Shown]]:
    """The meeting whose agenda an amendment is on, whether it has begun, and what closed ones decided, oldest first."""
    rows = [_Row(*row) for row in asked(_STANDING, {"n": amendment_number})]
    tabled = next(((row.meeting, row.opened is not None) for row in reversed(rows) if row.closed is None), None)
    decided = [row for row in rows if row.closed is not None and row.decision is not None]
    told = [_shown(list(some), groups) for _, some in groupby(decided, key=lambda row: row.decision)]
    return tabled, sorted(told, key=lambda shown: shown.at)


def _shown(rows: list[_Row], groups: Sequence[Named]) -> Shown:
    first = rows[0]
    rounds = [list(some) for _, some in groupby(rows, key=lambda row: row.round)] if first.round else []
    earlier = tuple(EarlierRound(some[0].asked, _lines(some, groups)) for some in rounds[:-1])
    last = rounds[-1] if rounds else []
    words = json.loads(first.words) if first.words else {}
    told = Shown(first.meeting, first.outcome, first.reason, first.confirmed_by, first.at, _lines(last, groups), words,
                 last[0].asked if last else "", earlier, first.same_as)
    return told if first.approved is not None else told.before_approval()


def _lines(rows: list[_Row], groups: Sequence[Named]) -> Told:
    given = {row.group: row for row in rows if row.group}  # a group's newest line holds
    return tuple((name, given[slug].position, POSITIONS[given[slug].position], given[slug].said)
                 if slug in given else (name, "", NOT_ANSWERED, "") for slug, name in groups)
