"""A meeting's minutes, which wrote themselves from what was entered."""

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


@bp.get(f"/meetings/<{NUMBER}:number>/minutes")
def minutes(number: int) -> Any:
    """The minutes, which wrote themselves from what was entered."""
    found = queries.meeting(number)
    if found is None or found.closing is None:
        abort(404)
    names = groups()
    decided = [(item, queries.decision(item)) for item in found.items]
    return render_template("reading/minutes.html", meeting=found, groups=names, outcomes=OUTCOMES, came=queries.attendance(found),
                           shown={item.id: queries.shown(d, names) for item, d in decided if d},
                           approval=approving.approval(found), told=_told(found))


def _told(meeting: Meeting) -> dict[int, Any]:
    """Each amendment on the agenda with its changes as they stood on the meeting's draft."""
    tree = drafting.tree(meeting.version_number)
    return {
        a.number: (a, show(amending.changes(a, meeting.version_number), tree))
        for a in queries.amendments_of(meeting)
    }
