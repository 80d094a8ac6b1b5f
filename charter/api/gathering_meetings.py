"""Gathers meetings, from the rows of the open data; what a group said is there once the minutes are approved."""

from __future__ import annotations

from typing import Any

from charter.api.gathering import Asked, Some
from charter.api.shapes import MEETING, MEETING_LISTED
from charter.db import db
from charter.meeting.models import Meeting
from charter.publishing import deciding


def meetings(_asked: Asked, limit: int, skip: int) -> Some:
    """Every meeting by number, without what it decided."""
    rows = deciding.meetings()
    return Some([MEETING_LISTED.told(row) for row in rows[skip:skip + limit]], len(rows))


def meeting(number: int) -> dict[str, Any] | None:
    """One meeting with who came, what it decided and what each group said."""
    if db.session.get(Meeting, number) is None:  # before all that was ever decided is gathered
        return None
    rows = deciding.rows()
    return next((MEETING.told(row, rows) for row in rows["meetings"] if row["number"] == number), None)
