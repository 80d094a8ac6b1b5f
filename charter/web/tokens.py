"""Links and digits in letters: made from a row's id and the site's secret, so that neither is kept anywhere."""

from __future__ import annotations

import hashlib
import hmac

from flask import current_app

DIGITS = 6


def token(purpose: str, row_id: str) -> str:
    """The secret part of a link, bound to one purpose and one row: 64 hexadecimal digits, 256 bits."""
    return hmac.new(_key(), f"{purpose}:{row_id}".encode(), hashlib.sha256).hexdigest()


def is_token(purpose: str, row_id: str, given: str) -> bool:
    """Whether the secret part of a link is the one for this purpose and row."""
    return hmac.compare_digest(token(purpose, row_id).encode(), given.encode("utf-8", "replace"))


def digits(purpose: str, row_id: str) -> str:
    """Six digits for somebody to copy from a letter, bound to one purpose and one row."""
    number = int.from_bytes(hmac.new(_key(), f"{purpose}/digits:{row_id}".encode(), hashlib.sha256).digest()[:8], "big")
    return str(number % 10**DIGITS).zfill(DIGITS)


def are_digits(purpose: str, row_id: str, given: str) -> bool:
    """Whether somebody typed the right digits; spaces between them do not matter."""
    typed = "".join(given.split())
    return hmac.compare_digest(digits(purpose, row_id).encode(), typed.encode("utf-8", "replace"))


def _key() -> bytes:
    return str(current_app.config["SECRET_KEY"]).encode()
