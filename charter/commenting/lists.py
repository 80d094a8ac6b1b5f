"""Lists of comments and answers for the public pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from charter.commenting import queries
from charter.commenting.models import Comment
from charter.db import db
from charter.drafting.models import VersionClause
from charter.web.paging import A_PAGE, Page


@dataclass(frozen=True)
class Listed(Page):
    """One page of comments, with the numbers of their clauses as clause_numbers() gives them; none beyond the last page."""

    numbers: dict[tuple[int, str], str] = field(default_factory=dict)


def listed(*, clause: str | None = None, group: str | None = None, state: str | None = None,
           version: int | None = None, page: int = 1) -> Listed:
    """One page of the published comments, newest first; `state` is answered or waiting."""
    wanted: list[Any] = [Comment.number.is_not(None)]
    if clause is not None:
        wanted.append(Comment.clause_key == clause)
    if group is not None:
        wanted.append(Comment.group_slug == group)
    if version is not None:
        wanted.append(queries.is_on(version))
    if state is not None:
        wanted.append(_in_state(state))
    total = select(func.count()).select_from(Comment).where(*wanted).correlate(None).scalar_subquery()
    place = (VersionClause.version_number == Comment.version_number) & (VersionClause.key == Comment.clause_key)
    query = queries.whole().add_columns(VersionClause.number, total).outerjoin(VersionClause, place).where(*wanted)
    rows = db.session.execute(query.order_by(Comment.number.desc()).offset((page - 1) * A_PAGE).limit(A_PAGE)).all()
    numbers = {(row.version_number, row.clause_key): number for row, number, _total in rows if row.clause_key and number}
    return Listed([row for row, *_rest in rows], page, rows[0][2] if rows else 0, A_PAGE, numbers)


def _in_state(state: str) -> Any:
    waits = ~queries.is_answered() & ~queries.is_kept_back()
    return queries.is_answered() if state == "answered" else waits


def clause_numbers(comments: Sequence[Comment]) -> dict[tuple[int, str], str]:
    """The numbers that the comments' clauses had in the versions they were written on (one query)."""
    keys = {row.clause_key for row in comments if row.clause_key}
    versions = {row.version_number for row in comments if row.clause_key}
    if not keys:
        return {}
    query = select(VersionClause.version_number, VersionClause.key, VersionClause.number).where(
        VersionClause.key.in_(keys), VersionClause.version_number.in_(versions))
    return {(version, key): number for version, key, number in db.session.execute(query)}
