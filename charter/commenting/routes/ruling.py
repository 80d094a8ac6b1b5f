"""The convenor reads what waits and shows it, or keeps it back with a reason; many at once."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for

from charter import clock
from charter.commenting import actions, queries
from charter.commenting.forms import RuleForm
from charter.commenting.models import Comment
from charter.commenting.routes import bp
from charter.commenting.screening import concerns
from charter.db import writing
from charter.people.doors import door, signed_in
from charter.web.flashes import flash
from charter.words import _


@bp.get("/convenor/comments")
@door("comment.rule")
def queue() -> Any:
    """What waits for a person, oldest first."""
    return _page(_form(queries.to_rule()))


@bp.post("/convenor/comments")
@door("comment.rule")
def rule() -> Any:
    """Show, or keep back, every comment that is ticked."""
    form = _form(queries.to_rule())
    show = request.form.get("do") == "show"
    if not form.validate_on_submit():
        return _page(form, 422)
    if not show and not form.because.data:
        form.because.errors = [_("Say why it is kept back: whoever wrote it may ask.")]
        return _page(form, 422)
    at, by = clock.now(), signed_in()
    with writing():
        for comment in filter(None, map(queries.by_id, form.chosen.data)):
            actions.rule(comment, shown=show, because=form.because.data or "", by=by, at=at)
    n = len(form.chosen.data)
    flash(_("Done: {n} shown.", n=n) if show else _("Done: {n} kept back.", n=n))
    return redirect(url_for("commenting.queue"), 303)


def _form(waiting: list[Comment]) -> RuleForm:
    form = RuleForm()
    form.chosen.choices = [(row.id, row.id) for row in waiting]
    return form


def _page(form: RuleForm, status: int = 200) -> Any:
    rows = [(row, concerns(row.words)) for row in queries.to_rule()]
    return render_template("commenting/queue.html", form=form, rows=rows), status
