"""Every version: the list, each one's page, and its bytes to take away."""

from __future__ import annotations

import base64
from typing import Any

from flask import Response, abort, render_template, request

from charter.area import queries as area
from charter.drafting import queries as drafting
from charter.drafting.queries import status_among
from charter.drafting.site import site
from charter.drafting.texts import tree_json
from charter.reading import timeline
from charter.reading.door import NUMBER, bp
from charter.reading.page import draft_page, settled_page


@bp.get("/versions/")
def versions() -> str:
    """All versions, newest first: how each stands, what made it, and what changed in it."""
    facts = site()
    rows = [(v, status_among(v, facts.latest or 0, facts.settled)) for v in drafting.all_versions()]
    return render_template("reading/versions.html", rows=rows[::-1], picture=timeline.picture(rows))


@bp.get(f"/versions/<{NUMBER}:number>")
def version(number: int) -> Any:
    """One version: its words, its numbers, and what is open on it."""
    facts = site()
    if facts.latest is None or not 0 < number <= facts.latest:
        abort(404)
    if number == facts.latest and number != facts.settled:
        return draft_page(number, only_open=request.args.get("show") == "open")
    return settled_page(number)


@bp.get(f"/versions/<{NUMBER}:number>.md")
def markdown(number: int) -> Response:
    """The text as it was made, byte for byte: its SHA-256 is the version's digest."""
    found = drafting.version(number) or abort(404)
    return _file(found.source.encode("utf-8"), "text/markdown; charset=utf-8", found.digest)


@bp.get(f"/versions/<{NUMBER}:number>.json")
def tree(number: int) -> Response:
    """The clauses with their permanent keys: the SHA-256 of these bytes is in the record beside the text's own."""
    found = drafting.version(number) or abort(404)
    data = tree_json(number, found.title, found.digest, drafting.clauses(number))
    return _file(data, "application/json", found.tree_digest)


def _file(data: bytes, mimetype: str, digest: str) -> Response:
    answer = Response(data, content_type=mimetype)
    answer.headers["X-Robots-Tag"] = "noindex"
    # Their bytes are what the record names, so nothing can be said in them; a header may (RFC 8288, “license”).
    answer.headers["Link"] = f'<{area.said().licence.address}>; rel="license"'
    answer.headers["Repr-Digest"] = f"sha-256=:{_base64(digest)}:"  # RFC 9530, so that a program can check it too
    return answer


def _base64(hexadecimal: str) -> str:
    return base64.b64encode(bytes.fromhex(hexadecimal)).decode()
