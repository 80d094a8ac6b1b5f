"""A voice gives its group's line; a member confirms or changes what was entered for them; the convenor enters it."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.db import db, writing
from charter.meeting import absent, answering, lines, positions, queries, speaking
from charter.meeting.models import AgendaItem
from charter.meeting.routes import bp
from charter.meeting.sitting import on_the_table
from charter.people.doors import door, signed_in
from charter.people.models import Role
from charter.people.queries import members, voiced_groups
from charter.refusal import Refused
from charter.web.flashes import flash
from charter.web.ids import NUMBER
from charter.words import _

ITEM = f"/meetings/<{NUMBER}:number>/items/<item_id>"


@bp.get(f"{ITEM}/line")
@door("position.line")
def voice_page(number: int, item_id: str) -> Any:
    """What the members of a group answered, and the form by which their voice gives the group's one line."""
    item, group = _item(number, item_id), _group()
    held = lines.lines_now(lines.last_round(item)).get(group)
    return _voice_page(item, group, _filled(answering.opened(held), item))


@bp.post(f"{ITEM}/line")
@door("position.line")
def give_line(number: int, item_id: str) -> Any:
    """Give it."""
    item, group, form = _item(number, item_id), _group(), _filled(answering.SaidForm(), _item(number, item_id))
    if not form.validate_on_submit():
        return _voice_page(item, group, form, 422)
    at, by = clock.now(), signed_in()
    with writing():
        speaking.give_line(_item(number, item_id), group=group, by=by, at=at, **form.said())
    flash(_("Your group’s line is given. You can change it until this is decided."))
    return redirect(url_for("meeting.voice_page", number=number, item_id=item_id, group=group), 303)


@bp.get(f"{ITEM}/mine")
@door("position.answer")
def my_page(number: int, item_id: str) -> Any:
    """What was entered for a member who cannot come, for them to confirm or to change."""
    item, me = _item(number, item_id), signed_in()
    said = absent.standing(item, me)
    return _my_page(item, _filled(answering.opened(said), item))


@bp.post(f"{ITEM}/mine")
@door("position.answer")
def change_mine(number: int, item_id: str) -> Any:
    """Say otherwise."""
    form = _filled(answering.SaidForm(), _item(number, item_id))
    if not form.validate_on_submit():
        return _my_page(_item(number, item_id), form, 422)
    at, me = clock.now(), signed_in()
    with writing():
        absent.say(_item(number, item_id), person=me, at=at, named=form.named.data, **form.said())
    flash(_("Your answer is kept. You can change it until this is decided."))
    return redirect(url_for("meeting.my_page", number=number, item_id=item_id), 303)


@bp.post(f"{ITEM}/mine/confirmation")
@door("position.answer")
def confirm_mine(number: int, item_id: str) -> Any:
    """It is what I said."""
    at, me = clock.now(), signed_in()
    with writing():
        absent.confirm(_item(number, item_id), person=me, at=at)
    flash(_("Thank you. It stands as your own answer."))
    return redirect(url_for("meeting.my_page", number=number, item_id=item_id), 303)


@bp.get(f"{ITEM}/absent")
@door("position.enter")
def absent_page(number: int, item_id: str) -> Any:
    """The form by which the convenor enters what somebody who cannot come has said."""
    return _absent_page(_item(number, item_id), _entered_form(_item(number, item_id)))


@bp.post(f"{ITEM}/absent")
@door("position.enter")
def enter_absent(number: int, item_id: str) -> Any:
    """Enter it."""
    form = _entered_form(_item(number, item_id))
    if not form.validate_on_submit():
        return _absent_page(_item(number, item_id), form, 422)
    at, by = clock.now(), signed_in()
    with writing():
        role = db.session.get_one(Role, form.role.data)
        absent.enter(_item(number, item_id), person=role.person, role=role, by=by, at=at, named=form.named.data,
                     given=form.given.data, **form.said())
    flash(_("It is entered, marked so. They can confirm or change it on their own page."))
    return redirect(url_for("meeting.absent_page", number=number, item_id=item_id), 303)


def _voice_page(item: AgendaItem, group: str, form: Any, status: int = 200) -> Any:
    round_ = lines.last_round(item)
    return render_template(
        "meeting/voice.html", meeting=item.meeting, item=item, round=round_, form=form, hints=answering.HINTS, group=group,
        name=speaking.name(group), line=lines.lines_now(round_).get(group), shown=on_the_table(item), mine=_mine(),
        answers=positions.of_group(round_, group) if round_ else (), over=round_ is None or lines.is_over(round_),
        names=speaking.names(positions.of_group(round_, group) if round_ else ())), status


def _my_page(item: AgendaItem, form: Any, status: int = 200) -> Any:
    said = absent.standing(item, signed_in())
    return render_template("meeting/mine.html", meeting=item.meeting, item=item, form=form, hints=answering.HINTS, said=said,
                           shown=on_the_table(item), decided=queries.decision(item), asked=lines.last_round(item)), status


def _absent_page(item: AgendaItem, form: Any, status: int = 200) -> Any:
    return render_template("meeting/absent.html", meeting=item.meeting, item=item, form=form, hints=answering.HINTS,
                           shown=on_the_table(item), entered=[one for one in absent.entered(item.meeting)
                                                            if one[0].item_id == item.id]), status


def _entered_form(item: AgendaItem) -> Any:
    form = _filled(answering.EnteredForm(), item)
    form.role.choices = answering.members([role for held in members().values() for role in held])
    return form


def _filled(form: Any, item: AgendaItem) -> Any:
    round_ = lines.last_round(item)
    return answering.offered(form, answering.clauses_of(lines.items_of(round_) if round_ else [item]))


def _item(number: int, item_id: str) -> AgendaItem:
    item = queries.item(item_id)
    if item is None or item.meeting_number != number:
        abort(404)
    return item


def _mine() -> tuple[str, ...]:
    return voiced_groups(signed_in())


def _group() -> str:
    """The group for which somebody speaks here: theirs, or the one of theirs that the address names."""
    mine = _mine()
    group = request.args.get("group", mine[0] if mine else "")
    if group not in mine:
        raise Refused(_("You give the line of your own group only."))
    return group

