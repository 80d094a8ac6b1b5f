"""The first page: for an organisation or as a person."""

from __future__ import annotations

from typing import Any

from flask import make_response, redirect, render_template, url_for

from charter.drafting import queries as drafting
from charter.people.doors import door
from charter.signing import carried, choosing
from charter.signing.forms import Who
from charter.signing.routes import bp


@bp.get("/sign")
@door("sign")
def start() -> Any:
    """Ask who signs, or say that nothing can be signed yet."""
    version = drafting.settled()
    if version is None:
        return render_template("signing/not_yet.html", draft=drafting.draft())
    form = Who(formdata=None, data=carried.read(carried.WHO))
    choosing.offer(form)
    return render_template("signing/who.html", form=form, version=version)


@bp.post("/sign")
@door("sign")
def keep_who() -> Any:
    """Keep who signs in this browser, once it is clear which organisation is meant."""
    form, version = Who(), drafting.settled()
    if version is None:
        return redirect(url_for("signing.start"), 303)
    if not form.validate():
        choosing.offer(form)
        return render_template("signing/who.html", form=form, version=version), 422
    if form.for_whom.data == "organisation" and not choosing.is_chosen(form):
        return render_template("signing/who.html", form=form, version=version, choose=True)
    before = carried.read(carried.WHO) or {}
    marks = {name: before[name] for name in ("once", "browser") if name in before}
    return carried.keep(make_response(redirect(url_for("signing.text"), 303)), carried.WHO,
                        {**choosing.as_chosen(form), **(marks or carried.begin())})


@bp.post("/sign/organisations")
@door("sign")
def find() -> Any:
    """The organisations that fit what is typed so far, for a page with script; nothing is kept."""
    form = Who()
    choosing.offer(form)
    return render_template("signing/found.html", form=form)
