"""What our own Word copies carry beside the charter's words, and how they name its clauses (docs/decisions, 10)."""

from __future__ import annotations

import re

from charter.docx.parts.runs import NUMBER
from charter.docx.taking import Plain

# Notes on how to read the copy, its title page, other wordings below a clause: no words of the charter.
NOTES = ("CharterTitle", "CharterStatus", "CharterNote", "CharterAlternative")
ALTERNATIVE, EDGE, LEAD, OPAQUE = "CharterAlternative", "CharterEdge", "CharterLead", "ClauseOpaque"
_EDGE = re.compile(r"(own words (begin|end) here|papers end here)\.?$")
_KEY = re.compile(r"(?:clause|moved)_([0-9a-z]{8})$")
_ITEM = re.compile(r"ClauseItem([1-9])$")
VERSION = "charter-version"


def is_ours(plain: Plain) -> bool:
    """Whether a paragraph is a note of the copy itself. What somebody wrote at its edges is theirs."""
    return plain.looks.style in NOTES or (plain.looks.style == EDGE and bool(_EDGE.search(plain.text.strip())))


def keys(plain: Plain) -> list[str]:
    """The clauses whose bookmark stands round a paragraph."""
    return [found[1] for name in plain.bookmarks if (found := _KEY.match(name))]


def level_of(style: str) -> int | None:
    """How deep in lists a paragraph of our copies stands; none for others."""
    found = _ITEM.match(style)
    return int(found[1]) if found else None


def number(plain: Plain) -> str:
    """The clause's number as the copy prints it."""
    return "".join(piece.text for piece in plain.pieces if piece.style == NUMBER).strip()
