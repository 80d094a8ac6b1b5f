"""What is open until when, what is fixed, and why."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from flask import render_template

from charter.area import queries as area
from charter.area.models import Season
from charter.area.seasons import KINDS
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.drafting.site import site
from charter.reading import times
from charter.reading.door import bp
from charter.signing import arranging


@bp.get("/timetable")
def timetable() -> str:
    """The current draft's times, the meetings called on it, the weeks to keep in mind, and the days and limits that are set."""
    facts = site()
    charter, launch = times.promised(facts.settled)
    number = facts.draft
    versions, milestones, review = times.named(facts.settled, number)
    calendar = _since(area.calendar(), versions.get(number or facts.settled or 0))
    opened = times.opened(drafting.windows(number), calendar) if number else []
    meetings, asked_at = times.called(number, calendar) if number else ([], None)
    waits = _waits(asked_at, charter.settling_days) if asked_at and charter else None
    return render_template(
        "reading/timetable.html", charter=charter, draft=number, settled=versions.get(facts.settled or 0), opened=opened,
        milestones=milestones, review=review, list_opens=arranging.on_page(launch) if launch else None,
        meetings=meetings, asked_at=asked_at, waits=waits, calendar=calendar, kinds=KINDS,
        picture=times.picture(opened, meetings, calendar, waits))


def _since(calendar: list[Season], version: Version | None) -> list[Season]:
    """The weeks that end after this version was made: of earlier ones nobody need think any more."""
    begun = area.here(version.settlement.at if version.settlement else version.at) if version else date.min
    return [season for season in calendar if season.last >= begun]


def _waits(asked_at: datetime, days: int) -> tuple[date, date]:
    """From the day on which the groups were asked about the whole text until the last day on which it cannot be settled."""
    return area.here(asked_at), area.here(asked_at + timedelta(days=days))
