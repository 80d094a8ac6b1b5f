"""Lists of comments and answers for the public pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, bindparam, func, select

from charter.commenting import which
from charter.commenting.models import Comment
from charter.commenting.told import COLUMNS, read
from charter.db import asked, db
from charter.drafting.models import VersionClause
from charter.web.paging import A_PAGE, Page


def listed(*, clause: str | None = None, group: str | None = None, state: str | None = None,
           version: int | None = None, page: int = 1) -> Page:
    """One page of the published comments, newest first (one query); `state` is answered or waiting."""
    question = _question(clause is not None, group is not None, version is not None, state)
    rows = asked(question, {"clause": clause, "group": group, "version": version, "skip": (page - 1) * A_PAGE}).all()
    return Page([read(row[:-1]) for row in rows], page, rows[0][-1] if rows else 0)


@cache  # putting a question together takes longer than having it answered
def _question(clause: bool, group: bool, version: bool, state: str | None) -> Select[Any]:
    wanted: list[Any] = [Comment.number.is_not(None)]
    if clause:
        wanted.append(Comment.clause_key == bindparam("clause"))
    if group:
        wanted.append(Comment.group_slug == bindparam("group"))
    if version:
        wanted.append(which.is_on(bindparam("version", type_=Integer)))
    if state is not None:
        wanted.append(_in_state(state))
    total = select(func.count()).select_from(Comment).where(*wanted).correlate(None).scalar_subquery()
    return COLUMNS.add_columns(total).where(*wanted).order_by(Comment.number.desc()).offset(
        bindparam("skip", type_=Integer)).limit(A_PAGE)


def _in_state(state: str) -> Any:
    waits = ~which.is_answered() & ~which.is_kept_back()
    return which.is_answered() if state == "answered" else waits


def clause_numbers(comments: Sequence[Comment]) -> dict[tuple[int, str], str]:
    """The numbers that the comments' clauses had in the versions they were written on (one query)."""
    keys = {row.clause_key for row in comments if row.clause_key}
    versions = {row.version_number for row in comments if row.clause_key}
    if not keys:
        return {}
    query = select(VersionClause.version_number, VersionClause.key, VersionClause.number).where(
        VersionClause.key.in_(keys), VersionClause.version_number.in_(versions))
    return {(version, key): number for version, key, number in db.session.execute(query)}
