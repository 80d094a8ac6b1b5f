"""The separate round on the whole text, for voices, the convenor and the meeting chair."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.meeting import queries, settling
from charter.meeting.forms import LineForm
from charter.meeting.routes import bp
from charter.people.doors import door, here, signed_in
from charter.people.may import CHAIR, CONVENOR, STAND_IN
from charter.people.queries import voiced_groups
from charter.refusal import Refused
from charter.web.ids import NUMBER


@bp.get(f"/versions/<{NUMBER}:number>/settling")
@door("settling.line")
def settling_page(number: int) -> Any:
    """What the groups have said of the whole text, and what is missing before it can be settled."""
    return _page(number)


@bp.post(f"/versions/<{NUMBER}:number>/settling/opening")
@door("settling.open")
def open_settling(number: int) -> Any:
    """Ask every group about the whole text."""
    at, by = clock.now(), signed_in()
    with writing():
        settling.open_round(_version(number), by=by, at=at)
    return _back(number)


@bp.post(f"/versions/<{NUMBER}:number>/settling/lines/<group>")
@door("settling.line")
def settling_line(number: int, group: str) -> Any:
    """Give one's own group's line, or enter one that a group gave aloud or in writing."""
    form = LineForm()
    if group not in _mine() and not _enters():
        raise Refused("You give the line of your own group only.")
    position = request.form.get("position", "")
    if not (form.validate_on_submit() and form.says_why(position)):
        return _page(number, slips={group: form.words.errors}, typed={group: form.words.data}, status=422)
    given = "by its voice" if group in _mine() else "aloud or in writing"
    at, by = clock.now(), signed_in()
    with writing():
        settling.give_line(_version(number), group=group, position=position,
                           words=form.words.data or "", given=given, by=by, at=at)
    return _back(number)


@bp.post(f"/versions/<{NUMBER}:number>/settling/settlement")
@door("settling.settle")
def settle(number: int) -> Any:
    """Confirm, by name, that the text is settled; refused while anything is missing."""
    at, by = clock.now(), signed_in()
    with writing():
        settling.settle(_version(number), by=by, at=at)
    return redirect(url_for("reading.version", number=number), 303)


def _page(number: int, *, slips: Any = None, typed: Any = None, status: int = 200) -> Any:
    version = _version(number)
    round_ = queries.settling_round(number)
    return render_template(
        "meeting/settling.html", version=version, round=round_, lines=queries.lines_now(round_),
        asked=queries.asked_in_writing(version.at), finding=settling.finding(version), mine=_mine(), enters=_enters(),
        lacking=settling.lacking(version, at=clock.now()), slips=slips or {}, typed=typed or {},
        is_chair=CHAIR in here(), may_open=bool(here() & {CHAIR, CONVENOR, STAND_IN}), settling_days=_days(),
    ), status


def _version(number: int) -> Version:
    version = drafting.version(number)
    if version is None:
        abort(404)
    return version


def _days() -> int:
    return drafting.charter().settling_days


def _mine() -> Iterable[str]:
    return voiced_groups(signed_in())


def _enters() -> bool:
    return bool(here() & {CHAIR, CONVENOR, STAND_IN})


def _back(number: int) -> Any:
    return redirect(url_for("meeting.settling_page", number=number), 303)
