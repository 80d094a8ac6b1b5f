"""The run sheet: one page from which the chair takes the room through the agenda; who came, and the opening."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.meeting import calling, fresh, queries, timing, wishing
from charter.meeting.desk import bare, desk, is_decided_on
from charter.meeting.forms import DecisionForm, attendance_form
from charter.meeting.models import Meeting
from charter.meeting.routes import bp
from charter.meeting.routes.calling import found
from charter.meeting.running_forms import AskForm
from charter.meeting.sheet import sheet
from charter.people.doors import door, here, signed_in
from charter.people.queries import groups
from charter.web.ids import NUMBER


@bp.get(f"/meetings/<{NUMBER}:number>/run")
@door("meeting.line")
def run(number: int) -> Any:
    """The run sheet, with the item that is on now, or the one that is looked at."""
    return run_page(number, request.args.get("item"))


@bp.get(f"/meetings/<{NUMBER}:number>/run/news")
@door("meeting.line")
def run_news(number: int) -> Any:
    """What an open run sheet asks every few seconds: a sentence where something is new, otherwise nothing."""
    words = fresh.news(number, request.args.get("seen", ""))
    return (words, 200, {"Content-Type": "text/plain; charset=utf-8"}) if words else ("", 204)


@bp.post(f"/meetings/<{NUMBER}:number>/opening")
@door("meeting.open")
def open_(number: int) -> Any:
    """Open the meeting."""
    at, by = clock.now(), signed_in()
    with writing():
        calling.open_meeting(found(number), by=by, at=at)
    return redirect(url_for("meeting.run", number=number) + "#desk", 303)


@bp.get(f"/meetings/<{NUMBER}:number>/attendance")
@door("meeting.attendance")
def attendance(number: int) -> Any:
    """How many of each group came."""
    form = _attendance_form()
    came = queries.attendance(found(number))
    for field, slug in _attendance_fields(form):
        field.data = came.get(slug)
    return render_template("meeting/attendance.html", form=form, meeting=found(number))


@bp.post(f"/meetings/<{NUMBER}:number>/attendance")
@door("meeting.attendance")
def note_attendance(number: int) -> Any:
    """Note it, as numbers."""
    form = _attendance_form()
    if not form.validate_on_submit():
        return render_template("meeting/attendance.html", form=form, meeting=found(number)), 422
    with writing():
        calling.note_attendance(found(number), {s: f.data or 0 for f, s in _attendance_fields(form)}, at=clock.now())
    return redirect(url_for("meeting.run", number=number), 303)


def run_page(number: int, item_id: str | None, *, line_slips: Any = None, typed: Any = None, decision: Any = None,
             changed: Any = None, put: Any = None, status: int = 200) -> Any:
    """The page, with what was typed and slipped where a form came back."""
    meeting, at = found(number), clock.now()
    whole = sheet(meeting, item_id, at)
    if item_id and whole.now is None and not any(i.id == item_id for i in meeting.items):
        abort(404)
    return render_template(
        "meeting/run.html", meeting=meeting, sheet=whole, desk=desk(meeting, whole), form=decision or DecisionForm(),
        groups=groups(), came=queries.attendance(meeting), slips=line_slips or {}, typed=typed or {}, changed=changed or {},
        put=put or AskForm(), at=at, bare=bare, is_decided_on=is_decided_on, is_chair="chair" in here(),
        wishes=_wishes(meeting), more=timing.MORE, mark=fresh.mark(number)), status


def _wishes(meeting: Meeting) -> Any:
    return [] if meeting.closing else wishing.waiting(meeting.number)


def _attendance_form() -> Any:
    return attendance_form([(g.slug, g.name) for g in groups()])()


def _attendance_fields(form: Any) -> list[tuple[Any, str]]:
    return [(getattr(form, f"group_{g.slug.replace('-', '_')}"), g.slug) for g in groups()]
