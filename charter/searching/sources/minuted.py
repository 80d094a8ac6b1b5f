"""The parts of meetings that a search looks through, as rows of one shape, each with the condition that makes it public.

The conditions are those of the open data (charter/publishing/deciding.py and following.py): what is decided once the
meeting has closed, what each group said once the minutes are approved. A member's own answer is in no search.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, String, and_, cast, exists, literal, or_, select
from sqlalchemy.orm import aliased

from charter.meeting.models import (
    ActionPoint,
    AgendaItem,
    Decision,
    DecisionUndoing,
    LateObjection,
    Line,
    LineUndoing,
    Meeting,
    MeetingClosing,
    MinutesApproval,
    MinutesCorrection,
    Round,
    RoundAlso,
    RoundUndoing,
    Statement,
)
from charter.meeting.statements import PUBLISHED
from charter.people.models import Group
from charter.record.models import Entry, Reference


def _row(what: str, meeting: Any, position: Any, row_id: Any, title: Any, said: Any, folded: Any) -> Select[Any]:
    return select(literal(what, String).label("what"), meeting.label("meeting"), position.label("position"),
                  cast(row_id, String).label("id"), title.label("title"), said.label("said"), folded.label("folded"))


def _meetings() -> Select[Any]:
    return _row("meeting", Meeting.number, literal(-1), Meeting.number, Meeting.title, Meeting.place, Meeting.folded)


def _decisions() -> Select[Any]:
    return (_row("decision", AgendaItem.meeting_number, AgendaItem.position, Decision.id, AgendaItem.title, Decision.reason,
                 AgendaItem.folded + " " + Decision.folded)
            .join(AgendaItem, AgendaItem.id == Decision.item_id)
            .join(MeetingClosing, MeetingClosing.meeting_number == AgendaItem.meeting_number)
            .where(_stands()))


def _lines() -> Select[Any]:
    """The line that held for each group in each round that was not taken back."""
    newer, also, other = aliased(Line), aliased(RoundAlso), aliased(AgendaItem)
    undone = exists().where(LineUndoing.line_id == Line.id) | exists().where(RoundUndoing.round_id == Round.id)
    overtaken = exists().where(newer.round_id == Line.round_id, newer.group_slug == Line.group_slug, newer.at > Line.at,
                               ~exists().where(LineUndoing.line_id == newer.id))
    holds = or_(~AgendaItem.apart, ~exists().where(also.round_id == Round.id),
                exists().where(also.round_id == Round.id, other.id == also.item_id, ~other.apart))
    return (_row("line", AgendaItem.meeting_number, AgendaItem.position, Line.id, Group.name + ", " + AgendaItem.title,
                 Line.words + " " + Line.to_whom + " " + Line.removed_by, Line.folded)
            .join(Round, Round.id == Line.round_id).join(AgendaItem, AgendaItem.id == Round.item_id)
            .join(MinutesApproval, MinutesApproval.meeting_number == AgendaItem.meeting_number)
            .join(Group, Group.slug == Line.group_slug).where(~undone, ~overtaken, holds, Line.words != ""))


def _actions() -> Select[Any]:
    return (_row("action", ActionPoint.meeting_number, literal(1000), ActionPoint.id, ActionPoint.owner, ActionPoint.what,
                 ActionPoint.folded)
            .join(MeetingClosing, MeetingClosing.meeting_number == ActionPoint.meeting_number))


def _corrections() -> Select[Any]:
    row = MinutesCorrection
    return (_row("correction", row.meeting_number, literal(1001), row.id, literal(""), row.words, row.folded)
            .join(MinutesApproval, MinutesApproval.meeting_number == row.meeting_number))


def _late() -> Select[Any]:
    row = LateObjection
    return (_row("late", AgendaItem.meeting_number, AgendaItem.position, row.id, Group.name + ", " + AgendaItem.title,
                 row.words + " " + row.to_whom + " " + row.removed_by, row.folded)
            .join(Decision, Decision.id == row.decision_id).join(AgendaItem, AgendaItem.id == Decision.item_id)
            .join(MinutesApproval, MinutesApproval.meeting_number == AgendaItem.meeting_number)
            .join(Group, Group.slug == row.group_slug).where(_stands()))


def _statements() -> Select[Any]:
    """Words that every group approved: until then they are nobody's to read, and until then others take their place."""
    published = exists().where(and_(
        Entry.kind == PUBLISHED, Reference.seq == Entry.seq, Reference.name == "meeting",
        Reference.value == cast(Statement.meeting_number, String)))
    return _row("statement", Statement.meeting_number, literal(-1), Statement.id, literal(""), Statement.words,
                Statement.folded).where(published)


def _stands() -> Any:
    return ~exists().where(DecisionUndoing.decision_id == Decision.id)


PARTS = (_meetings, _decisions, _lines, _actions, _corrections, _late, _statements)
