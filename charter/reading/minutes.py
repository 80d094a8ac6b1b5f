"""A meeting's minutes, which wrote themselves from what was entered: for everybody, and whole for members while a draft."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, url_for

from charter.meeting import minuted, queries
from charter.meeting.models import Meeting
from charter.meeting.rules import OUTCOMES
from charter.people.doors import door, here
from charter.people.may import CHAIR, CONVENOR, MEMBER, STAND_IN
from charter.reading.door import NUMBER, bp


@bp.get(f"/meetings/<{NUMBER}:number>/minutes")
def minutes(number: int) -> Any:
    """The minutes as everybody reads them: what each group said stands there once they are approved."""
    told = minuted.gather(_closed(number)).for_everybody()
    return render_template("reading/minutes.html", m=told, outcomes=OUTCOMES, whole=False, word=_file(number, "docx"),
                           pdf=_file(number, "pdf"))


@bp.get(f"/meetings/<{NUMBER}:number>/minutes/draft")
@door("minutes.read")
def draft_minutes(number: int) -> Any:
    """The whole minutes for members of every group, from the same minute on; the chair approves them here."""
    told = minuted.gather(_closed(number))
    return render_template("reading/minutes_draft.html", m=told, outcomes=OUTCOMES, whole=True, seen=told.digest,
                           is_chair=CHAIR in here(), notes=bool(here() & {CHAIR, CONVENOR, STAND_IN}),
                           declares=MEMBER in here(), word=_file(number, "docx", draft=True),
                           pdf=_file(number, "pdf", draft=True))


def _closed(number: int) -> Meeting:
    found = queries.meeting(number)
    if found is None or found.closing is None:
        abort(404)
    return found


def _file(number: int, form: str, *, draft: bool = False) -> str:
    kind = {"docx": "word", "pdf": "pdf"}[form]
    return url_for(f"publishing.{'draft_' if draft else ''}minutes_{kind}", number=number)
