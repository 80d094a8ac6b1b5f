"""Joining a room: the code on the screen, or the square that a phone reads; then as a member, or as a guest."""

from __future__ import annotations

import hmac
from typing import Any

from flask import abort, make_response, redirect, render_template, url_for
from flask_limiter.util import get_remote_address

from charter import clock
from charter.hall import guessing
from charter.hall.forms import CodeForm
from charter.hall.passes import PHONE
from charter.hall.routes import bp
from charter.hall.routes.screen import found, let_in
from charter.meeting import joining
from charter.meeting.models import Meeting
from charter.people.doors import door, visitor_or_person
from charter.web.ids import NUMBER
from charter.words import _

NO_ROOM = (_("This is not the code of a room that is open now. Look at the screen once more: a word and two digits, such "
             "as HAZEL 27."))


@bp.get("/join")
@door("room.join")
def join() -> Any:
    """A box for the code."""
    return render_template("hall/join.html", form=CodeForm())


@bp.post("/join")
@door("room.join")
def send_code() -> Any:
    """Try the code; only wrong ones are counted."""
    form, network = CodeForm(), get_remote_address()
    if not form.validate_on_submit():
        return render_template("hall/join.html", form=form), 422
    if guessing.is_closed(network):
        abort(429, guessing.TOO_MANY)
    code = joining.plainly(form.code.data)
    row = joining.opened_by(code, at=clock.now()) if code else None
    if row is not None:
        return redirect(url_for("hall.door_of", number=row.meeting_number, secret=row.secret), 303)
    if code:
        guessing.count_wrong(network, code)
    form.code.errors = [NO_ROOM]
    return render_template("hall/join.html", form=form), 422


@bp.get(f"/meetings/<{NUMBER}:number>/join/<secret>")
@door("room.join")
def door_of(number: int, secret: str) -> Any:
    """The room's own address: come in as a member of a group, or as a guest."""
    meeting = _opened(number, secret)
    return render_template("hall/door.html", meeting=meeting, secret=secret, somebody=visitor_or_person())


@bp.post(f"/meetings/<{NUMBER}:number>/join/<secret>")
@door("room.join")
def enter(number: int, secret: str) -> Any:
    """Come in as a guest: heard, counted in nothing."""
    _opened(number, secret)
    return let_in(make_response(redirect(url_for("hall.room", number=number), 303)), number, PHONE)


def _opened(number: int, secret: str) -> Meeting:
    meeting, row = found(number), joining.of(number)
    if row is None or not hmac.compare_digest(row.secret.encode(), secret.encode("utf-8", "replace")):
        abort(404)
    if not joining.is_open(meeting, at=clock.now()):
        abort(404)
    return meeting
