"""Meetings as the public sees them: the list and one meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import abort, render_template

from charter.meeting import agenda, bringing, circle, estimating, queries, statements
from charter.meeting.models import Meeting
from charter.meeting.rules import OUTCOMES
from charter.people.models import Group
from charter.people.queries import groups
from charter.reading.door import NUMBER, bp


@bp.get("/meetings/")
def meetings() -> Any:
    """Every meeting, newest first."""
    return render_template("reading/meetings.html", meetings=queries.meetings())


@bp.get(f"/meetings/<{NUMBER}:number>")
def meeting(number: int) -> Any:
    """One meeting: when, where, what it goes through, and what came of it once it has closed."""
    found = queries.announced(number)
    if found is None:
        abort(404)
    names = groups()
    return render_template("reading/meeting.html", meeting=found, shown=_decided(found, names) if found.closing else {},
                           groups=names, outcomes=OUTCOMES, came=queries.attendance(found) if found.closing else {},
                           names={g.slug: g.name for g in names},
                           statement=statements.published(found) if found.opening else None, **_times(found, names))


def _decided(found: Meeting, names: Sequence[Group]) -> dict[str, Any]:
    """What a closed meeting decided; what each group said of it only once its minutes are approved."""
    queries.with_rounds(found)
    decided = [(item, queries.decision(item)) for item in found.items]
    shown = {item.id: queries.shown(d, names) for item, d in decided if d}
    if found.approval:
        return shown
    return {item_id: one.before_approval() for item_id, one in shown.items()}


def _times(meeting: Meeting, names: Sequence[Group]) -> dict[str, Any]:
    return {"begins": estimating.begins(meeting), "ends": estimating.ends(meeting), "minutes": estimating.longest(meeting),
            "estimate": estimating.of_item, "until": bringing.closes(meeting),
            "left_out": meeting.closing is None and any(item.kind == agenda.CIRCLE for item in meeting.items)
            and {group.slug for group in names} <= circle.wishes(meeting)}
