"""The doors of signing: three short pages, confirming, withdrawing, passing it on, and the convenor's page."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("signing", __name__)

from charter.signing.routes import (  # noqa: E402
    changes,
    confirming,
    correcting,
    desk,
    handing,
    launching,
    nexting,
    paper,
    passing,
    schools,
    text,
    together,
    together_desk,
    who,
    withdrawing,
)

__all__ = [
    "bp", "changes", "confirming", "correcting", "desk", "handing", "launching", "nexting", "paper", "passing", "schools",
    "text", "together", "together_desk", "who", "withdrawing",
]
