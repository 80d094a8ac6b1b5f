"""A convenor begins a new draft from the settled text, which stays as it is."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for

from charter import clock
from charter.area import queries as area
from charter.db import writing
from charter.drafting import actions
from charter.drafting import queries as drafting
from charter.people.doors import door, signed_in
from charter.reading import following
from charter.reading.door import bp
from charter.refusal import Refused
from charter.web.forms import Form
from charter.words import _


@bp.get("/convenor/drafts/new")
@door("draft.begin")
def new_draft() -> str:
    """What beginning a draft means, and one button."""
    charter = drafting.charter()
    return render_template("reading/begin_draft.html", form=Form(), settled=drafting.settled(), newest=drafting.latest(),
                           charter=charter, aware=area.before_opening(clock.now(), charter.draft_days))


@bp.post("/convenor/drafts/new")
@door("draft.begin")
def begin_draft() -> Any:
    """Begin it: the same words, open for comments and suggestions."""
    form, at, me = Form(), clock.now(), signed_in()
    form.validate()
    with writing():
        settled = drafting.settled()
        if settled is None:
            raise Refused(_("No text is settled yet. The draft that is open can be changed as it is."))
        made = actions.begin_draft(settled, by=me, at=at, once=form.once.data)
        following.carry(made, at=at)
    return redirect(url_for("reading.version", number=made.number), 303)
