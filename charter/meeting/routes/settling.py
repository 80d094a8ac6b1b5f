"""The separate round on the whole text: how it stands, asking, each group's line, each member's answer, confirming."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, url_for

from charter import clock
from charter.db import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.meeting import answering, lines, positions, queries, settling, speaking, voices
from charter.meeting.routes import bp
from charter.people.doors import door, here, signed_in
from charter.people.may import CHAIR, CONVENOR, STAND_IN
from charter.people.models import Role
from charter.people.queries import group as group_found
from charter.people.queries import voiced_groups
from charter.refusal import Refused
from charter.web.flashes import flash
from charter.web.ids import NUMBER
from charter.words import _

AT = f"/versions/<{NUMBER}:number>/settling"


@bp.get(AT)
@door("settling.line")
def settling_page(number: int) -> Any:
    """What the groups have said of the whole text, and what is missing before it can be settled."""
    version, round_ = _version(number), queries.settling_round(number)
    return render_template(
        "meeting/settling.html", version=version, round=round_, lines=lines.lines_now(round_), mine=_mine(), enters=_enters(),
        asked=queries.asked_in_writing(version.at), finding=settling.finding(version),
        lacking=settling.lacking(version, at=clock.now()), numbers=_numbers(number),
        is_chair=CHAIR in here(), may_open=_enters())


@bp.post(f"{AT}/opening")
@door("settling.open")
def open_settling(number: int) -> Any:
    """Ask every group about the whole text."""
    at, by = clock.now(), signed_in()
    with writing():
        settling.open_round(_version(number), by=by, at=at)
    return _back(number)


@bp.get(f"{AT}/lines/<group>")
@door("settling.line")
def settling_line_page(number: int, group: str) -> Any:
    """The form by which a voice gives its group's line, or the line that a group gave is entered."""
    _check_theirs(group)
    held = lines.lines_now(queries.settling_round(number)).get(group)
    return _line_page(number, group, _filled(answering.opened(held), number))


@bp.post(f"{AT}/lines/<group>")
@door("settling.line")
def settling_line(number: int, group: str) -> Any:
    """Give one's own group's line, or enter one that a group gave aloud or in writing."""
    _check_theirs(group)
    form = _filled(answering.SaidForm(), number)
    if not form.validate_on_submit():
        return _line_page(number, group, form, 422)
    given = lines.BY_VOICE if group in _mine() else "aloud or in writing"
    at, by = clock.now(), signed_in()
    with writing():
        settling.give_line(_version(number), group=group, given=given, by=by, at=at, **form.said())
    return _back(number)


@bp.get(f"{AT}/answer")
@door("settling.answer")
def settling_answer_page(number: int) -> Any:
    """A member's own answer about the whole text."""
    said = _said(number)
    return _answer_page(number, _filled(answering.opened(said), number))


@bp.post(f"{AT}/answer")
@door("settling.answer")
def settling_answer(number: int) -> Any:
    """Give it, or change it until the text is settled."""
    form, me, at = _filled(answering.SaidForm(), number), signed_in(), clock.now()
    if not form.validate_on_submit():
        return _answer_page(number, form, 422)
    role = _role(_said(number))
    with writing():
        settling.answer(_version(number), person=me, role=role, at=at, named=form.named.data, **form.said())
    flash(_("Your answer is kept. You can change it until the text is settled."))
    return redirect(url_for("meeting.settling_answer_page", number=number), 303)


@bp.post(f"{AT}/settlement")
@door("settling.settle")
def settle(number: int) -> Any:
    """Confirm, by name, that the text is settled; refused while anything is missing."""
    at, by = clock.now(), signed_in()
    with writing():
        settling.settle(_version(number), by=by, at=at)
    return redirect(url_for("reading.version", number=number), 303)


def _line_page(number: int, group: str, form: Any, status: int = 200) -> Any:
    round_, is_mine = queries.settling_round(number), group in _mine()
    answers = positions.of_group(round_, group) if round_ and is_mine else ()
    return render_template(
        "meeting/settling_line.html", version=_version(number), round=round_, group=group, name=speaking.name(group), form=form,
        hints=answering.HINTS, is_mine=is_mine, line=lines.lines_now(round_).get(group), has_voice=group in voices.named(),
        answers=answers, names=speaking.names(answers)), status


def _answer_page(number: int, form: Any, status: int = 200) -> Any:
    said, round_ = _said(number), queries.settling_round(number)
    role = _role(said)
    theirs = lines.lines_now(round_).get(role.group_slug)
    return render_template("meeting/settling_answer.html", version=_version(number), round=round_, form=form, said=said,
                           hints=answering.HINTS, group=role.group.name, theirs=theirs), status


def _role(said: Any) -> Role:
    """The role in which somebody has answered, or would: the newest they hold."""
    held = positions.roles_of(signed_in(), None)
    return next((role for role in held if said is not None and role.id == said.role_id), held[-1])


def _filled(form: Any, number: int) -> Any:
    _version(number)
    return answering.offered(form, answering.clauses_in(drafting.tree(number)))


def _said(number: int) -> Any:
    round_ = queries.settling_round(number)
    return positions.of_person(round_, signed_in()) if round_ is not None else None


def _numbers(number: int) -> dict[str, str]:
    return {place.key: place.number for place in drafting.tree(number)}


def _check_theirs(group: str) -> None:
    if group not in _mine() and not _enters():
        raise Refused(_("You give the line of your own group only."))
    if group_found(group) is None:
        abort(404)


def _version(number: int) -> Version:
    version = drafting.version(number)
    if version is None:
        abort(404)
    return version


def _mine() -> tuple[str, ...]:
    return voiced_groups(signed_in())


def _enters() -> bool:
    return bool(here() & {CHAIR, CONVENOR, STAND_IN})


def _back(number: int) -> Any:
    return redirect(url_for("meeting.settling_page", number=number), 303)
