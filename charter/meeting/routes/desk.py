"""The acts at the meeting chair's desk; each leads back to where the chair was."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, request, url_for

from charter import clock
from charter.db import writing
from charter.meeting import asking, deciding, queries, steps, timing, wishing
from charter.meeting.block import block_of
from charter.meeting.forms import DecisionForm
from charter.meeting.models import AgendaItem
from charter.meeting.routes import bp
from charter.meeting.routes.calling import found
from charter.meeting.routes.running import run_page
from charter.meeting.rules import CONCERN, OBJECT
from charter.meeting.running_forms import AskForm, DeskLineForm, check_seen, chosen_words, said
from charter.people.doors import door, signed_in
from charter.web.forms import Form
from charter.web.ids import NUMBER

ITEM = f"/meetings/<{NUMBER}:number>/items/<item_id>"


@bp.post(f"{ITEM}/screen")
@door("screen.keep")
def show(number: int, item_id: str) -> Any:
    """Show it on the screen."""
    at = clock.now()
    with writing():
        timing.show(_item(number, item_id), at=at)
    return _back(number, item_id, "show")


@bp.post(f"{ITEM}/rounds")
@door("meeting.ask")
def ask(number: int, item_id: str) -> Any:
    """Ask the groups; with changed words, ask them again about those; what nobody contests is asked in one."""
    form, words = AskForm(), chosen_words()
    if not form.validate_on_submit():
        return run_page(number, item_id, put=form, changed=words, status=422)
    at, by = clock.now(), signed_in()
    with writing():
        item = _item(number, item_id)
        check_seen(item.meeting)
        block = block_of(item.meeting)
        also = block.rest if block and item is block.first and not words else ()
        asking.ask(item, asked=form.asked.data or item.title, by=by, at=at, words=words or None, also=also)
    return _back(number, item_id, "lines")


@bp.post(f"{ITEM}/lines/<group>")
@door("meeting.line")
def line(number: int, item_id: str, group: str) -> Any:
    """Enter one group's line, said aloud, in one press."""
    form, position = DeskLineForm(), request.form.get("position", "")
    if not form.validate_on_submit():
        return run_page(number, item_id, line_slips={group: form.errors}, typed={group: said(form)}, status=422)
    at, by = clock.now(), signed_in()
    with writing():
        item = _item(number, item_id)
        form.check_round(item)
        deciding.give_line(item, group=group, position=position, given="aloud", by=by, at=at,
                           clause_key=form.clause.data or None if position == OBJECT else None, **said(form))
    bare = position in (CONCERN, OBJECT) and not form.words.data
    return _back(number, item_id, f"words-{group}" if bare else f"line-{group}")


@bp.post(f"{ITEM}/decision")
@door("meeting.decide")
def decide(number: int, item_id: str) -> Any:
    """Confirm, by name, what was decided."""
    form, chosen = DecisionForm(), chosen_words()
    if not form.validate_on_submit():
        return run_page(number, item_id, decision=form, changed=chosen, status=422)
    at, by = clock.now(), signed_in()
    with writing():
        item = _item(number, item_id)
        check_seen(item.meeting)
        deciding.decide(item, outcome=form.outcome.data, reason=form.reason.data or "", by=by, at=at,
                        words=chosen if form.outcome.data == "adopted with changes" else None, once=form.once.data)
    return redirect(url_for("meeting.run", number=number) + "#desk", 303)


@bp.post(f"{ITEM}/parking")
@door("meeting.decide")
def park(number: int, item_id: str) -> Any:
    """Put it off to another meeting, in one press."""
    form, at, by = Form(), clock.now(), signed_in()
    with writing():
        item = _item(number, item_id)
        check_seen(item.meeting)
        deciding.park(item, by=by, at=at, once=form.once.data)
    return redirect(url_for("meeting.run", number=number) + "#desk", 303)


@bp.post(f"{ITEM}/more-time")
@door("meeting.more-time")
def more_time(number: int, item_id: str) -> Any:
    """Ten more minutes."""
    at, by = clock.now(), signed_in()
    with writing():
        timing.more_time(_item(number, item_id), by=by, at=at)
    return _back(number, item_id, "more")


@bp.post(f"{ITEM}/decision/undoing")
@door("meeting.undo")
def undo(number: int, item_id: str) -> Any:
    """Take a decision back."""
    at, by = clock.now(), signed_in()
    with writing():
        deciding.undo(_item(number, item_id), by=by, at=at)
    return _back(number, item_id, "desk")


@bp.post(f"/meetings/<{NUMBER}:number>/undoing")
@door("meeting.undo")
def undo_step(number: int) -> Any:
    """Take back the last thing that was done at the desk."""
    at, by = clock.now(), signed_in()
    with writing():
        step = steps.undo(found(number), by=by, at=at, step_id=request.form.get("step"))
        item_id = step.item_id
    return redirect(url_for("meeting.run", number=number, item=item_id) + "#undo", 303)


@bp.post(f"/meetings/<{NUMBER}:number>/wishes/<asking_id>")
@door("wish.see")
def see_wish(number: int, asking_id: str) -> Any:
    """The chair has seen that somebody needs more time, or would like to speak."""
    at = clock.now()
    with writing():
        wishing.seen(found(number), asking_id, at=at)
    return redirect(url_for("meeting.run", number=number, item=request.form.get("item") or None) + "#desk", 303)


def _item(number: int, item_id: str) -> AgendaItem:
    item = queries.item(item_id)
    if item is None or item.meeting_number != number:
        abort(404)
    return item


def _back(number: int, item_id: str, where: str) -> Any:
    return redirect(url_for("meeting.run", number=number, item=item_id) + f"#{where}", 303)
