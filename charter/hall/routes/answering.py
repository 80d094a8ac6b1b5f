"""A member's own answer in a round, one question a page: which of four, then for a worry or a no the words."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.amending.showing import show
from charter.db import writing
from charter.drafting import queries as drafting
from charter.hall import drawing, mine
from charter.hall.forms import WHY, AnswerForm, HarmForm, RoleForm
from charter.hall.mine import Mine
from charter.hall.passes import PHONE
from charter.hall.routes import bp
from charter.hall.routes.room import met
from charter.meeting import lines, positions, sitting
from charter.meeting.answering import HINTS, MINE
from charter.meeting.models import Meeting, Position, Round
from charter.people.doors import door, signed_in
from charter.people.models import Role
from charter.refusal import Refused
from charter.text.change import Change
from charter.web.ids import NUMBER
from charter.words import _


@bp.get(f"/meetings/<{NUMBER}:number>/join/role")
@door("position.answer")
def role_page(number: int) -> Any:
    """Somebody with two roles chooses the one in which they speak here."""
    return render_template("hall/role.html", meeting=met(number), form=_role_form(number))


@bp.post(f"/meetings/<{NUMBER}:number>/join/role")
@door("position.answer")
def choose_role(number: int) -> Any:
    """Choose it."""
    form, by = _role_form(number), signed_in()
    if not form.validate_on_submit():
        return render_template("hall/role.html", meeting=met(number), form=form), 422
    chosen, at = next(r for r in _held() if r.id == form.role.data), clock.now()
    with writing():
        positions.choose_role(met(number), by, chosen, at=at)
    return redirect(url_for("hall.room", number=number), 303)


@bp.get(f"/meetings/<{NUMBER}:number>/join/answer")
@door("position.answer")
def answer_page(number: int) -> Any:
    """The question that is on, and four answers of one size; then, for a worry or a no, why."""
    meeting = met(number)
    part = mine.of(meeting, signed_in())
    if part.roles:
        return redirect(url_for("hall.role_page", number=number), 303)
    if part.round is None or request.args.get("round", part.round.id) != part.round.id:
        return render_template("hall/no_question.html", meeting=meeting)
    position, said = request.args.get("position", ""), part.said
    if position in WHY:
        return _why_page(meeting, part.round.id, position, _why_form(meeting, part.round, position, said), part)
    form = AnswerForm(position=said.position if said else None, revision=said.revision if said else 0)
    return _answer_page(meeting, part.round.id, form, part)


@bp.get(f"/meetings/<{NUMBER}:number>/join/line")
@door("position.line")
def line_page(number: int) -> Any:
    """A voice goes to where its group's line is given, on whatever is asked now."""
    meeting = met(number)
    part = mine.of(meeting, signed_in())
    if part.asked is None or not part.is_voice:
        return render_template("hall/no_question.html", meeting=meeting)
    return redirect(url_for("meeting.voice_page", number=number, item_id=part.asked, group=part.group), 303)


@bp.post(f"/meetings/<{NUMBER}:number>/join/rounds/<round_id>/answer")
@door("position.answer")
def answer(number: int, round_id: str) -> Any:
    """Take which of the four it is; a yes and standing aside are kept at once, a worry or a no is asked why."""
    meeting = met(number)
    round_, form = mine.round_of(meeting, round_id) or abort(404), AnswerForm()
    if not form.validate_on_submit():
        return _answer_page(meeting, round_id, form, mine.of(meeting, signed_in()), 422)
    if form.position.data in WHY and mine.open_round(meeting) is round_:
        return redirect(url_for("hall.answer_page", number=number, round=round_id, position=form.position.data), 303)
    return _keep(meeting, round_, {"position": form.position.data, "words": ""}, form.seen())


@bp.post(f"/meetings/<{NUMBER}:number>/join/rounds/<round_id>/why/<position>")
@door("position.answer")
def why(number: int, round_id: str, position: str) -> Any:
    """Take the worry, or the harm that somebody sees, in their own words."""
    meeting = met(number)
    round_ = mine.round_of(meeting, round_id)
    if round_ is None or position not in WHY:
        abort(404)
    form = _why_form(meeting, round_, position, None)
    if not form.validate_on_submit():
        return _why_page(meeting, round_id, position, form, mine.of(meeting, signed_in()), 422)
    said = {"position": position, "words": form.words.data, "named": form.named.data}
    if isinstance(form, HarmForm):
        said |= {"clause_key": form.clause.data, "to_whom": form.to_whom.data, "removed_by": form.removed_by.data or ""}
    return _keep(meeting, round_, said, None)


def _keep(meeting: Meeting, round_: Round, said: dict[str, Any], revision: int | None) -> Any:
    """Keep an answer; where it came too late it is handed back whole, with the reason."""
    by, at, number = signed_in(), clock.now(), meeting.number
    held = positions.roles_of(by, meeting) or abort(403)
    try:
        with writing():
            positions.answer(round_, person=by, role=held[0], given=positions.BY_PHONE, by=by, at=at, revision=revision, **said)
    except Refused as error:
        return render_template("hall/late.html", number=number, why=error.words, said=said, words=MINE), 409
    return redirect(url_for("hall.room", number=number), 303)


def _answer_page(meeting: Meeting, round_id: str, form: AnswerForm, part: Mine, status: int = 200) -> Any:
    return render_template("hall/answer.html", meeting=meeting, round_id=round_id, form=form, hints=HINTS, mine=part,
                           question=drawing.drawn(meeting.number, drawing.QUESTION).html,
                           news=drawing.drawn(meeting.number, PHONE)), status


def _why_page(meeting: Meeting, round_id: str, position: str, form: Any, part: Mine, status: int = 200) -> Any:
    return render_template("hall/why.html", meeting=meeting, round_id=round_id, position=position, words=MINE, form=form,
                           mine=part, news=drawing.drawn(meeting.number, PHONE)), status


def _why_form(meeting: Meeting, round_: Round, position: str, said: Position | None) -> Any:
    """The questions behind a worry or a no, with what the member has written already."""
    kept = said if said is not None and said.position == position else None
    form = WHY[position](words=kept.words if kept else None, named=kept.named if kept else False)
    if isinstance(form, HarmForm):
        form.clause.choices = _clauses(meeting, round_)
        if request.method == "GET":
            one = form.clause.choices[0][0] if len(form.clause.choices) == 1 else None
            form.clause.data = kept.clause_key if kept else one
            form.to_whom.data, form.removed_by.data = (kept.to_whom, kept.removed_by) if kept else ("", "")
    return form


def _clauses(meeting: Meeting, round_: Round) -> list[tuple[str, str]]:
    """The clauses that the round's suggestions touch, by key, as the page names them."""
    found: list[Change] = [change for item in lines.items_of(round_) for change in sitting.changes(item)]
    shown = show(found, drafting.tree(meeting.version_number))
    return list({one.key: (one.key, _("Clause {number}", number=one.number)) for one in shown}.values())


def _held() -> list[Role]:
    return [role for role in signed_in().roles if role.ending is None]


def _role_form(number: int) -> RoleForm:
    form = RoleForm()
    form.role.choices = [(role.id, f"{role.title or role.group.name} ({role.group.name})") for role in _held()]
    return form
