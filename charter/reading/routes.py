"""Hangs every window on the blueprint; each file is one page or a few that belong together."""

from __future__ import annotations

import importlib
import importlib.util

from charter.reading.door import bp

__all__ = ["bp"]

PAGES = (
    "front", "card", "versions", "compare", "clauses", "timetable", "standing", "deciding", "settled", "groups", "feed",
    "health", "comments", "amendments", "you_said", "meetings", "minutes", "circle", "signatories", "signature", "desk",
    "members", "importing", "beginning", "companions", "companion_doors", "organisations", "register",
)
for page in PAGES:
    if importlib.util.find_spec(f"charter.reading.{page}"):
        importlib.import_module(f"charter.reading.{page}")
