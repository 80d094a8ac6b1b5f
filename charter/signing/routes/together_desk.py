"""The convenor's page of schools signing together."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, url_for

from charter import clock
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.people.doors import door, signed_in
from charter.signing import actions, together
from charter.signing.forms_arranged import Together
from charter.signing.models import Partnership
from charter.signing.routes import bp
from charter.web.flashes import flash
from charter.words import _


@bp.get("/convenor/signatures/together")
@door("together.part")
def partnerships() -> str:
    """What stands or is proposed, and the form that proposes one; not who has said so."""
    return _page(Together(formdata=None))


@bp.post("/convenor/signatures/together")
@door("together.propose")
def propose_from_desk() -> Any:
    """Propose that organisations sign together; whoever signed for them is asked."""
    form, version = Together(), drafting.settled()
    if not form.validate():
        return _page(form), 422
    with writing():
        actions.propose((version or abort(404)).number, form.name.data or "", form.found, by=signed_in(),
                        from_signature=None, at=clock.now(), once=form.once.data or "")
    flash(_("It is proposed. It stands on the list once each of them has signed and said so."))
    return redirect(url_for("signing.partnerships"), 303)


@bp.post("/convenor/signatures/together/<partnership_id>/apart")
@door("together.part")
def take_apart(partnership_id: str) -> Any:
    """Take it off the list; each member's signature stands by itself."""
    with writing():
        found = db.session.get(Partnership, partnership_id)
        if found is not None:
            actions.take_back(found, at=clock.now())
    flash(_("Each stands by itself again."))
    return redirect(url_for("signing.partnerships"), 303)


def _page(form: Together) -> str:
    rows = [(each, together.named(each), together.stands(each)) for each in together.partnerships()]
    return render_template("signing/partnerships.html", form=form, rows=rows, version=drafting.settled())
