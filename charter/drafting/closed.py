"""Says in words why a door is shut at the moment, and which one to try next."""

from __future__ import annotations

from datetime import datetime

from charter.drafting import queries
from charter.web.filters import moment

KINDS = {"comments": ("comments", "Comments"), "words": ("suggested words", "Suggestions")}


def closed(number: int, kind: str, at: datetime) -> str | None:
    """None while a version is open for `kind` ('comments' or 'words'); otherwise why it is not, and what next."""
    newest = queries.latest()
    if newest is None:
        return "There is no text here yet."
    if newest.number != number:
        if queries.is_open(newest.number, kind, at):
            return f"Draft {newest.number} has taken the place of version {number}. Look at that one: it is open."
        return f"Version {number} is no longer the newest. {_shut(newest.number, kind, at)}"
    return None if queries.is_open(number, kind, at) else _shut(number, kind, at)


def _shut(number: int, kind: str, at: datetime) -> str:
    noun, title = KINDS[kind]
    window = queries.window(number, kind)
    settled = queries.settled()
    if settled is not None and settled.number == number:
        return (f"Version {number} is settled and its words are not open. When a new draft begins, "
                f"it is open for {noun} again.")
    if window is None:
        return f"Draft {number} is not open for {noun} yet. The timetable says when it will be."
    if at < window.opens_at:
        return f"{title} on draft {number} open on {moment(window.opens_at)}."
    return (f"{title} on draft {number} closed on {moment(window.closes_at)}. You can still bring it to the next "
            "meeting, and the next draft will be open again. The timetable says when.")
