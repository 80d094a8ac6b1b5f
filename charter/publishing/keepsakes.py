"""The doors to a signature's certificate and badge. Both say only what its own page says."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from flask import Response, abort, current_app, render_template, request

from charter.drafting import queries as drafting
from charter.drafting.site import site
from charter.looks.marks import path_of
from charter.publishing import badge as drawing
from charter.publishing import certificate as printing
from charter.publishing.routes import bp
from charter.publishing.spoken import readable
from charter.signing import queries as signing
from charter.signing import standing
from charter.signing.models import Signature

# A badge stands on other people's pages. Opened by itself it is a document of ours, in which nothing may run or load.
BADGE = {
    "Content-Security-Policy": "default-src 'none'; sandbox", "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache", "X-Robots-Tag": "noindex",
}


@bp.get("/signatures/<signature_id>/certificate.pdf")
def certificate(signature_id: str) -> Any:
    """The certificate of a listed signature; otherwise a page that says why there is none."""
    found = _found(signature_id)
    if not standing.is_shown(found):
        return render_template("signing/signature.html", signature=found, line=None), 410 if standing.is_over(found) else 409
    version = drafting.version(found.version_number) or abort(404)
    answer = Response(readable(lambda: printing.certificate(found, signing.line(found), version)), content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="certificate.pdf"'
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@bp.get("/signatures/<signature_id>/badge.svg")
def badge(signature_id: str) -> Response:
    """The badge, asked for anew each time, so that a withdrawal shows on the next look."""
    found, facts = _found(signature_id), site()
    dress = drawing.Dress(path_of(facts.worn.mark, facts.groups), f"#{facts.worn.band}")
    if standing.is_over(found):
        drawn = drawing.over(dress)
    elif not standing.is_shown(found):
        drawn = drawing.waits(dress)
    else:
        line = signing.line(found)
        address = f"{str(current_app.config['SITE_URL']).rstrip('/')}/signatures/{found.id}"
        then = line.organisation if line.now_called else ""
        drawn = drawing.signed(line.name, line.version, line.date, then, facts.title, address, dress)
    answer = Response(drawn, content_type="image/svg+xml; charset=utf-8", headers=BADGE)
    answer.set_etag(hashlib.sha256(drawn.encode()).hexdigest()[:32])
    return answer.make_conditional(request)  # type: ignore[return-value]


def _found(signature_id: str) -> Signature:
    found = signing.signature(signature_id) if re.fullmatch("[0-9a-f]{32}", signature_id) else None
    return found or abort(404)
