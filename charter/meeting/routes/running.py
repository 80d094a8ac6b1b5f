"""The run sheet: one screen from which the chair takes the room through the agenda."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.meeting import calling, deciding, queries
from charter.meeting.forms import DecisionForm, LineForm, attendance_form
from charter.meeting.models import AgendaItem
from charter.meeting.routes import bp
from charter.meeting.routes.calling import found
from charter.meeting.running import run_sheet
from charter.people.doors import door, here, signed_in
from charter.people.queries import groups
from charter.web.ids import NUMBER


@bp.get(f"/meetings/<{NUMBER}:number>/run")
@door("meeting.line")
def run(number: int) -> Any:
    """The run sheet, with the item that is on now."""
    return _page(number, request.args.get("item"))


@bp.post(f"/meetings/<{NUMBER}:number>/opening")
@door("meeting.open")
def open_(number: int) -> Any:
    """Open the meeting."""
    at, by = clock.now(), signed_in()
    with writing():
        calling.open_meeting(found(number), by=by, at=at)
    return redirect(url_for("meeting.run", number=number), 303)


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


@bp.post(f"/meetings/<{NUMBER}:number>/items/<item_id>/rounds")
@door("meeting.ask")
def ask(number: int, item_id: str) -> Any:
    """Ask the groups, or ask them again."""
    at, by = clock.now(), signed_in()
    with writing():
        item = _item(number, item_id)
        deciding.ask(item, asked=item.title, by=by, at=at)
    return _back(number, item_id)


@bp.post(f"/meetings/<{NUMBER}:number>/items/<item_id>/lines/<group>")
@door("meeting.line")
def line(number: int, item_id: str, group: str) -> Any:
    """Enter one group's line, said aloud, in one press."""
    form = LineForm()
    position = request.form.get("position", "")
    if not (form.validate_on_submit() and form.says_why(position)):
        return _page(number, item_id, line_slips={group: form.words.errors}, typed={group: form.words.data}, status=422)
    at, by = clock.now(), signed_in()
    with writing():
        deciding.give_line(_item(number, item_id), group=group, position=position,
                           words=form.words.data or "", given="aloud", by=by, at=at)
    return _back(number, item_id)


@bp.post(f"/meetings/<{NUMBER}:number>/items/<item_id>/decision")
@door("meeting.decide")
def decide(number: int, item_id: str) -> Any:
    """Confirm, by name, what was decided."""
    form = DecisionForm()
    if not form.validate_on_submit():
        return _page(number, item_id, decision=form, status=422)
    chosen = {k[6:]: "\n".join(v.strip().splitlines()) for k, v in request.form.items() if k.startswith("words-")}
    at, by = clock.now(), signed_in()
    with writing():
        deciding.decide(_item(number, item_id), outcome=form.outcome.data, reason=form.reason.data or "", by=by, at=at,
                        words=chosen if form.outcome.data == "adopted with changes" else None, once=form.once.data)
    return redirect(url_for("meeting.run", number=number), 303)


@bp.post(f"/meetings/<{NUMBER}:number>/items/<item_id>/decision/undoing")
@door("meeting.undo")
def undo(number: int, item_id: str) -> Any:
    """Take a decision back."""
    at, by = clock.now(), signed_in()
    with writing():
        deciding.undo(_item(number, item_id), by=by, at=at)
    return _back(number, item_id)


def _page(number: int, item_id: str | None, *, line_slips: Any = None, typed: Any = None, decision: Any = None,
          status: int = 200) -> Any:
    meeting = found(number)
    if item_id and not any(i.id == item_id for i in meeting.items):
        abort(404)
    sheet = run_sheet(meeting, item_id)
    form = decision or DecisionForm()
    return render_template("meeting/run.html", meeting=meeting, sheet=sheet, form=form, groups=groups(),
                           came=queries.attendance(meeting), slips=line_slips or {}, typed=typed or {},
                           is_chair="chair" in here()), status


def _item(number: int, item_id: str) -> AgendaItem:
    item = queries.item(item_id)
    if item is None or item.meeting_number != number:
        abort(404)
    return item


def _back(number: int, item_id: str) -> Any:
    return redirect(url_for("meeting.run", number=number, item=item_id) + "#desk", 303)


def _attendance_form() -> Any:
    return attendance_form([(g.slug, g.name) for g in groups()])()


def _attendance_fields(form: Any) -> list[tuple[Any, str]]:
    return [(getattr(form, f"group_{g.slug.replace('-', '_')}"), g.slug) for g in groups()]
