"""Holds that a press came from one of our own pages: the bar stands on public pages, which carry no token."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import abort, request


def ours_only() -> None:
    """403 where a browser says that another site sent this; a sender that says nothing holds nobody's cookie."""
    origin = request.headers.get("Origin")
    elsewhere = origin is not None and _host(origin) != request.host
    if elsewhere or request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        abort(403, "This press came from another site. Open this page yourself, then press again.")


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # such as http://[
        return ""
