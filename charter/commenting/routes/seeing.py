"""Every member sees a drafted answer before it is given, and may bring it to the meeting."""

from __future__ import annotations

from typing import Any

from flask import abort, current_app, redirect, render_template, url_for

from charter import clock
from charter.commenting import actions, queries, rules
from charter.commenting.forms import BringForm
from charter.commenting.models import Answer
from charter.commenting.routes import bp
from charter.db import writing
from charter.drafting import queries as drafting
from charter.people import queries as people
from charter.people.doors import door, signed_in
from charter.web.flashes import flash
from charter.words import _


@bp.get("/members/answers")
@door("answer.see")
def drafts() -> Any:
    """The answers that are drafted and not given yet, with the day on which each will be."""
    config, days = current_app.config, drafting.charter().answer_days
    rows = [(row, rules.due(row.at, days, config["DAYS_OFF"], config["TIME_ZONE"])) for row in queries.drafted()]
    groups = {group.slug: group.name for group in people.groups()}
    return render_template("commenting/drafts.html", rows=rows, groups=groups, days=days)


@bp.get("/members/answers/<answer_id>/meeting")
@door("answer.bring")
def bring(answer_id: str) -> Any:
    """The form that brings one to the meeting."""
    return render_template("commenting/bring.html", answer=_found(answer_id), form=BringForm())


@bp.post("/members/answers/<answer_id>/meeting")
@door("answer.bring")
def brought(answer_id: str) -> Any:
    """Bring it: it is not given until the convenor has drafted it again."""
    form = BringForm()
    if not form.validate_on_submit():
        return render_template("commenting/bring.html", answer=_found(answer_id), form=form), 422
    at, by = clock.now(), signed_in()
    role = people.roles_now(by)[0]
    with writing():
        actions.bring(_found(answer_id), by=by, role=role, because=form.because.data, at=at)
    flash(_("It will be talked about at the meeting, and is not given before then."))
    return redirect(url_for("commenting.drafts"), 303)


def _found(answer_id: str) -> Answer:
    answer = queries.answer(answer_id)
    if answer is None:
        abort(404)
    return answer
