"""Numbers as they come from an address or a form."""

from __future__ import annotations

from flask import abort


def whole(given: str | None) -> int | None:
    """A whole number below a thousand million, in plain digits; anything else is none."""
    return int(given) if given and given.isascii() and given.isdecimal() and len(given) < 10 else None


def needed(given: str | None) -> int:
    """A whole number without which nothing can be found; anything else is an unknown address."""
    found = whole(given)
    return abort(404) if found is None else found
