"""The room on a phone: what is on, as text; more time; a wish to speak."""

from __future__ import annotations

from typing import Any

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.http import parse_cookie

from charter import clock
from charter.db import writing
from charter.hall import drawing, mine
from charter.hall.passes import COOKIES, PHONE, Pass, is_good
from charter.hall.routes import bp
from charter.hall.routes.screen import all_states, let_in
from charter.meeting import joining, wishing
from charter.meeting.models import Meeting
from charter.people.doors import door, visitor_or_person
from charter.people.may import TOKEN
from charter.web.flashes import flash
from charter.web.ids import NUMBER
from charter.words import _

THANKS = {wishing.TIME: _("The meeting chair knows that more time is needed."),
          wishing.SPEAK: _("The meeting chair knows that you would like to speak.")}


def has_joined(number: int) -> frozenset[str]:
    """Whoever holds this room's pass stands where a holder of a letter's link stands."""
    return frozenset({TOKEN}) if held(number) else frozenset()


def held(number: int) -> Pass | None:
    """This browser's pass for this room, if it has a good one."""
    raw = parse_cookie(request.environ.get("HTTP_COOKIE", "")).get(COOKIES[PHONE][0], "")
    row = joining.of(number)
    found_ = all_states().passes.read(raw)
    return found_ if is_good(found_, number, PHONE, row.code if row else "", clock.now().timestamp()) else None


def met(number: int) -> Meeting:
    """The meeting with this number, and nothing else of it."""
    return mine.meeting(number) or abort(404)


@bp.get(f"/meetings/<{NUMBER}:number>/join")
def room(number: int) -> Any:
    """What is on now, for a member or for a guest who came in by the code."""
    meeting, somebody = met(number), visitor_or_person()
    if somebody is None and held(number) is None:
        return redirect(url_for("hall.join"), 303)
    part = mine.of(meeting, somebody)
    if part.roles:
        return redirect(url_for("hall.role_page", number=number), 303)
    drawn = drawing.drawn(number, PHONE)
    page = make_response(render_template("hall/phone.html", meeting=meeting, drawn=drawn.html, mine=part,
                                         is_open=joining.is_open(meeting, at=clock.now())))
    return page if held(number) else let_in(page, number, PHONE, somebody.id if somebody else None)


@bp.post(f"/meetings/<{NUMBER}:number>/join/wishes")
@door("room.wish", also=has_joined)
def wish(number: int) -> Any:
    """Tell the meeting chair that more time is needed, or that somebody would like to speak."""
    kind, meeting, mark = request.form.get("wish", ""), met(number), held(number)
    group = mine.of(meeting, visitor_or_person()).group
    at = clock.now()
    with writing():
        wishing.wish(met(number), kind, group=group, who=mark.who if mark else "", at=at)
    flash(THANKS[kind])
    return redirect(url_for("hall.room", number=number), 303)
