"""Calling a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import abort, current_app, redirect, render_template, request, url_for

from charter import clock
from charter.area import queries as area
from charter.db import writing
from charter.drafting import queries as drafting
from charter.meeting import agenda, calling, queries
from charter.meeting.calling_forms import CallForm
from charter.meeting.models import Meeting
from charter.meeting.routes import bp
from charter.meeting.routes.offering import offer
from charter.people.doors import door, signed_in


@bp.get("/meetings/new")
@door("meeting.call")
def new() -> Any:
    """The form that calls a meeting on the newest draft."""
    return _page(_form())


@bp.post("/meetings/new")
@door("meeting.call")
def call() -> Any:
    """Call it: every member is told."""
    form, version = _form(), drafting.latest()
    if version is None or not form.validate_on_submit():
        return _page(form, 422)
    if not (form.held.data or request.form.get("anyway")) and (aware := area.before_day(form.day.data)):
        return _page(form, 422, aware)
    with writing():
        meeting = _called(form)
    return redirect(url_for("reading.meeting", number=meeting.number), 303)


def found(number: int) -> Meeting:
    """The meeting with this number; an unknown one is an unknown address."""
    meeting = queries.meeting(number)
    if meeting is None:
        abort(404)
    return meeting


def _called(form: CallForm) -> Meeting:
    version, wanted = drafting.latest(), form.wanted(first=agenda.is_first())
    assert version is not None, "asked before the pen was taken, and versions are never unmade"
    return calling.call(
        version, title=form.title.data, starts_local=form.starts_local(), zone=current_app.config["TIME_ZONE"],
        place=form.place.data, link=form.link.data or None, chair=next(p for p in queries.chairs() if p.id == form.chair.data),
        amendments=wanted.amendments, talks=wanted.talks, clauses=wanted.clauses, circle=wanted.circle, working=wanted.working,
        by=signed_in(), at=clock.now(), once=form.once.data)


def _form() -> CallForm:
    form = CallForm()
    form.chair.choices = [(p.id, p.name) for p in queries.chairs()]
    version = drafting.latest()
    return offer(form, version.number if version else 0)


def _page(form: CallForm, status: int = 200, aware: Sequence[str] = ()) -> Any:
    version = drafting.latest()
    sitting = queries.open_meeting_on(version.number) if version else None
    return render_template("meeting/call.html", form=form, version=version, sitting=sitting, first=agenda.is_first(),
                           aware=aware), status
