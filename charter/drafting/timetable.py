"""Until when a draft is open: both of its windows open with it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import current_app

from charter.db import db
from charter.drafting.models import Window
from charter.people.models import Person
from charter.words import _

KINDS = {"comments": _("comments"), "words": _("suggested words")}
# A minute before midnight: nobody has to think about which day midnight belongs to.
LAST_MINUTE = time(23, 59)


def open_both(number: int, days: int, *, by: Person | None, at: datetime) -> datetime:
    """Open a draft for comments and for suggested words for this many days at least; gives when they close."""
    closes_at = end_of_day(at + timedelta(days=days))
    for kind in KINDS:
        opened(number, kind, opens_at=at, closes_at=closes_at, by=by, at=at)
    return closes_at


def opened(number: int, kind: str, *, opens_at: datetime, closes_at: datetime, by: Person | None, at: datetime,
           because: str = "") -> Window:
    """One row of the timetable."""
    row = Window(version_number=number, kind=kind, opens_at=opens_at, closes_at=closes_at, at=at,
                 by_id=by.id if by else None, because=because)
    db.session.add(row)
    db.session.flush()
    return row


def end_of_day(moment: datetime) -> datetime:
    """The last minute of that day in the area's own time zone."""
    zone = ZoneInfo(current_app.config["TIME_ZONE"])
    return datetime.combine(moment.astimezone(zone).date(), LAST_MINUTE, zone).astimezone(UTC)


def spelled(moment: datetime) -> str:
    """A moment as the record spells it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
