"""What is noted for the minutes until the chair approves them, the approval, and corrections beside them."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.meeting import interests as declared
from charter.meeting import minutes
from charter.meeting import points as acting
from charter.meeting.after_forms import CorrectionForm, InterestForm, PointForm, choices
from charter.meeting.models import Meeting
from charter.meeting.routes import bp
from charter.meeting.routes.calling import found
from charter.people.doors import door, here, signed_in
from charter.people.may import CHAIR, CONVENOR, STAND_IN
from charter.people.queries import roles_now
from charter.web.flashes import flash
from charter.web.ids import NUMBER
from charter.words import _


@bp.get(f"/meetings/<{NUMBER}:number>/interests")
@door("interest.declare")
def interests(number: int) -> Any:
    """One's own interests, or all of them for whoever enters what was said aloud."""
    return _interests(found(number), _interest_form(found(number)))


@bp.post(f"/meetings/<{NUMBER}:number>/interests")
@door("interest.declare")
def declare(number: int) -> Any:
    """Declare an interest."""
    form = _interest_form(found(number))
    if not form.validate_on_submit():
        return _interests(found(number), form, 422)
    at, by = clock.now(), signed_in()
    with writing():
        meeting = found(number)
        declared.declare(meeting, group=form.group.data, words=form.words.data, item=form.item(meeting), by=by, at=at,
                         once=form.once.data)
    flash(_("It stands in the minutes, under the group."))
    return redirect(url_for("meeting.interests", number=number), 303)


@bp.post(f"/meetings/<{NUMBER}:number>/interests/<interest_id>/taking-out")
@door("interest.declare")
def take_out_interest(number: int, interest_id: str) -> Any:
    """Take out what one entered oneself."""
    at, by = clock.now(), signed_in()
    with writing():
        declared.take_out(declared.find(found(number), interest_id) or abort(404), by=by, at=at)
    return redirect(url_for("meeting.interests", number=number), 303)


@bp.get(f"/meetings/<{NUMBER}:number>/actions")
@door("point.note")
def points(number: int) -> Any:
    """Who does what by when, as noted so far."""
    return _points(found(number), PointForm().of(found(number)))


@bp.post(f"/meetings/<{NUMBER}:number>/actions")
@door("point.note")
def note_point(number: int) -> Any:
    """Note one."""
    form = PointForm().of(found(number))
    if not form.validate_on_submit():
        return _points(found(number), form, 422)
    at, by = clock.now(), signed_in()
    with writing():
        meeting = found(number)
        acting.note(meeting, what=form.what.data, owner=form.owner.data, due=form.due.data, item=form.item(meeting), by=by, at=at,
                    once=form.once.data)
    return redirect(url_for("meeting.points", number=number), 303)


@bp.post(f"/meetings/<{NUMBER}:number>/actions/<point_id>/taking-out")
@door("point.note")
def take_out_point(number: int, point_id: str) -> Any:
    """Take out one that was noted by mistake."""
    at = clock.now()
    with writing():
        acting.take_out(acting.find(found(number), point_id) or abort(404), at=at)
    return redirect(url_for("meeting.points", number=number), 303)


@bp.post(f"/meetings/<{NUMBER}:number>/minutes/approval")
@door("minutes.approve")
def approve_minutes(number: int) -> Any:
    """Approve the minutes as the chair read them; they stay as they are, and a correction is a later entry."""
    at, by = clock.now(), signed_in()
    with writing():
        minutes.approve(found(number), by=by, at=at, seen=request.form.get("seen", ""))
    return redirect(url_for("reading.minutes", number=number), 303)


@bp.get(f"/meetings/<{NUMBER}:number>/minutes/correction")
@door("minutes.correct")
def correction(number: int) -> Any:
    """The form for a correction beside approved minutes."""
    return _correction(found(number), CorrectionForm().of(found(number)))


@bp.post(f"/meetings/<{NUMBER}:number>/minutes/correction")
@door("minutes.correct")
def correct(number: int) -> Any:
    """Add it; the minutes themselves do not change."""
    form = CorrectionForm().of(found(number))
    if not form.validate_on_submit():
        return _correction(found(number), form, 422)
    at, by = clock.now(), signed_in()
    with writing():
        meeting = found(number)
        minutes.correct(meeting, words=form.words.data, item=form.item(meeting), by=by, at=at, once=form.once.data)
    return redirect(url_for("reading.minutes", number=number), 303)


def _enters() -> bool:
    return bool(here() & {CHAIR, CONVENOR, STAND_IN})


def _interest_form(meeting: Meeting) -> Any:
    form = InterestForm().of(meeting)
    mine = [role.group_slug for role in roles_now(signed_in())]
    form.group.choices = choices(None if _enters() else mine)
    return form


def _interests(meeting: Meeting, form: Any, status: int = 200) -> Any:
    rows = declared.of(meeting, by=None if _enters() else signed_in())
    return render_template("meeting/interests.html", meeting=meeting, form=form, rows=rows, names=dict(choices()),
                           me_id=signed_in().id, over=minutes.approval(meeting) is not None, enters=_enters()), status


def _points(meeting: Meeting, form: Any, status: int = 200) -> Any:
    return render_template("meeting/points.html", meeting=meeting, form=form, rows=acting.of(meeting),
                           over=minutes.approval(meeting) is not None), status


def _correction(meeting: Meeting, form: Any, status: int = 200) -> Any:
    return render_template("meeting/correction.html", meeting=meeting, form=form, approval=minutes.approval(meeting)), status
