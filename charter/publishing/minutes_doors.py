"""The doors to the minutes as files: for everybody as the page has them, and whole for members while they are a draft."""

from __future__ import annotations

from flask import Response, abort

from charter.meeting import minuted, queries
from charter.meeting.minuted import Minutes
from charter.people.doors import door
from charter.publishing import minutes
from charter.publishing.routes import WORD, bp
from charter.publishing.spoken import readable
from charter.web.ids import NUMBER

PDF = "application/pdf"


@bp.get(f"/meetings/<{NUMBER}:number>/minutes.docx")
def minutes_word(number: int) -> Response:
    """The minutes as a Word file."""
    told = _told(number).for_everybody()
    return _file(minutes.word(told), WORD, told, "docx")


@bp.get(f"/meetings/<{NUMBER}:number>/minutes.pdf")
def minutes_pdf(number: int) -> Response:
    """The minutes as a PDF."""
    told = _told(number).for_everybody()
    return _file(readable(lambda: minutes.pdf(told)), PDF, told, "pdf")


@bp.get(f"/meetings/<{NUMBER}:number>/minutes/draft.docx")
@door("minutes.read")
def draft_minutes_word(number: int) -> Response:
    """The whole minutes as a Word file."""
    told = _told(number)
    return _file(minutes.word(told), WORD, told, "docx")


@bp.get(f"/meetings/<{NUMBER}:number>/minutes/draft.pdf")
@door("minutes.read")
def draft_minutes_pdf(number: int) -> Response:
    """The whole minutes as a PDF."""
    told = _told(number)
    return _file(readable(lambda: minutes.pdf(told)), PDF, told, "pdf")


def _told(number: int) -> Minutes:
    found = queries.meeting(number)
    if found is None or found.closing is None:
        abort(404)
    return minuted.gather(found)


def _file(raw: bytes, kind: str, told: Minutes, end: str) -> Response:
    name = f"meeting-{told.meeting}-{'draft-' if told.state == 'draft' else ''}minutes.{end}"
    answer = Response(raw, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
