"""The convenor's page of times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from charter import clock
from charter.area import queries as area
from charter.db import writing
from charter.drafting import actions, queries, timetable
from charter.drafting.forms import LengthenForm
from charter.drafting.models import Version
from charter.people.doors import door, signed_in
from charter.people.models import Person
from charter.refusal import Refused
from charter.words import _

bp = Blueprint("drafting", __name__)


@bp.get("/convenor/timetable")
@door("window.set")
def times() -> str:
    """Until when the draft is open, and a form to lengthen it."""
    return _page(LengthenForm(), queries.draft())


@bp.post("/convenor/timetable")
@door("window.set")
def lengthen() -> Any:
    """Keep the draft open for longer; a last day in the holidays is asked about once."""
    form, draft = LengthenForm(), queries.draft()
    if not form.validate():
        return _page(form, draft), 422
    aware = [] if request.form.get("anyway") else area.before_day(form.day.data)
    if aware and draft is not None:
        return _page(form, draft, aware), 422
    try:
        _lengthen(form, clock.now(), signed_in())
    except Refused as refusal:
        form.day.errors = [refusal.words]
        return _page(form, draft), 409
    return redirect(url_for("drafting.times"), 303)


def _lengthen(form: LengthenForm, at: datetime, me: Person) -> None:
    closes = timetable.end_of_day(datetime.combine(form.day.data, datetime.min.time(), UTC).replace(hour=12))
    with writing():
        draft = queries.draft()
        if draft is None:
            raise Refused(_("No draft is open, so there is no time to lengthen."))
        for kind in timetable.KINDS if form.kind.data == "both" else (form.kind.data,):
            actions.lengthen(draft, kind, closes_at=closes, by=me, at=at, because=form.because.data)


def _page(form: LengthenForm, draft: Version | None, aware: Sequence[str] = ()) -> str:
    windows = queries.windows(draft.number) if draft else {}
    return render_template("drafting/timetable.html", form=form, draft=draft, windows=windows, kinds=timetable.KINDS,
                           aware=aware)
