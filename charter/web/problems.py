"""What went wrong, told to a program: RFC 9457, the same status and the same words as a page would have."""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Response

CONTENT_TYPE = "application/problem+json"
ROOT = "/api/"
WORDS = {
    404: "There is nothing at this address. What there is stands in /api/openapi.json.",
    405: "This address is for reading only.",
    413: "That is more than this address takes.",
    429: "That was asked many times in a short while. Wait ten minutes.",
    500: "Something broke here, and it is our fault. Try once more in a minute.",
}


def is_for_programs(path: str) -> bool:
    """Whether whoever asks at this address is a program, to which a page would be no answer."""
    return path.startswith(ROOT)


def problem(status: int, words: str | None = None, **more: object) -> Response:
    """One problem, in words that somebody can act on."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status,
            "detail": words or WORDS.get(status, HTTPStatus(status).phrase), **more}
    return Response(json.dumps(told, ensure_ascii=False) + "\n", status, content_type=CONTENT_TYPE)
