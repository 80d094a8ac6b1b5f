"""A Word file as the text of an import: what becomes of it, what is left out, and its open tracked changes."""

from __future__ import annotations

from dataclasses import dataclass

from charter.docx.package import MOST_BYTES
from charter.docx.plain.leaving import leaving, tracked
from charter.docx.plain.markdown import write
from charter.docx.reading import read
from charter.docx.taking import nothing
from charter.refusal import Refused
from charter.words import _

# How files begin that a word processor makes: zip (.docx, .odt), old Word, PDF, RTF. None is ever Markdown.
_BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")
# With room for the form round it.
MOST_SENT = MOST_BYTES + 1024 * 1024


@dataclass(frozen=True)
class FromWord:
    """A text out of a Word file: its Markdown with all tracked changes taken, and what to tell of it."""

    text: str
    left: tuple[str, ...] = ()
    tracked: str = ""  # "3 tracked changes by Ann"; empty where none is open
    without: str = ""  # the text with all of them refused


def is_word(raw: bytes | str) -> bool:
    """Whether this is no plain text but a word processor's file."""
    return isinstance(raw, bytes) and raw.startswith(_BEGINNINGS)


def from_word(raw: bytes) -> FromWord:
    """Read a Word file as a text. Raises Refused in plain words."""
    word = read(raw)
    written, open_changes = write(word), tracked(word)
    if not written.blocks:
        raise Refused(_("There are no words in this Word file."))
    without = write(word, nothing).text if open_changes else ""
    return FromWord(written.text, leaving(word, written), open_changes, "" if without == written.text else without)
