"""The doors to comments: writing one, confirming it, reporting it; the convenor's and the members' pages."""

from flask import Blueprint

bp = Blueprint("commenting", __name__)

from charter.commenting.routes import (  # noqa: E402
    answering,
    confirming,
    entering,
    mine,
    reporting,
    ruling,
    seeing,
    standing,
    theming,
    writing,
)

__all__ = ["answering", "bp", "confirming", "entering", "mine", "reporting", "ruling", "seeing", "standing", "theming", "writing"]
