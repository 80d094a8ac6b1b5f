"""The convenor's page of times."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, redirect, render_template, url_for

from charter import clock
from charter.db import writing
from charter.drafting import actions, queries, timetable
from charter.drafting.forms import LengthenForm
from charter.drafting.models import Version
from charter.people.doors import door, signed_in
from charter.refusal import Refused

bp = Blueprint("drafting", __name__)


@bp.get("/convenor/timetable")
@door("window.set")
def times() -> str:
    """Until when the draft is open, and a form to lengthen it."""
    return _page(LengthenForm(), queries.draft())


@bp.post("/convenor/timetable")
@door("window.set")
def lengthen() -> Any:
    """Keep the draft open for longer."""
    form, at, me, draft = LengthenForm(), clock.now(), signed_in(), queries.draft()
    if not form.validate():
        return _page(form, draft), 422
    closes = timetable.end_of_day(datetime.combine(form.day.data, datetime.min.time(), UTC).replace(hour=12))
    try:
        with writing():
            draft = queries.draft()
            if draft is None:
                raise Refused("No draft is open, so there is no time to lengthen.")
            for kind in timetable.KINDS if form.kind.data == "both" else (form.kind.data,):
                actions.lengthen(draft, kind, closes_at=closes, by=me, at=at, because=form.because.data)
    except Refused as refusal:
        form.day.errors = [refusal.words]
        return _page(form, draft), 409
    return redirect(url_for("drafting.times"), 303)


def _page(form: LengthenForm, draft: Version | None) -> str:
    windows = queries.windows(draft.number) if draft else {}
    return render_template("drafting/timetable.html", form=form, draft=draft, windows=windows, kinds=timetable.KINDS)
