"""Numbers as they come from an address or a form."""

from __future__ import annotations

from flask import Flask, abort
from werkzeug.routing import IntegerConverter


class Spelled(IntegerConverter):
    """A whole number in an address, spelled one way: or each page had endless addresses: 01, 001, ١."""

    regex = r"(?:0|[1-9][0-9]{0,9})"


def init_app(app: Flask) -> None:
    """Read numbers in addresses so; before any address is known."""
    app.url_map.converters["int"] = Spelled


def whole(given: str | None) -> int | None:
    """A whole number below a thousand million, in plain digits; anything else is none."""
    return int(given) if given and given.isascii() and given.isdecimal() and len(given) < 10 else None


def needed(given: str | None) -> int:
    """A whole number without which nothing can be found; anything else is an unknown address."""
    found = whole(given)
    return abort(404) if found is None else found
