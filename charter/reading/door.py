"""The one blueprint on which every public window hangs, and every number an address may hold."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("reading", __name__)

# Larger than any version, meeting, comment or amendment will be, and still a whole number to both databases.
NUMBER = "int(max=2147483647)"
