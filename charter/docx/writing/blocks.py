"""What a plain document is made of, for Word and for PDF alike: headings, paragraphs, list items, somebody's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charter.text.diff import Run


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the document's own title and stands once."""

    words: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """Words in a line or more; `lead` stands before them in bold; `charter` for words of the text itself."""

    words: str | Sequence[Run]  # runs are equal, insert or delete
    lead: str = ""
    charter: bool = False


@dataclass(frozen=True)
class Item:
    """One thing of a list."""

    words: str


@dataclass(frozen=True)
class Quote:
    """Somebody's own words, under a title, with whose they are."""

    title: str
    words: str
    who: str


Block = Heading | Paragraph | Item | Quote
