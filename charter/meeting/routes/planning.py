"""Setting a meeting's agenda, and how long things take."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.drafting import queries as drafting
from charter.meeting import agenda, block, estimating
from charter.meeting.calling_forms import AgendaForm, minutes_form
from charter.meeting.models import Meeting
from charter.meeting.routes import bp
from charter.meeting.routes.calling import found
from charter.meeting.routes.offering import offer
from charter.people.doors import door, here, signed_in
from charter.people.may import CHAIR, CONVENOR, STAND_IN
from charter.refusal import Refused
from charter.web.flashes import flash
from charter.web.forms import Form
from charter.web.ids import NUMBER
from charter.words import _


@bp.get(f"/meetings/<{NUMBER}:number>/agenda", endpoint="agenda")
@door("agenda.set")
def agenda_page(number: int) -> Any:
    """The form that sets what the meeting goes through."""
    meeting = found(number)
    return _page(meeting, offer(AgendaForm(**_as_set(meeting)), meeting.version_number, number))


@bp.post(f"/meetings/<{NUMBER}:number>/agenda")
@door("agenda.set")
def set_agenda(number: int) -> Any:
    """Set it."""
    meeting = found(number)
    form = offer(AgendaForm(), meeting.version_number, number)
    if not form.validate_on_submit():
        return _page(meeting, form, status=422)
    at, by = clock.now(), signed_in()
    with writing():
        agenda.set_agenda(found(number), form.wanted(first=agenda.is_first()), by=by, at=at)
    return redirect(url_for("reading.meeting", number=number), 303)


@bp.post(f"/meetings/<{NUMBER}:number>/agenda/minutes")
@door("agenda.set")
def set_minutes(number: int) -> Any:
    """Set how long the chair thinks that each thing takes."""
    meeting = found(number)
    times = _times(meeting)
    if not times.validate_on_submit():
        return _page(meeting, offer(AgendaForm(formdata=None, **_as_set(meeting)), meeting.version_number, number), times, 422)
    with writing():
        agenda.set_minutes(found(number), {i.id: times[f"item_{i.id}"].data for i in meeting.items}, at=clock.now())
    flash(_("The times are kept."))
    return redirect(url_for("meeting.agenda", number=number) + "#times", 303)


@bp.post(f"/meetings/<{NUMBER}:number>/items/<item_id>/apart")
@door("agenda.apart")
def take_out(number: int, item_id: str) -> Any:
    """Somebody wishes to talk about this one by itself."""
    at, by = clock.now(), signed_in()
    with writing():
        meeting = found(number)
        item = next((i for i in meeting.items if i.id == item_id), None) or abort(404)
        if meeting.opening is not None and not here() & {CHAIR, CONVENOR, STAND_IN}:
            raise Refused(_("The meeting has begun. Say it in the room; the meeting chair takes it out."))
        block.take_out(item, by=by, at=at)
    if "desk" in request.form:
        return redirect(url_for("meeting.run", number=number, item=item_id) + "#desk", 303)
    flash(_("A{amendment_number} is talked about by itself.", amendment_number=item.amendment_number))
    return redirect(url_for("meeting.bring_page", number=number), 303)


def _as_set(meeting: Meeting) -> dict[str, Any]:
    places = {p.key: p.number for p in drafting.tree(meeting.version_number)}
    working = [i.words for i in meeting.items if i.kind == agenda.WORKING]
    return {
        "amendments": [i.amendment_number for i in meeting.items if i.amendment_number],
        "talks": "\n".join(i.title for i in meeting.items if i.kind == agenda.TALK and i.group_slug is None),
        "clauses": ", ".join(places.get(i.clause_key or "", "") for i in meeting.items if i.kind == agenda.CLAUSE),
        "circle": any(i.kind == agenda.CIRCLE for i in meeting.items), "working": working[0] if working else "",
    }


def _times(meeting: Meeting) -> Any:
    return minutes_form([(i.id, i.title) for i in meeting.items])(**{f"item_{i.id}": i.minutes for i in meeting.items})


def _page(meeting: Meeting, form: Form, times: Form | None = None, status: int = 200) -> Any:
    return render_template("meeting/agenda.html", form=form, meeting=meeting, times=times or _times(meeting),
                           first=agenda.is_first(), usual=estimating.USUAL), status
