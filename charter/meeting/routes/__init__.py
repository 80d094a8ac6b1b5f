"""The doors to meetings: calling one, running it, settling a text."""

from flask import Blueprint

from charter.meeting.crossing import why_crossing
from charter.meeting.rules import OUTCOMES, POSITIONS

bp = Blueprint("meeting", __name__)
bp.context_processor(lambda: {"positions": POSITIONS, "outcomes": OUTCOMES, "why_crossing": why_crossing})

from charter.meeting.routes import (  # noqa: E402  the views hang themselves on bp
    answers,
    bringing,
    calling,
    circle,
    closing,
    desk,
    late,
    minutes,
    planning,
    running,
    settling,
    statements,
)

__all__ = ["answers", "bp", "bringing", "calling", "circle", "closing", "desk", "late", "minutes", "planning", "running",
           "settling", "statements"]
