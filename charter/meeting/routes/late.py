"""A group that was not at a meeting objects to what it decided, by its voice or through the convenor."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, url_for

from charter import clock
from charter.db import writing
from charter.meeting import answering, late, queries
from charter.meeting.models import Decision
from charter.meeting.routes import bp
from charter.meeting.sitting import on_the_table
from charter.people.doors import door, here, signed_in
from charter.people.may import CONVENOR, STAND_IN
from charter.people.queries import groups, voiced_groups
from charter.refusal import Refused
from charter.web.flashes import flash
from charter.web.ids import NUMBER
from charter.words import _

ITEM = f"/meetings/<{NUMBER}:number>/items/<item_id>"


@bp.get(f"{ITEM}/objection")
@door("objection.late")
def objection_page(number: int, item_id: str) -> Any:
    """What was decided, and the form by which a group that was not there objects."""
    return _page(_decision(number, item_id), _form(_decision(number, item_id)))


@bp.post(f"{ITEM}/objection")
@door("objection.late")
def object_late(number: int, item_id: str) -> Any:
    """Object: the paragraph comes onto the next agenda, and no version is unmade."""
    form = _form(_decision(number, item_id))
    if not form.validate_on_submit():
        return _page(_decision(number, item_id), form, 422)
    if form.group.data not in dict(_groups()):
        raise Refused(_("You object for your own group only."))
    at, by = clock.now(), signed_in()
    with writing():
        late.object_to(_decision(number, item_id), group=form.group.data, clause_key=form.clause.data, by=by, at=at,
                       words=form.words.data, to_whom=form.to_whom.data, removed_by=form.removed_by.data, once=form.once.data)
    flash(_("The objection is entered. Its paragraph comes onto the agenda of the next meeting."))
    return redirect(url_for("reading.meeting", number=number), 303)


def _page(decision: Decision, form: Any, status: int = 200) -> Any:
    meeting, at = decision.item.meeting, clock.now()
    able = [(slug, name) for slug, name in form.group.choices if decision in late.open_to(meeting, slug, at=at)]
    form.group.choices = able or form.group.choices
    return render_template("meeting/objection.html", meeting=meeting, item=decision.item, decision=decision, form=form,
                           shown=on_the_table(decision.item), able=bool(able),
                           until=late.until(meeting) if meeting.closing else None), status


def _form(decision: Decision) -> Any:
    form = answering.offered(answering.ObjectionForm(), answering.clauses_of([decision.item]))
    form.group.choices = _groups()
    return form


def _groups() -> list[tuple[str, str]]:
    """One's own group; every group for the convenor, who enters what it said."""
    mine = None if here() & {CONVENOR, STAND_IN} else voiced_groups(signed_in())
    return [(g.slug, g.name) for g in groups() if mine is None or g.slug in mine]


def _decision(number: int, item_id: str) -> Decision:
    item = queries.item(item_id)
    decision = queries.decision(item) if item is not None and item.meeting_number == number else None
    if decision is None:
        abort(404)
    return decision
