"""The doors of the hall: the room screen, joining, the room on a phone, answering."""

from flask import Blueprint

bp = Blueprint("hall", __name__)

from charter.hall.routes import answering, entering, room, screen  # noqa: E402  the views hang themselves on bp

__all__ = ["answering", "bp", "entering", "room", "screen"]
