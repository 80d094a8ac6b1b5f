"""The doors of signing: three short pages, confirming, withdrawing, passing it on, and the convenor's page."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("signing", __name__)

from charter.signing.routes import confirming, desk, passing, text, who, withdrawing  # noqa: E402

__all__ = ["bp", "confirming", "desk", "passing", "text", "who", "withdrawing"]
