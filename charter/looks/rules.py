"""What a look must be: pure, raises Refused."""

from __future__ import annotations

import re

from charter.looks.colours import palette
from charter.looks.marks import MARKS, OWN
from charter.refusal import Refused
from charter.words import _

# What the site looks like before anybody sets it.
NAME, COLOUR, MARK = _("Inclusion Charter"), "0b4b57", "table"
NO_PICTURE = _("Choose the picture, or one of the drawings.")
MOST_NAME = 40  # characters: two lines beside the mark on a telephone


def colour(typed: str) -> str:
    """Six hexadecimal digits from what somebody typed: “#0B4B57”, “0b4b57”, “#abc”. Raises Refused."""
    found = re.fullmatch(r"#?([0-9a-f]{6}|[0-9a-f]{3})", typed.strip().lower())
    if found is None:
        raise Refused(_("Give the colour as a sign # and six digits or letters from a to f, such as #0b4b57."))
    digits = found[1]
    return digits if len(digits) == 6 else "".join(c * 2 for c in digits)


def check(*, name: str, colour: str, mark: str, picture: str) -> None:
    """A look has a name, one of our marks or a picture of its own, and a colour in which everybody can read."""
    if not name.strip():
        raise Refused(_("Give the name that stands at the top of each page."))
    if mark == OWN and not picture:
        raise Refused(NO_PICTURE)
    if mark not in MARKS and mark != OWN:
        raise Refused(_("Choose one of the marks."))
    palette(colour)
