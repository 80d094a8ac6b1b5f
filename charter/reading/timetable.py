"""What is open until when, what is fixed, and why."""

from __future__ import annotations

from flask import render_template

from charter.drafting import queries as drafting
from charter.drafting.site import site
from charter.reading import gathering
from charter.reading.door import bp


@bp.get("/timetable")
def timetable() -> str:
    """The current draft's times, the meetings called on it, and the limits that the groups have set."""
    facts = site()
    number = facts.latest if facts.latest != facts.settled else None
    return render_template(
        "reading/timetable.html", charter=drafting.charter_or_none(), draft=number,
        windows=drafting.windows(number) if number else {}, head=gathering.head(facts.latest) if facts.latest else None,
    )
