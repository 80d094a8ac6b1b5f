"""What a look must be: pure, raises Refused."""

from __future__ import annotations

import re

from charter.looks.colours import palette
from charter.looks.marks import MARKS
from charter.refusal import Refused
from charter.words import _

# What the site looks like before anybody sets it.
NAME, COLOUR, MARK = _("Inclusion Charter"), "0b4b57", "table"
MOST_NAME = 40  # characters: two lines beside the mark on a telephone


def colour(typed: str) -> str:
    """Six hexadecimal digits from what somebody typed: “#0B4B57”, “0b4b57”, “#abc”. Raises Refused."""
    found = re.fullmatch(r"#?([0-9a-f]{6}|[0-9a-f]{3})", typed.strip().lower())
    if found is None:
        raise Refused(_("Give the colour as a sign # and six digits or letters from a to f, such as #0b4b57."))
    digits = found[1]
    return digits if len(digits) == 6 else "".join(c * 2 for c in digits)


def check(*, name: str, colour: str, mark: str) -> None:
    """A look has a name, one of our marks, and a colour in which everybody can read."""
    if not name.strip():
        raise Refused(_("Give the name that stands at the top of each page."))
    if mark not in MARKS:
        raise Refused(_("Choose one of the marks."))
    palette(colour)
