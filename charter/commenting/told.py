"""What a page tells of a published comment, as plain values: from its row, or from columns that a list asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from charter.commenting import rules
from charter.commenting.models import (
    Answer,
    AnswerGiving,
    Answering,
    Comment,
    CommentFate,
    CommentReport,
    CommentRuling,
)
from charter.drafting.models import VersionClause


class Given(NamedTuple):
    """An answer that was given."""

    outcome: str
    reason: str
    who_can_help: str | None
    before: str | None
    after: str | None
    amendment_number: int | None
    at: datetime


class Fate(NamedTuple):
    """What became of a comment in a later version."""

    version: int
    fate: str
    is_confirmed: bool  # its writer has seen it, and stands by the comment


class Told(NamedTuple):
    """A published comment, as plain values."""

    number: int
    version: int  # on which it was written
    clause_key: str | None
    clause_number: str | None
    words: str
    quote: str | None
    shown_as: str
    came_by: str
    asked: str | None
    at: datetime
    hidden: str | None  # why a person took its words down; empty where nobody has looked since it was reported
    answer: Given | None
    is_looked_at: bool  # an answer is drafted, and the groups have it
    fate: Fate | None  # in the newest version that it was told of


class _Ruled(NamedTuple):
    shown: bool
    at: datetime


class _Reported(NamedTuple):
    at: datetime


def told(comment: Comment, numbers: Mapping[tuple[int, str], str]) -> Told:
    """From its row, with all that queries.whole() brings; `numbers` holds clause numbers by version and key."""
    answer = comment.answering.answer if comment.answering else None
    ruling, fate = comment.rulings[-1] if comment.rulings else None, comment.fates[-1] if comment.fates else None
    return _told((
        comment.number, comment.version_number, comment.clause_key,
        numbers.get((comment.version_number, comment.clause_key or "")), comment.words, comment.quote,
        comment.shown_as, comment.came_by, comment.asked, comment.at,
        ruling and ruling.shown, ruling and ruling.at, ruling and ruling.because,
        comment.reports[0].at if comment.reports else None,
        answer and answer.id, *(_columns_of(answer) if answer else (None,) * 7),
        *((fate.version_number, fate.fate, fate.confirmed_at) if fate else (None,) * 3)))


def given(answer: Answer) -> Given:
    """An answer as it is given, or would be."""
    return Given(*_columns_of(answer))._replace(at=answer.giving.at if answer.giving else answer.at)


def _columns_of(answer: Answer) -> tuple[Any, ...]:
    return (answer.outcome, answer.reason, answer.who_can_help, answer.before, answer.after, answer.amendment_number,
            answer.giving.at if answer.giving else None)


_LATER = aliased(CommentRuling)
_NEWEST_RULING = (select(_LATER.id).where(_LATER.comment_id == Comment.id).order_by(_LATER.at.desc()).limit(1)
                  .correlate(Comment).scalar_subquery())
_OTHER = aliased(CommentFate)
_NEWEST_FATE = (select(func.max(_OTHER.version_number)).where(_OTHER.comment_id == Comment.id)
                .correlate(Comment).scalar_subquery())
_FIRST_REPORT = (select(func.min(CommentReport.at)).where(CommentReport.comment_id == Comment.id)
                 .correlate(Comment).scalar_subquery())
# The same as told() reads off a row, in its order.
COLUMNS = (
    select(Comment.number, Comment.version_number, Comment.clause_key, VersionClause.number, Comment.words, Comment.quote,
           Comment.shown_as, Comment.came_by, Comment.asked, Comment.at,
           CommentRuling.shown, CommentRuling.at, CommentRuling.because, _FIRST_REPORT,
           Answer.id, Answer.outcome, Answer.reason, Answer.who_can_help, Answer.before, Answer.after,
           Answer.amendment_number, AnswerGiving.at,
           CommentFate.version_number, CommentFate.fate, CommentFate.confirmed_at)
    .select_from(Comment)
    .outerjoin(VersionClause, (VersionClause.version_number == Comment.version_number)
               & (VersionClause.key == Comment.clause_key))
    .outerjoin(CommentRuling, CommentRuling.id == _NEWEST_RULING)
    .outerjoin(Answering, Answering.comment_id == Comment.id).outerjoin(Answer, Answer.id == Answering.answer_id)
    .outerjoin(AnswerGiving, AnswerGiving.answer_id == Answer.id)
    .outerjoin(CommentFate, (CommentFate.comment_id == Comment.id) & (CommentFate.version_number == _NEWEST_FATE))
)


def read(row: Any) -> Told:
    """A comment out of a row of COLUMNS."""
    return _told(tuple(row))


def _told(row: tuple[Any, ...]) -> Told:
    shown, ruled_at, because, reported_at = row[10:14]
    ruled = [_Ruled(shown, ruled_at)] if ruled_at else []
    hidden = rules.is_hidden(ruled, [_Reported(reported_at)] if reported_at else [])
    answer = Given(*row[15:22]) if row[21] is not None else None
    fate = Fate(row[22], row[23], row[24] is not None) if row[22] is not None else None
    why = None if not hidden else because or "" if ruled and not shown else ""
    return Told(*row[:10], why, answer, row[14] is not None, fate)  # type: ignore[call-arg]
