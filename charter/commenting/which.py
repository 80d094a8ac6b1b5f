"""What is asked of a comment within a question about many: on which version it is, whether it is answered or kept back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from charter.commenting.models import AnswerGiving, Answering, Comment, CommentFate, CommentRuling


def on_version(version_number: int) -> Any:
    """Published, and written on this version or carried into it."""
    return and_(Comment.number.is_not(None), is_on(version_number))


def is_on(version_number: int) -> Any:
    """Written on this version or carried into it."""
    carried = exists().where(CommentFate.comment_id == Comment.id,
                             CommentFate.version_number == version_number).correlate(Comment)
    return or_(Comment.version_number == version_number, carried)


def is_answered() -> Any:
    """Has an answer that was given."""
    return exists().where(Answering.comment_id == Comment.id,
                          AnswerGiving.answer_id == Answering.answer_id).correlate(Comment)


def is_kept_back() -> Any:
    """A person looked last and took its words down."""
    later = aliased(CommentRuling)
    newest = select(func.max(later.at)).where(later.comment_id == Comment.id).correlate(Comment).scalar_subquery()
    return exists().where(CommentRuling.comment_id == Comment.id, CommentRuling.at == newest,
                          ~CommentRuling.shown).correlate(Comment)
