"""Numbers as they come from an address or a form."""

from __future__ import annotations


def whole(given: str | None) -> int | None:
    """A whole number below a thousand million, in plain digits; anything else is none."""
    return int(given) if given and given.isascii() and given.isdecimal() and len(given) < 10 else None
