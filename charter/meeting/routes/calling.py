"""Calling a meeting and setting its agenda."""

from __future__ import annotations

from typing import Any

from flask import abort, current_app, redirect, render_template, url_for

from charter import clock
from charter.amending import queries as amending
from charter.amending.models import Amendment
from charter.db import writing
from charter.drafting import queries as drafting
from charter.meeting import calling, grouping, queries
from charter.meeting.forms import AgendaForm, CallForm, talks
from charter.meeting.models import Meeting
from charter.meeting.routes import bp
from charter.people.doors import door, signed_in
from charter.web.ids import NUMBER


@bp.get("/meetings/new")
@door("meeting.call")
def new() -> Any:
    """The form that calls a meeting on the newest draft."""
    return _call_page(_call_form())


@bp.post("/meetings/new")
@door("meeting.call")
def call() -> Any:
    """Call it: every member is told."""
    form = _call_form()
    version = drafting.latest()
    if version is None or not form.validate_on_submit():
        return _call_page(form, 422)
    at, by = clock.now(), signed_in()
    with writing():
        meeting = calling.call(
            version, title=form.title.data, starts_local=form.starts_local(), zone=current_app.config["TIME_ZONE"],
            place=form.place.data, link=form.link.data or None, chair=_chair(form.chair.data),
            amendments=form.amendments.data or [], talks=talks(form.talks.data or ""), by=by, at=at, once=form.once.data,
        )
    return redirect(url_for("reading.meeting", number=meeting.number), 303)


@bp.get(f"/meetings/<{NUMBER}:number>/agenda")
@door("agenda.set")
def agenda(number: int) -> Any:
    """The form that sets what the meeting goes through."""
    meeting = found(number)
    begun = [i.amendment_number for i in meeting.items if i.amendment_number]
    form = AgendaForm(amendments=begun, talks="\n".join(i.title for i in meeting.items if i.kind == "talk"))
    return _agenda_page(meeting, _offer(form, meeting.version_number, number))


@bp.post(f"/meetings/<{NUMBER}:number>/agenda")
@door("agenda.set")
def set_agenda(number: int) -> Any:
    """Set it."""
    meeting = found(number)
    form = _offer(AgendaForm(), meeting.version_number, number)
    if not form.validate_on_submit():
        return _agenda_page(meeting, form, 422)
    at, by = clock.now(), signed_in()
    with writing():
        calling.set_agenda(found(number), amendments=form.amendments.data or [], talks=talks(form.talks.data or ""),
                           by=by, at=at)
    return redirect(url_for("reading.meeting", number=number), 303)


def found(number: int) -> Meeting:
    """The meeting with this number; an unknown one is an unknown address."""
    meeting = queries.meeting(number)
    if meeting is None:
        abort(404)
    return meeting


def _chair(person_id: str) -> Any:
    return next(p for p in queries.chairs() if p.id == person_id)


def _call_form() -> CallForm:
    form = CallForm()
    form.chair.choices = [(p.id, p.name) for p in queries.chairs()]
    version = drafting.latest()
    return _offer(form, version.number if version else 0)


def _offer(form: Any, version_number: int, meeting_number: int | None = None) -> Any:
    """Offer what is open on this draft and on no other meeting's agenda, in the order in which the text is read."""
    elsewhere = {a for a, m in queries.tabled().items() if m != meeting_number}
    tree = drafting.tree(version_number)
    rows = grouping.in_reading_order(amending.open_on(version_number), version_number, tree)
    form.amendments.choices = [(a.number, _named(a)) for a in rows if a.number not in elsewhere]
    return form


def _named(a: Amendment) -> str:
    return f"A{a.number}: {a.headline}" + (f" (other words than A{a.alternative_to})" if a.alternative_to else "")


def _call_page(form: CallForm, status: int = 200) -> Any:
    version = drafting.latest()
    sitting = queries.open_meeting_on(version.number) if version else None
    return render_template("meeting/call.html", form=form, version=version, sitting=sitting), status


def _agenda_page(meeting: Meeting, form: Any, status: int = 200) -> Any:
    return render_template("meeting/agenda.html", form=form, meeting=meeting), status
