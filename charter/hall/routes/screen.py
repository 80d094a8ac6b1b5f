"""The room screen, its code, and what screens and phones ask for."""

from __future__ import annotations

from typing import Any

from flask import abort, current_app, make_response, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.hall import drawing, passes
from charter.hall.passes import PHONE, SCREEN
from charter.hall.routes import bp
from charter.hall.states import DRAW, RoomStates
from charter.meeting import joining, queries
from charter.meeting import room as rooms
from charter.meeting.models import Meeting
from charter.people.doors import door
from charter.web.ids import NUMBER


@bp.get(f"/meetings/<{NUMBER}:number>/screen")
@door("screen.keep")
def screen(number: int) -> Any:
    """What the room sees, for the big screen: nothing on it to press."""
    found(number)
    page = make_response(render_template("hall/screen.html", number=number, drawn=drawing.drawn(number, SCREEN).html))
    return let_in(page, number, SCREEN)


@bp.get(f"/meetings/<{NUMBER}:number>/screen/state")
def screen_state(number: int) -> Any:
    """What the screen shows now; reached only through the wrapper (states.py), which has looked at the pass."""
    return _state(number, SCREEN)


@bp.get(f"/meetings/<{NUMBER}:number>/join/state")
def phone_state(number: int) -> Any:
    """What phones show now."""
    return _state(number, PHONE)


@bp.get(f"/meetings/<{NUMBER}:number>/room")
@door("screen.keep")
def room_page(number: int) -> Any:
    """How the room is joined, and the way to its screen."""
    row = joining.of(number)
    return render_template("hall/room.html", meeting=found(number), joining=row, qr=drawing.qr(row) if row else None,
                           where=drawing.where_to_join())


@bp.post(f"/meetings/<{NUMBER}:number>/room")
@door("screen.keep")
def make_code(number: int) -> Any:
    """Make the code, or a new one where the old has gone about."""
    at = clock.now()
    with writing():
        joining.make(found(number), at=at)
    return redirect(url_for("hall.room_page", number=number), 303)


@bp.post(f"/meetings/<{NUMBER}:number>/screen/part")
@door("screen.keep")
def next_part(number: int) -> Any:
    """Show the next part of words too long for one screen; after the last comes the first."""
    at = clock.now()
    with writing():
        meeting, state = found(number), rooms.state(number)
        if state is not None:
            item = next((i for i in meeting.items if i.id == state.item_id), None)
            rooms.show(meeting, state.stage, at=at, item=item, part=state.part + 1)
    back = "meeting.run" if request.form.get("back") == "run" else "hall.room_page"
    return redirect(url_for(back, number=number), 303)


def found(number: int) -> Meeting:
    """The meeting with this number; an unknown one is an unknown address."""
    meeting = queries.meeting(number)
    if meeting is None:
        abort(404)
    return meeting


def let_in(page: Any, number: int, kind: str, person_id: str | None = None) -> Any:
    """Give the browser its pass with this page."""
    row, states = joining.of(number), all_states()
    cookie = states.passes.issue(number, row.code if row else "", kind, at=clock.now(), person_id=person_id)
    passes.set_on(page, cookie, number, kind, secure=current_app.config["SESSION_COOKIE_SECURE"])
    return page


def all_states() -> RoomStates:
    """The wrapper that answers screens and phones."""
    return current_app.extensions["room_states"]  # type: ignore[no-any-return]


def _state(number: int, kind: str) -> Any:
    if not request.environ.get(DRAW):
        abort(404)
    answer = make_response(drawing.drawn(number, kind).html)
    answer.headers["Cache-Control"] = "no-store"
    return answer
