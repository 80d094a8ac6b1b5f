"""Meetings as the public sees them: the list, one meeting, its minutes."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template

from charter.amending import queries as amending
from charter.amending.showing import show
from charter.drafting import queries as drafting
from charter.meeting import minutes as approving
from charter.meeting import queries
from charter.meeting.models import Meeting
from charter.meeting.rules import OUTCOMES
from charter.people.queries import groups
from charter.reading.door import NUMBER, bp


@bp.get("/meetings/")
def meetings() -> Any:
    """Every meeting, newest first."""
    return render_template("reading/meetings.html", meetings=queries.meetings())


@bp.get(f"/meetings/<{NUMBER}:number>")
def meeting(number: int) -> Any:
    """One meeting: when, where, what it goes through, and what came of it once it has closed."""
    return _page("reading/meeting.html", _found(number))


@bp.get(f"/meetings/<{NUMBER}:number>/minutes")
def minutes(number: int) -> Any:
    """The minutes, which wrote themselves from what was entered."""
    found = _found(number)
    if found.closing is None:
        abort(404)
    return _page("reading/minutes.html", found, approval=approving.approval(found), told=_told(found))


def _page(template: str, meeting: Meeting, **more: Any) -> Any:
    names = groups()
    decided = [(item, queries.decision(item)) for item in meeting.items]
    shown = {item.id: queries.shown(d, names) for item, d in decided if d} if meeting.closing else {}
    return render_template(template, meeting=meeting, shown=shown, groups=names, outcomes=OUTCOMES,
                           came=queries.attendance(meeting), **more)


def _told(meeting: Meeting) -> dict[int, Any]:
    """Each amendment on the agenda with its changes as they stood on the meeting's draft."""
    tree = drafting.tree(meeting.version_number)
    return {
        a.number: (a, show(amending.changes(a, meeting.version_number), tree))
        for a in queries.amendments_of(meeting)
    }


def _found(number: int) -> Meeting:
    found = queries.meeting(number)
    if found is None:
        abort(404)
    return found
