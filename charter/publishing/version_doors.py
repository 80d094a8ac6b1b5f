"""The doors to a version as a PDF and as plain text."""

from __future__ import annotations

from flask import Response, abort

from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.publishing import plain_text, version_pdf
from charter.publishing.routes import bp, named
from charter.web.ids import NUMBER


@bp.get(f"/versions/<{NUMBER}:number>.pdf")
def version_file(number: int) -> Response:
    """One version as a PDF that a screen reader can read."""
    version = drafting.version(number) or abort(404)
    answer = _file(version_pdf.pdf(version), "application/pdf", version)
    answer.headers["Content-Disposition"] = f'inline; filename="{named(version)}.pdf"'
    return answer


@bp.get(f"/versions/<{NUMBER}:number>.txt")
def version_text(number: int) -> Response:
    """One version as plain text, a paragraph a line."""
    version = drafting.version(number) or abort(404)
    return _file(plain_text.text(version).encode("utf-8"), "text/plain; charset=utf-8", version)


def _file(raw: bytes, kind: str, version: Version) -> Response:
    answer = Response(raw, content_type=kind)
    if version.settlement is None:  # only a settled text is for search engines
        answer.headers["X-Robots-Tag"] = "noindex"
    return answer
