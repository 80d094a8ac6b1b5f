"""The restorative opening: a guide to read aloud, and whether a group wishes to go without. Nothing here takes notes."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for

from charter import clock
from charter.db import writing
from charter.meeting import circle as circles
from charter.meeting.after_forms import GroupForm
from charter.meeting.routes import bp
from charter.meeting.routes.calling import found
from charter.people.doors import door, here, signed_in
from charter.people.may import CHAIR, CONVENOR, STAND_IN
from charter.people.queries import groups, voiced_groups
from charter.refusal import Refused
from charter.web.flashes import flash
from charter.web.ids import NUMBER
from charter.words import _


@bp.get(f"/meetings/<{NUMBER}:number>/circle")
@door("circle.see")
def circle(number: int) -> Any:
    """The rounds with their questions, to be read aloud."""
    return _page(number, GroupForm().of())


@bp.post(f"/meetings/<{NUMBER}:number>/circle/holding")
@door("circle.hold")
def hold(number: int) -> Any:
    """Begin with it: it is on every screen."""
    at = clock.now()
    with writing():
        circles.hold(found(number), at=at)
    return redirect(url_for("meeting.circle", number=number), 303)


@bp.post(f"/meetings/<{NUMBER}:number>/circle/waivers/<group>")
@door("circle.waive")
def waive(number: int, group: str) -> Any:
    """One's own group wishes to go without it."""
    _check_mine(group)
    at, by = clock.now(), signed_in()
    with writing():
        circles.go_without(found(number), group=group, by=by, at=at)
    return redirect(url_for("meeting.circle", number=number), 303)


@bp.post(f"/meetings/<{NUMBER}:number>/circle/waivers/<group>/taking-back")
@door("circle.waive")
def have_it(number: int, group: str) -> Any:
    """One's own group wishes to have it after all."""
    _check_mine(group)
    at = clock.now()
    with writing():
        circles.have_it(found(number), group=group, at=at)
    flash(_("Noted: it takes place."))
    return redirect(url_for("meeting.circle", number=number), 303)


@bp.post(f"/meetings/<{NUMBER}:number>/circle/waivers")
@door("circle.hold")
def enter_waiver(number: int) -> Any:
    """Enter that a group said it wishes to go without. What other groups wish is not shown."""
    form = GroupForm().of()
    if not form.validate_on_submit():
        return _page(number, form, 422)
    at, by = clock.now(), signed_in()
    with writing():
        circles.go_without(found(number), group=form.group.data, by=by, at=at)
    flash(_("Noted: {dict} wish to go without it.", dict=dict(form.group.choices)[form.group.data].lower()))
    return redirect(url_for("meeting.circle", number=number), 303)


def _check_mine(group: str) -> None:
    if group not in voiced_groups(signed_in()):
        raise Refused(_("You speak for your own group only."))


def _page(number: int, form: Any, status: int = 200) -> Any:
    meeting = found(number)
    mine = set(voiced_groups(signed_in()))
    return render_template(
        "meeting/circle.html", meeting=meeting, form=form, rounds=circles.ROUNDS, mine=[g for g in groups() if g.slug in mine],
        wishes=circles.wishes(meeting) & mine, left_out=circles.is_left_out(meeting), held=circles.was_held(meeting),
        enters=bool(here() & {CHAIR, CONVENOR, STAND_IN})), status
