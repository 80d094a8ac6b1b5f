"""For operators: whether the site can serve, and whom to tell of a weakness."""

from __future__ import annotations

from flask import Response, abort, current_app
from sqlalchemy import text

from charter.area import queries as area
from charter.db import db
from charter.reading.door import bp


@bp.get("/healthz")
def healthz() -> Response:
    """`ok` when the database answers; a fault otherwise."""
    db.session.execute(text("SELECT 1"))
    return Response("ok\n", content_type="text/plain; charset=utf-8")


@bp.get("/.well-known/security.txt")
def security() -> Response:
    """Whom to tell of a weakness (RFC 9116), and until when that holds, as the worker said it last."""
    said, address = area.said(), current_app.config["SITE_URL"]
    if not said.security_until:
        abort(404)  # no worker has run yet; the file must not say more than somebody vouches for
    contact = said.security or current_app.config["MAIL_FROM"].rpartition("<")[2].rstrip(">")
    words = (f"Contact: {'' if contact.startswith('https://') else 'mailto:'}{contact}\n"
             f"Expires: {said.security_until}T00:00:00Z\nPreferred-Languages: en\n"
             f"Canonical: {address}/.well-known/security.txt\n")
    return Response(words, content_type="text/plain; charset=utf-8")
