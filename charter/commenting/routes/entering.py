"""The convenor enters what somebody said by telephone, on paper or at an event."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, url_for

from charter import clock
from charter.commenting import actions, visitors
from charter.commenting.forms import EnterForm
from charter.commenting.routes import bp
from charter.db import writing
from charter.drafting import closed
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.people import queries as people
from charter.people.doors import door, signed_in
from charter.words import _


@bp.get("/convenor/comments/new")
@door("comment.enter")
def enter() -> Any:
    """The form, on the newest draft."""
    version = _version()
    return _page(version, _form(version))


@bp.post("/convenor/comments/new")
@door("comment.enter")
def entered() -> Any:
    """Enter it: it is shown at once, marked how it came."""
    version = _version()
    form = _form(version)
    if not form.validate_on_submit():
        return _page(version, form, 422)
    at, by, known = clock.now(), signed_in(), {group.slug for group in people.groups()}
    with writing():
        comment = actions.enter(
            version, words=form.words.data, clause_key=form.clause.data or None, came_by=form.came_by.data,
            shown_as=visitors.words(form.shown.data), group=visitors.group(form.shown.data, known),
            email=(form.email.data or "").lower() or None, asked=form.asked.data or None, by=by, at=at,
            once=form.once.data)
    return redirect(url_for("reading.comment", number=comment.number), 303)


def _version() -> Version:
    version = drafting.latest()
    if version is None:
        abort(404)
    return version


def _form(version: Version) -> EnterForm:
    form = EnterForm()
    # Enough of each paragraph to know it again.
    rows = [(c.key, f"{c.number} {c.wording.plain[:60]}") for c in drafting.clauses(version.number)]
    form.clause.choices = [("", _("The whole text")), *rows]
    return form


def _page(version: Version, form: EnterForm, status: int = 200) -> Any:
    shut = closed.closed(version.number, "comments", clock.now())
    return render_template("commenting/enter.html", version=version, form=form, shut=shut), status
