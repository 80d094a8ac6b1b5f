"""Which addresses another site's page may read: the API, what can be taken away, and the log; never with anybody's cookies."""

from __future__ import annotations

import re

from flask import Flask, Response, request

OPEN = re.compile(
    r"/(api/.*|data/.+|record|record/.*|feed\.atom|signatories\.(csv|json)"
    r"|versions/\d+\.(md|json|txt|pdf|docx)|amendments/\d+\.docx|meetings/\d+\.ics)")
# Read by anybody, so asked from anywhere; no credentials, so that nobody's own pages can be read along with it.
ALLOWED = (("Access-Control-Allow-Origin", "*"), ("Access-Control-Expose-Headers", "ETag, Link"))
METHODS = "GET, HEAD, OPTIONS"
# What a reader may send: whether what it has still stands.
SENT = "If-None-Match"
A_DAY = "86400"  # seconds that a browser need not ask again whether it may ask


def headers(path: str) -> list[tuple[str, str]]:
    """What is said to a browser that asks for another site's page."""
    return list(ALLOWED) if OPEN.fullmatch(path) else []


def init_app(app: Flask) -> None:
    """Say so on every answer of these addresses, and answer who asks beforehand."""

    @app.after_request
    def _share(response: Response) -> Response:
        allowed = headers(request.path)
        for name, value in allowed:
            response.headers[name] = value
        if allowed:
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            if request.method == "OPTIONS":
                response.headers["Access-Control-Allow-Methods"] = METHODS
                response.headers["Access-Control-Allow-Headers"] = SENT
                response.headers["Access-Control-Max-Age"] = A_DAY
        return response
