"""What a signature on paper has to say, and whether it may be entered. Pure but for words of the rules."""

from __future__ import annotations

from datetime import date

from charter.refusal import Refused
from charter.web.filters import day

# Digits of the text's digest on the sheet: 48 bits, which nobody takes for another version's by chance, and can still compare.
TWELVE = 12


def check_day(signed_on: date, settled_on: date, today: date) -> None:
    """The day on the sheet is one on which that text could be signed. Raises Refused."""
    if signed_on < settled_on:
        raise Refused(f"The sheet bears a day before this text was settled on {day(settled_on)}. Only a settled text is signed; "
                      "look at which version the sheet names.")
    if signed_on > today:
        raise Refused("The sheet bears a day that lies ahead. Look at it again.")
