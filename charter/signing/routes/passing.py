"""“I am not the right person”: one letter to who is, and nothing kept."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for

from charter import clock
from charter.db import writing
from charter.drafting import queries as drafting
from charter.people.doors import door
from charter.signing import actions, carried, choosing
from charter.signing.forms import Right
from charter.signing.routes import bp
from charter.web.limits import SLOWER, limiter

# Letters to strangers from one network in an hour: more than an office passes on, too few to be worth abusing.
MOST_PASSED_ON = "20 per hour"


@bp.get("/sign/pass-on")
@door("sign.pass-on")
def pass_on() -> Any:
    """Ask who is the right person."""
    if drafting.settled() is None:
        return redirect(url_for("signing.start"), 303)
    return render_template("signing/pass_on.html", form=Right(formdata=None))


@bp.post("/sign/pass-on")
@limiter.limit(MOST_PASSED_ON, error_message=SLOWER)
@door("sign.pass-on")
def press_pass_on() -> Any:
    """Owe the one letter."""
    form, version = Right(), drafting.settled()
    if version is None:
        return redirect(url_for("signing.start"), 303)
    if not form.validate():
        return render_template("signing/pass_on.html", form=form), 422
    organisation = choosing.organisation(carried.read(carried.WHO) or {})
    with writing():
        actions.pass_on(version, organisation, name=form.name.data, email=form.email.data, at=clock.now())
    return redirect(url_for("signing.passed_on"), 303)


@bp.get("/sign/passed-on")
@door("sign")
def passed_on() -> str:
    """One letter goes; the same words whether or not that address had one before."""
    return render_template("signing/passed_on.html")
