"""Cells that a spreadsheet shows and does not run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

Cell = TypeVar("Cell")

# A spreadsheet takes a cell that begins so for a formula, and may run it: after blanks, tabs, line ends or marks that nobody
# sees, too, and with the wide signs of East Asian keyboards, which some turn into plain ones.
UNSEEN = r"\s\x00-\x20\x7f-\xa0\u00ad\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
WIDE = "\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212"  # = + - @, twice, and the sign for minus
RUNS = re.compile(rf"[{UNSEEN}]*[=+\-@{WIDE}|%]")
BEGINS = ("\t", "\r", "\n")
# Between cells while a row is looked at as a whole: no door of the site lets it in.
BETWEEN = "\x1f"
_RUNS_SOMEWHERE = re.compile(rf"{BETWEEN}[{UNSEEN}]*[=+\-@{WIDE}|%]")
# The mark at the start tells spreadsheets that it is UTF-8.
UTF8 = "\ufeff"


def safe(cell: Cell) -> Cell:
    """The cell, with an apostrophe before it where it might be run; spreadsheets take that for “this is text”."""
    # What begins with a letter or a digit is run by none, and that is nearly every cell.
    if isinstance(cell, str) and cell and not cell[0].isalnum() and (cell.startswith(BEGINS) or RUNS.match(cell)):
        return f"'{cell}"  # type: ignore[return-value]
    return cell


def sheet(rows: Iterable[Sequence[str]]) -> str:
    """A whole table that a spreadsheet opens and does not run; a row with nothing odd in it is looked at once."""
    return UTF8 + "".join(map(_row, rows))


def cell(words: str) -> str:
    """One cell as it stands in a table, in the reader's language: a translation may hold a comma where the English has none."""
    return _quoted(safe(str(words)))


def _row(cells: Sequence[str]) -> str:
    cells = tuple(map(str, cells))
    joined = BETWEEN + BETWEEN.join(cells)
    if not _is_odd(joined) and joined.count(BETWEEN) == len(cells) and not _RUNS_SOMEWHERE.search(joined):
        return joined[1:].replace(BETWEEN, ",") + "\r\n"
    return ",".join(_quoted(safe(cell)) for cell in cells) + "\r\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _is_odd(cell) else cell


def _is_odd(words: str) -> bool:
    """Whether there is something in it that a table is made of, so that it is put in quotes."""
    return "," in words or '"' in words or "\n" in words or "\r" in words or "\t" in words
