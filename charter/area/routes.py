"""The convenor's two pages about the area: what is said of the site, and its calendar."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from charter import clock
from charter.area import actions, queries, saying, seasons
from charter.area.forms import ASKED, FactsForm, SeasonForm
from charter.db import writing
from charter.people.doors import door, signed_in
from charter.refusal import Refused
from charter.web.flashes import flash
from charter.words import _

bp = Blueprint("area", __name__)


@bp.get("/convenor/site")
@door("site.say")
def facts() -> str:
    """What is said of the site, with every box filled as it stands."""
    said = queries.said()
    filled = {name: getattr(said, name) for name in ASKED}
    days = {"report_days": said.days_to_decide, "complaint_days": said.days_to_answer}
    return _facts(FactsForm(**{**filled, **days, "licence_code": said.licence.code}))


@bp.post("/convenor/site")
@door("site.say")
def say() -> Any:
    """Say it."""
    form, at, by = FactsForm(), clock.now(), signed_in()
    if not form.validate_on_submit():
        return _facts(form), 422
    with writing():
        new = actions.say(form.said(), by=by, at=at)
    flash(_("It stands on the public pages now.") if new else _("Nothing was different, so nothing was changed."))
    return redirect(url_for("area.facts"), 303)


@bp.get("/convenor/calendar")
@door("calendar.keep")
def calendar() -> str:
    """School holidays and the weeks before elections."""
    return _calendar(SeasonForm())


@bp.post("/convenor/calendar")
@door("calendar.keep")
def enter() -> Any:
    """Put weeks on the calendar."""
    form, at, by = SeasonForm(), clock.now(), signed_in()
    if not form.validate_on_submit():
        return _calendar(form), 422
    try:
        with writing():
            actions.enter(kind=form.kind.data, name=form.name.data, first=form.first.data, last=form.last.data, by=by, at=at,
                          once=form.once.data)
    except Refused as refusal:
        form.last.errors = [refusal.words]
        return _calendar(form), 409
    return redirect(url_for("area.calendar"), 303)


@bp.post("/convenor/calendar/removal")
@door("calendar.keep")
def take_off() -> Any:
    """Take weeks off it."""
    at, by = clock.now(), signed_in()
    with writing():
        season = queries.season(request.form.get("season", "")) or abort(404)
        actions.take_off(season, by=by, at=at)
    return redirect(url_for("area.calendar"), 303)


def _facts(form: FactsForm) -> str:
    return render_template("area/site.html", form=form, licences={one.code: one.words for one in saying.LICENCES.values()})


def _calendar(form: SeasonForm) -> str:
    return render_template("area/calendar.html", form=form, seasons=queries.calendar(), kinds=seasons.KINDS)
