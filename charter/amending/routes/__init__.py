"""The doors to suggested words: writing them, standing behind them, taking them back."""

from flask import Blueprint

from charter.amending.rules import FATE_WORDS

bp = Blueprint("amending", __name__)
bp.context_processor(lambda: {"fates": FATE_WORDS})

from charter.amending.routes import copies, marked, mine, rewriting, suggesting  # noqa: E402  the views hang themselves on bp

__all__ = ["bp", "copies", "marked", "mine", "rewriting", "suggesting"]
