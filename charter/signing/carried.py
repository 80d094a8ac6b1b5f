"""What is carried from page to page in the signer's own browser: nothing is in the database before Sign is pressed."""

from __future__ import annotations

import json
import secrets
from typing import Any

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from charter.web.ids import random_id

# One cookie for each page. Both go to the signing pages only.
WHO, WORDS = "sign-who", "sign-words"
PATH = "/sign"
# A page left open over lunch, or until after the governors' meeting that evening.
LASTS = 24 * 60 * 60
# Until the confirmation is over: the link is then worth nothing in any browser.
BROWSER_LASTS = 30 * 24 * 60 * 60
# Browsers keep cookies of 4,096 bytes with name and path.
MOST_BYTES = 3_800


class _Plain:
    """JSON that writes é as é: half the bytes for names and words beyond ASCII."""

    loads = staticmethod(json.loads)

    @staticmethod
    def dumps(value: Any, **_: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read(name: str) -> dict[str, Any] | None:
    """What one page left in this browser; none where it was not filled in, is old, or was tampered with."""
    try:
        found = _signer(name).loads(request.cookies.get(name, ""), max_age=LASTS)
    except BadSignature:
        return None
    return found if isinstance(found, dict) else None


def fits(name: str, values: dict[str, Any]) -> bool:
    """Whether a browser will keep so much."""
    return len(_signer(name).dumps(values)) <= MOST_BYTES


def keep(answer: Response, name: str, values: dict[str, Any]) -> Response:
    """Leave what one page was told in this browser."""
    return _set(answer, name, str(_signer(name).dumps(values)), LASTS)


def forget(answer: Response) -> Response:
    """Take everything that was typed back out of this browser."""
    for name in (WHO, WORDS):
        answer.delete_cookie(name, path=PATH)
    return answer


def begin() -> dict[str, str]:
    """What makes one sign-up one, however often its button is pressed, and what its browser is known by."""
    return {"once": random_id(), "browser": secrets.token_urlsafe(32)}


def mark(answer: Response, sign_up_id: str, browser: str) -> Response:
    """Let this browser be known again for this one sign-up."""
    return _set(answer, f"sign-{sign_up_id}", browser, BROWSER_LASTS)


def marked(sign_up_id: str) -> str:
    """The secret this browser holds for a sign-up, or nothing."""
    return request.cookies.get(f"sign-{sign_up_id}", "")


def _set(answer: Response, name: str, value: str, seconds: int) -> Response:
    answer.set_cookie(name, value, max_age=seconds, path=PATH, httponly=True, samesite="Lax",
                      secure=current_app.config["SESSION_COOKIE_SECURE"])
    return answer


def _signer(name: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=name, serializer=_Plain())
