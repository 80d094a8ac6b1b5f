"""What can be taken away: the open data, and Word files of the text."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, send_from_directory
from werkzeug.exceptions import NotFound

from charter.amending import queries as amending
from charter.area import queries as area
from charter.docx import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.publishing import copies
from charter.publishing.folder import FILES, current
from charter.publishing.tables import TABLES
from charter.web.ids import NUMBER

bp = Blueprint("publishing", __name__)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@bp.get("/data/")
def data() -> str:
    """What can be taken away, in what format, and what may be done with it."""
    return render_template("publishing/data.html", tables=TABLES, licence=area.said().licence)


@bp.get("/data/<name>")
def file(name: str) -> Response:
    """One file, as it stands at the newest entry of the public log."""
    if name not in FILES:
        abort(404)
    try:
        answer = _send(name)
    except NotFound:  # the log moved on between finding the folder and opening the file
        answer = _send(name)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@bp.get(f"/versions/<{NUMBER}:number>.docx")
def version_word(number: int) -> Response:
    """One version as a Word file."""
    version = drafting.version(number) or abort(404)
    return word(writing.draft(copies.plain(version)), named(version), search=version.settlement is not None)


@bp.get(f"/versions/<{NUMBER}:number>/suggestions.docx")
def suggestions_word(number: int) -> Response:
    """One version with everything that is suggested and said of it, as tracked changes and comments."""
    version = drafting.version(number) or abort(404)
    return word(writing.draft(copies.with_everything(version)), f"{named(version)}-with-suggestions")


@bp.get(f"/amendments/<{NUMBER}:number>.docx")
def amendment_word(number: int) -> Response:
    """The text with one suggestion alone, as tracked changes."""
    version, told = copies.alone(amending.amendment(number) or abort(404))
    return word(writing.draft(told), f"{named(version)}-with-A{number}")


def _send(name: str) -> Response:
    return send_from_directory(current(name), name, max_age=0, as_attachment=True)


def named(version: Version) -> str:
    """What a file of this version is called."""
    return f"charter-{'version' if version.settlement else 'draft'}-{version.number}"


def word(raw: bytes, name: str, *, search: bool = False) -> Response:
    """A Word file to keep; only a settled text is for search engines."""
    answer = Response(raw, content_type=WORD)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    if not search:
        answer.headers["X-Robots-Tag"] = "noindex"
    return answer


from charter.publishing import ahead, for_boards, keepsakes, minutes_doors, version_doors  # noqa: E402  they hang views on bp

__all__ = ["ahead", "bp", "for_boards", "keepsakes", "minutes_doors", "version_doors"]
