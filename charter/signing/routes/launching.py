"""The convenor's page for the day on which a list opens."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import abort, current_app, redirect, render_template, url_for

from charter import clock
from charter.db import writing
from charter.drafting import queries as drafting
from charter.people.doors import door, signed_in
from charter.signing import actions, launch, queries
from charter.signing.forms_arranged import Arrange
from charter.signing.launch import Launch
from charter.signing.routes import bp
from charter.web.flashes import flash
from charter.words import _


@bp.get("/convenor/signatures/opening")
@door("signing.arrange")
def opening() -> str:
    """What is arranged, and the form for a day."""
    version = drafting.settled()
    return _page(_fresh(launch.of(version.number) if version else None))


@bp.post("/convenor/signatures/opening")
@door("signing.arrange")
def arrange() -> Any:
    """Arrange a day, or another day."""
    form, version = Arrange(), drafting.settled()
    if not form.validate():
        return _page(form), 422
    with writing():
        actions.arrange(version or abort(404), opens_local=form.opens_local(), zone=current_app.config["TIME_ZONE"],
                        floor=form.least(), because=form.because.data or "", by=signed_in(), at=clock.now(),
                        once=form.once.data or "")
    flash(_("It is arranged, and stands on the public list. Everybody who waits is told."))
    return redirect(url_for("signing.opening"), 303)


def _fresh(found: Launch | None) -> Arrange:
    """Nine on a morning, as nobody publishes at midnight; what was arranged stands in the boxes."""
    if found is None:
        return Arrange(formdata=None, data={"hour": "9:00"})
    local = datetime.fromisoformat(found.opens_local)
    return Arrange(formdata=None, data={"day": local.date(), "hour": f"{local.hour}:{local:%M}", "floor": found.floor})


def _page(form: Arrange) -> str:
    version = drafting.settled()
    found = launch.of(version.number) if version else None
    is_listed = bool(version and queries.newest(1, version.number))
    return render_template("signing/opening.html", form=form, version=version, found=found, is_listed=is_listed)
