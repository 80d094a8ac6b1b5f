"""Open data: the page that says what there is, and the files."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, send_from_directory
from werkzeug.exceptions import NotFound

from charter.publishing.folder import FILES, current
from charter.publishing.tables import TABLES

bp = Blueprint("publishing", __name__)


@bp.get("/data/")
def data() -> str:
    """What can be taken away, in what format, and what may be done with it."""
    return render_template("publishing/data.html", tables=TABLES)


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


def _send(name: str) -> Response:
    return send_from_directory(current(), name, max_age=0, as_attachment=True)
