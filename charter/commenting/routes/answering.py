"""The convenor answers comments: many may be ticked for one answer, and every group sees it before it is given."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for

from charter import clock
from charter.commenting import actions, queries, rules
from charter.commenting.forms import AnswerForm
from charter.commenting.models import Comment
from charter.commenting.routes import bp
from charter.db import writing
from charter.drafting import queries as drafting
from charter.people.doors import door, signed_in
from charter.web.flashes import flash
from charter.web.numbers import whole
from charter.words import _

# One answer to more than this is a form letter.
MOST_AT_ONCE = 200


@bp.get("/convenor/answers")
@door("answer.draft")
def to_answer() -> Any:
    """Every comment without a given answer, oldest first."""
    rows = queries.unanswered()
    numbers = {c.key: c.number for v in {r.version_number for r in rows} for c in drafting.clauses(v)}
    return render_template("commenting/to_answer.html", rows=rows, numbers=numbers)


@bp.get("/convenor/answers/new")
@door("answer.draft")
def answer() -> Any:
    """The form for one answer to what was ticked."""
    comments = _chosen(request.args.getlist("comment"))
    if not comments:
        flash(_("Tick at least one comment first."))
        return redirect(url_for("commenting.to_answer"), 303)
    return _page(comments, _filled(comments))


@bp.post("/convenor/answers/new")
@door("answer.draft")
def drafted() -> Any:
    """Draft it: every group sees it from now on."""
    comments, form = _chosen(request.form.getlist("comment")), AnswerForm()
    if not form.validate_on_submit():
        return _page(comments, form, 422)
    at, by = clock.now(), signed_in()
    with writing():
        actions.draft_answer(
            _chosen([str(row.number) for row in comments]), outcome=form.outcome.data, reason=form.reason.data,
            before=form.before.data or None, after=form.after.data or None, who_can_help=form.who_can_help.data or None,
            amendment_number=form.amendment_number, by=by, at=at, once=form.once.data)
    flash(_("The answer is drafted. Every group sees it now; it is given when its working days have passed."))
    return redirect(url_for("commenting.to_answer"), 303)


def _chosen(numbers: list[str]) -> list[Comment]:
    wanted = [number for number in map(whole, numbers[:MOST_AT_ONCE]) if number is not None]
    found = queries.numbered(wanted)
    if len(found) != len(set(wanted)):
        abort(404)
    return found


def _filled(comments: list[Comment]) -> AnswerForm:
    """The form with what was drafted before, where all of these comments share one drafted answer."""
    earlier = {row.answering.answer if row.answering else None for row in comments}
    before = earlier.pop() if len(earlier) == 1 else None
    if before is None:
        return AnswerForm()
    number = f"A{before.amendment_number}" if before.amendment_number else ""
    return AnswerForm(outcome=before.outcome, reason=before.reason, before=before.before, after=before.after,
                      who_can_help=before.who_can_help, amendment=number)


def _page(comments: list[Comment], form: AnswerForm, status: int = 200) -> Any:
    hidden = {row.number for row in comments if rules.is_hidden(row.rulings, row.reports)}
    return render_template("commenting/answer.html", comments=comments, form=form, hidden=hidden), status
