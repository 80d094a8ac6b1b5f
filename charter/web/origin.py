"""Whether a press came from one of our own pages, as far as the browser says."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request


def is_ours() -> bool | None:
    """True where the browser says that our own page sent this, False where another site did, None where it says nothing."""
    origin, fetch = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if origin is None and fetch is None:
        return None
    return (origin is None or host(origin) == request.host) and fetch in (None, "same-origin", "none")


def host(address: str) -> str:
    """The host and port that an address names; nothing where it is none."""
    try:
        return urlsplit(address).netloc
    except ValueError:  # such as http://[
        return ""
