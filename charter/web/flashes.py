"""What is told on the next page: kept in the session as the words that its reader saw, in their language."""

from __future__ import annotations

import flask


def flash(words: str) -> None:
    """Tell this once, on the next page."""
    flask.flash(str(words))  # a session keeps plain words, which would be the English ones
