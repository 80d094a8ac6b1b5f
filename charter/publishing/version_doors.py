"""The doors to a version as a PDF and as plain text, with who has signed it."""

from __future__ import annotations

from pathlib import Path

from flask import Response, abort, send_file

from charter.drafting import queries as drafting
from charter.publishing import copies, long_lists
from charter.publishing.routes import bp, named
from charter.publishing.signed_by import signed_by
from charter.web.ids import NUMBER
from charter.web.public import NOT_KEPT


@bp.get(f"/versions/<{NUMBER}:number>.pdf")
def version_file(number: int) -> Response:
    """One version as a PDF that a screen reader can read."""
    return _file(number, "pdf", "application/pdf")


@bp.get(f"/versions/<{NUMBER}:number>.txt")
def version_text(number: int) -> Response:
    """One version as plain text, a paragraph a line."""
    return _file(number, "txt", "text/plain; charset=utf-8")


def _file(number: int, form: str, kind: str) -> Response:
    """The file; of a long list what the worker wrote, or else at once a file that says when to come back."""
    version = drafting.version(number) or abort(404)
    draft = copies.plain(version)
    signed = signed_by(version, draft.facts.address)
    is_long = signed is not None and signed.is_left_out
    kept = long_lists.kept(draft, version, form) if is_long else None
    answer = _sent(kept, kind) if kept else Response(long_lists.FORMS[form](draft, version, signed), content_type=kind)
    if is_long:  # the next one that the worker writes is no act, so no page that is kept would know of it
        answer.headers["Cache-Control"] = NOT_KEPT
    if form == "pdf":
        answer.headers["Content-Disposition"] = f'inline; filename="{named(version)}.pdf"'
    if version.settlement is None:  # only a settled text is for search engines
        answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _sent(file: Path, kind: str) -> Response:
    """Megabytes: piece by piece, and only the rest where a part of it has come already."""
    answer = send_file(file, kind, max_age=0)
    answer.content_type = kind
    return answer
