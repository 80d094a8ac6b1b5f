"""Asks many rooms for what a page about the text shows: one query a room, never one a clause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, exists, func, literal, or_, select, union_all
from sqlalchemy.orm import aliased, defer, joinedload

from charter.amending.models import Amendment, AmendmentDecision, Change
from charter.commenting.models import Comment, CommentFate
from charter.companions import queries as companions
from charter.companions.queries import Also
from charter.db import asked, db
from charter.drafting.models import Version
from charter.glossary import queries as glossary
from charter.glossary.linking import Forms
from charter.meeting.models import (
    AgendaItem,
    Decision,
    DecisionUndoing,
    Line,
    LineUndoing,
    Meeting,
    MeetingClosing,
    MinutesApproval,
    Round,
)
from charter.people.models import Group


@dataclass(frozen=True)
class Head:
    """A version without its text, with the meeting that made it, those called on it still to end, and what helps to read it."""

    version: Version
    maker: Meeting | None
    called: tuple[Meeting, ...]
    asked_at: datetime | None = None  # when the groups were asked about the whole text
    also: tuple[Also, ...] = ()  # in which other languages it stands, or one before it
    forms: Forms = ()  # the words that the glossary explains
    comments: int = 0  # published on the whole site so far
    suggestions: int = 0  # made on the whole site so far


# Each question is built once: building one takes SQLAlchemy longer than SQLite takes to answer it.
_ASKED = select(func.max(Round.at)).where(Round.version_number == Version.number).correlate(Version).scalar_subquery()
_CLOSED = exists().where(MeetingClosing.meeting_number == Meeting.number).correlate(Meeting)
_HEAD = (
    select(Version, Meeting, _ASKED, companions.listed_up_to(bindparam("n")), glossary.all_forms(), _CLOSED,
           select(func.max(Comment.number)).scalar_subquery(), select(func.max(Amendment.number)).scalar_subquery())
    .outerjoin(Meeting, or_(Meeting.version_number == Version.number, Meeting.number == Version.meeting_number))
    .where(Version.number == bindparam("n")).order_by(Meeting.number)
    .options(joinedload(Version.settlement), defer(Version.source))
)


def head(number: int) -> Head | None:
    """A version and its meetings (one query)."""
    rows = db.session.execute(_HEAD, {"n": number}).all()
    if not rows:
        return None
    version = rows[0][0]
    met = [(row[1], row[5]) for row in rows if row[1] is not None]
    maker = next((m for m, _ in met if m.number == version.meeting_number), None)
    return Head(version, maker, tuple(m for m, closed in met if m.version_number == number and not closed), rows[0][2],
                companions.also(rows[0][3]), glossary.read(rows[0][4]), rows[0][6] or 0, rows[0][7] or 0)


_HEADS = (select(Version).where(Version.number.in_(bindparam("numbers", expanding=True)))
          .options(joinedload(Version.settlement), defer(Version.source)))


def heads(*numbers: int) -> dict[int, Version]:
    """These versions without their texts, by number (one query)."""
    return {version.number: version for version in db.session.scalars(_HEADS, {"numbers": numbers})}


_MADE = (
    select(Change.key, AmendmentDecision.amendment_number, AmendmentDecision.meeting_number)
    .join(AmendmentDecision, AmendmentDecision.amendment_number == Change.amendment_number)
    .where(AmendmentDecision.outcome.startswith("adopted"), AmendmentDecision.version_number <= bindparam("n"))
    .distinct().order_by(AmendmentDecision.meeting_number, AmendmentDecision.amendment_number)
)


def made(up_to: int) -> dict[str, tuple[int, int]]:
    """By clause key, the newest accepted suggestion in it and the meeting that accepted it, up to a version."""
    return {key: (amendment, meeting) for key, amendment, meeting in asked(_MADE, {"n": up_to})}


_MOVED = (
    select(Change.key).join(AmendmentDecision, AmendmentDecision.amendment_number == Change.amendment_number)
    .where(AmendmentDecision.outcome.startswith("adopted"), Change.kind.in_(("move", "move_replace")),
           AmendmentDecision.version_number > bindparam("low"), AmendmentDecision.version_number <= bindparam("high"))
)


def moved(one: int, other: int) -> set[str]:
    """The clauses that a meeting moved on the way between two versions, by their keys (one query)."""
    return {key for (key,) in asked(_MOVED, {"low": min(one, other), "high": max(one, other)})}


_HERE = select(Comment.id, Comment.clause_key).where(Comment.version_number == bindparam("n"), Comment.number.is_not(None))
_CARRIED = (
    select(Comment.id, Comment.clause_key).join(CommentFate, CommentFate.comment_id == Comment.id)
    .where(CommentFate.version_number == bindparam("n"), Comment.version_number != bindparam("n"), Comment.number.is_not(None))
)
_ALL = union_all(_HERE, _CARRIED).subquery()
_COUNTS = select(_ALL.c.clause_key, func.count()).group_by(_ALL.c.clause_key)


def comment_counts(number: int) -> dict[str | None, int]:
    """How many comments stand on each clause of a version (None: on the whole), written on it or carried to it."""
    return dict(asked(_COUNTS, {"n": number}).all())


_SUGGESTIONS = (
    select(Change.amendment_number, Change.kind, Change.key, Change.parent_key, Change.after_key)
    .join(Amendment, Amendment.number == Change.amendment_number)
    .where(Change.version_number == bindparam("n"), ~Amendment.withdrawal.has(), ~Amendment.decision.has())
)
# What stands in square brackets: with the group that sees harm and its own words, once the minutes are approved. In one
# question with what is open, for both stand in the margin of a draft.
BRACKETED = "bracketed"
_LATER = aliased(Line)
_UNDONE = select(LineUndoing.line_id)
_SAYS_NO = and_(
    Line.round_id == Decision.round_id, MinutesApproval.meeting_number.is_not(None), Line.position == "object",
    Line.id.not_in(_UNDONE), ~exists().where(
        _LATER.round_id == Line.round_id, _LATER.group_slug == Line.group_slug, _LATER.at > Line.at, _LATER.id.not_in(_UNDONE)))
_IN_BRACKETS = (
    select(Change.amendment_number, literal(BRACKETED), Change.key, Group.name, Line.words)
    .join(AmendmentDecision, AmendmentDecision.amendment_number == Change.amendment_number)
    .join(AgendaItem, and_(AgendaItem.meeting_number == AmendmentDecision.meeting_number,
                           AgendaItem.amendment_number == Change.amendment_number))
    .join(Decision, and_(Decision.item_id == AgendaItem.id, Decision.outcome == BRACKETED,
                         Decision.id.not_in(select(DecisionUndoing.decision_id))))
    .outerjoin(MinutesApproval, MinutesApproval.meeting_number == AmendmentDecision.meeting_number)
    .outerjoin(Line, _SAYS_NO).outerjoin(Group, Group.slug == Line.group_slug)
    .where(AmendmentDecision.outcome == BRACKETED, AmendmentDecision.version_number <= bindparam("n")).distinct()
)
_OPEN = union_all(_SUGGESTIONS, _IN_BRACKETS)

Open = tuple[int, str, str, str | None, str | None]


def suggestions(number: int) -> list[Open]:
    """Number, kind, key, parent and neighbour of each open change on a version, by amendment number.

    Among them, as BRACKETED, what was put in square brackets: then a group's name, and its words, stand in the last two.
    """
    return sorted((tuple(row) for row in asked(_OPEN, {"n": number})), key=lambda row: row[0])  # type: ignore[arg-type]
