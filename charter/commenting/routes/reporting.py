"""Reporting a comment."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, url_for

from charter import clock
from charter.area import queries as area
from charter.commenting import actions, queries
from charter.commenting.forms import ReportForm
from charter.commenting.models import Comment
from charter.commenting.routes import bp
from charter.db import writing
from charter.people.doors import door
from charter.web.ids import NUMBER
from charter.web.limits import SLOWER, by_network, limiter

# The first report hides a comment's words, so that a script could hide them all: a careful reader reports a few.
MOST_REPORTS = "20 per hour"


@bp.get(f"/comments/<{NUMBER}:number>/report")
@door("comment.report")
def report(number: int) -> Any:
    """The form that reports a comment."""
    return _page(number, ReportForm())


@bp.post(f"/comments/<{NUMBER}:number>/report")
@by_network
@limiter.limit(MOST_REPORTS, error_message=SLOWER)
@door("comment.report")
def reported(number: int) -> Any:
    """Report it: its words are hidden until a person has looked, unless a person has shown it again before."""
    form = ReportForm()
    if not form.validate_on_submit():
        return _page(number, form), 422
    at = clock.now()
    with writing():
        actions.report(_found(number), because=form.because.data, at=at)
    return redirect(url_for("reading.comment", number=number), 303)


def _page(number: int, form: ReportForm) -> str:
    return render_template("commenting/report.html", comment=_found(number), form=form, days=area.said().days_to_decide)


def _found(number: int) -> Comment:
    comment = queries.comment(number)
    if comment is None:
        abort(404)
    return comment
