"""Holds that a press came from one of our own pages: the bar stands on public pages, which carry no token."""

from __future__ import annotations

from flask import abort

from charter.web.origin import is_ours


def ours_only() -> None:
    """403 where a browser says that another site sent this; a sender that says nothing holds nobody's cookie."""
    if is_ours() is False:
        abort(403, "This press came from another site. Open this page yourself, then press again.")
