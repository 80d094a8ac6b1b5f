"""For operators: whether the site can serve, and whom to tell of a weakness."""

from __future__ import annotations

from datetime import timedelta

from flask import Response, current_app
from sqlalchemy import text

from charter import clock
from charter.db import db
from charter.reading.door import bp

# RFC 9116 recommends less than a year.
SECURITY_DAYS = 180


@bp.get("/healthz")
def healthz() -> Response:
    """`ok` when the database answers; a fault otherwise."""
    db.session.execute(text("SELECT 1"))
    return Response("ok\n", content_type="text/plain; charset=utf-8")


@bp.get("/.well-known/security.txt")
def security() -> Response:
    """Whom to tell of a weakness (RFC 9116)."""
    address, contact = current_app.config["SITE_URL"], current_app.config["MAIL_FROM"].rpartition("<")[2].rstrip(">")
    expires = (clock.now() + timedelta(days=SECURITY_DAYS)).strftime("%Y-%m-%dT00:00:00Z")
    words = (f"Contact: mailto:{contact}\nExpires: {expires}\nPreferred-Languages: en\n"
             f"Canonical: {address}/.well-known/security.txt\n")
    return Response(words, content_type="text/plain; charset=utf-8")
