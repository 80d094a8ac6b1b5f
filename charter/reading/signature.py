"""The page of one signature, and the file by which anybody can check its place in the public log."""

from __future__ import annotations

import re
from typing import Any

from flask import Response, abort, current_app, jsonify, make_response, render_template

from charter.drafting import queries as drafting
from charter.reading import proving
from charter.reading.door import bp
from charter.signing import paper, standing
from charter.signing import queries as signing
from charter.signing.models import Signature
from charter.web.public import NOT_KEPT
from charter.words import _


@bp.get("/signatures/<signature_id>")
def signature(signature_id: str) -> Any:
    """One signature: in force, waiting, or no longer in force; without a name unless it is listed."""
    found = _found(signature_id)
    if not standing.is_shown(found):
        return render_template("signing/signature.html", signature=found, line=None)
    place = proving.place(found)
    answer = make_response(render_template(
        "signing/signature.html", signature=found, line=signing.line(found), checked=standing.CHECKED, place=place,
        on_paper=paper.in_words(found.paper_on, paper.confirmed_on(found.id) if found.paper_on else None),
        version=drafting.version(found.version_number), address=_address(signature_id)))
    if place is None or place.checkpoint is None:
        answer.headers["Cache-Control"] = NOT_KEPT  # a checkpoint covers it within the minute, which is no act
    return answer


@bp.get("/signatures/<signature_id>/proof.json")
def proof(signature_id: str) -> Any:
    """Everything by which a program checks one signature: the text, what was sealed, and its place in the tree."""
    found = _found(signature_id)
    if standing.is_over(found):
        return _file({"about": _("No longer in force.")}), 410
    if not standing.is_shown(found):
        return _file({"about": _("Not listed. There is nothing to prove until it is.")}), 409
    version, place = drafting.version(found.version_number), proving.place(found)
    if version is None or place is None:
        abort(404)
    return _file(proving.file(_address(signature_id), version, place))


def _found(signature_id: str) -> Signature:
    found = signing.signature(signature_id) if re.fullmatch("[0-9a-f]{32}", signature_id) else None
    return found or abort(404)


def _address(signature_id: str) -> str:
    return f"{str(current_app.config['SITE_URL']).rstrip('/')}/signatures/{signature_id}"


def _file(told: dict[str, Any]) -> Response:
    answer = jsonify(told)
    # A withdrawal shows on the next request; whoever checks signatures may do so from a page of their own.
    answer.headers.update({"Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*", "X-Robots-Tag": "noindex"})
    return answer
