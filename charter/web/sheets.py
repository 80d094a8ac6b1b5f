"""Cells that a spreadsheet shows and does not run."""

from __future__ import annotations

import re
from typing import TypeVar

Cell = TypeVar("Cell")

# A spreadsheet takes a cell that begins so for a formula, and may run it: after blanks, tabs, line ends or marks that nobody
# sees, too, and with the wide signs of East Asian keyboards, which some turn into plain ones.
UNSEEN = r"\s\x00-\x20\x7f-\xa0\u00ad\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
WIDE = "\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212"  # = + - @, twice, and the sign for minus
RUNS = re.compile(rf"[{UNSEEN}]*[=+\-@{WIDE}|%]")
BEGINS = ("\t", "\r", "\n")
# The mark at the start tells spreadsheets that it is UTF-8.
UTF8 = "\ufeff"


def safe(cell: Cell) -> Cell | str:
    """The cell, with an apostrophe before it where it might be run; spreadsheets take that for “this is text”."""
    if isinstance(cell, str) and cell and (cell.startswith(BEGINS) or RUNS.match(cell)):
        return f"'{cell}"
    return cell
