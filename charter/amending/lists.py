"""Lists of suggested words for the public pages."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import func, select

from charter.amending import queries
from charter.amending.models import Amendment
from charter.amending.models import Change as ChangeRow
from charter.db import db
from charter.web.paging import A_PAGE, Page


def listed(*, clause: str | None = None, group: str | None = None, state: str | None = None, version: int | None = None,
           tabled: Collection[int] = (), page: int = 1) -> Page:
    """One page of suggestions, newest first; `state`: suggested, meeting (those in `tabled`), decided, back."""
    wanted: list[Any] = []
    if clause is not None:
        touches = (ChangeRow.key == clause) | (ChangeRow.after_key == clause) | (ChangeRow.parent_key == clause)
        wanted.append(Amendment.changes.any(touches))
    if group is not None:
        wanted.append(Amendment.group_slug == group)
    if version is not None:
        wanted.append(Amendment.changes.any(ChangeRow.version_number == version))
    if state is not None:
        wanted.append(_in_state(state, tabled))
    total = select(func.count()).select_from(Amendment).where(*wanted).correlate(None).scalar_subquery()
    query = queries.listed().add_columns(total).where(*wanted)
    rows = db.session.execute(query.order_by(Amendment.number.desc()).offset((page - 1) * A_PAGE).limit(A_PAGE)).all()
    return Page([row for row, _total in rows], page, rows[0][1] if rows else 0)


def _in_state(state: str, tabled: Collection[int]) -> Any:
    if state == "decided":
        return Amendment.decision.has()
    if state == "back":
        return Amendment.withdrawal.has()
    at_meeting = Amendment.number.in_(list(tabled))
    return queries.is_open_row() & (at_meeting if state == "meeting" else ~at_meeting)
