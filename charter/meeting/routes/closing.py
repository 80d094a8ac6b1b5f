"""What closing would do, the words where suggestions meet, and closing itself."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for

from charter import clock
from charter.area import queries as area
from charter.db import writing
from charter.drafting import queries as drafting
from charter.meeting import closing, deciding, present, queries
from charter.meeting.forms import WordsForm
from charter.meeting.routes import bp
from charter.meeting.routes.calling import found
from charter.meeting.running import alone, next_draft
from charter.people.doors import door, signed_in
from charter.people.queries import groups
from charter.text.references import broken
from charter.web.ids import NUMBER


@bp.get(f"/meetings/<{NUMBER}:number>/close")
@door("meeting.close")
def close_page(number: int) -> Any:
    """Every change the next draft would hold, before anything is written."""
    return _page(number)


@bp.post(f"/meetings/<{NUMBER}:number>/blends/<key>")
@door("meeting.blend")
def blend(number: int, key: str) -> Any:
    """Confirm the words of a clause in which accepted suggestions meet or cross."""
    form = WordsForm()
    if not form.validate_on_submit():
        return _page(number, slips={key: form.words.errors, "words": form.words.data}, status=422)
    at, by = clock.now(), signed_in()
    with writing():
        deciding.confirm_blend(found(number), key=key, words=form.words.data, by=by, at=at)
    return redirect(url_for("meeting.close_page", number=number), 303)


@bp.post(f"/meetings/<{NUMBER}:number>/closing")
@door("meeting.close")
def close(number: int) -> Any:
    """Close the meeting and make the next draft: all or nothing."""
    planned = closing.plan(found(number))  # merging happens before the pen is taken
    at, by = clock.now(), signed_in()
    with writing():
        closing.close(found(number), planned, by=by, at=at)
    return redirect(url_for("reading.meeting", number=number), 303)


def _page(number: int, *, slips: Any = None, status: int = 200) -> Any:
    meeting, charter = found(number), drafting.charter()
    planned, tree = closing.plan(meeting), drafting.tree(meeting.version_number)
    return render_template(
        "meeting/close.html", meeting=meeting, plan=planned, changes=next_draft(meeting, planned), form=WordsForm(),
        slips=slips or {}, places={p.key: p.number for p in tree},
        broken=broken(tree, planned.applied.tree) if planned.applied else (), told=alone(meeting, planned),
        items={i.amendment_number: i.id for i in meeting.items if i.amendment_number}, groups=groups(),
        came=queries.attendance(meeting),
        missing=present.missing(meeting, groups(), days=charter.objection_days),
        aware=area.before_opening(clock.now(), charter.draft_days)), status
