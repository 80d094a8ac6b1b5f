"""Which comments' words are hidden, asked of all at once: the same rule as `rules.is_hidden`, which is asked of one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import aliased

from charter.commenting.models import Comment, CommentReport, CommentRuling


def hidden() -> Any:
    """The ids of comments that a person kept back last, or that were reported and nobody has looked at since."""
    ruling, later = CommentRuling, aliased(CommentRuling)
    kept_back = select(ruling.comment_id).where(
        ~ruling.shown, ~exists().where(later.comment_id == ruling.comment_id, later.at > ruling.at))
    first = select(CommentReport.comment_id, func.min(CommentReport.at).label("at")).group_by(CommentReport.comment_id).subquery()
    reported = select(first.c.comment_id).where(
        ~exists().where(CommentRuling.comment_id == first.c.comment_id, CommentRuling.at >= first.c.at))
    return select(Comment.id).where(or_(Comment.id.in_(kept_back), Comment.id.in_(reported)))
