"""A text as an ordered tree of clauses: each keeps its exact source, and the pieces joined are the file.

A clause is one heading, one paragraph, or one list item's own paragraphs at any depth; a table, quote, code, HTML or
front matter is one opaque clause, split at blank lines. Link definitions and blank lines stay with the clause before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import lines, marks
from .block import Block
from .blocks import Scan
from .numbers import number
from .spelling import new_source, rewrite, tidy, words_of

__all__ = ["Clause", "Document", "new_source", "number", "parse", "rewrite", "tidy"]


# The last item of each list, by what it stands under and how deep: its index, and its number as counted.
_Typed = dict[tuple[int | None, int], tuple[int, int]]


@dataclass(frozen=True)
class Clause:
    """One clause: `source` is `mark` (indentation, marker, typed label), `body` (its words as spelled) and `close`."""

    index: int
    form: str  # heading, paragraph, item, opaque
    level: int  # a heading's 1 to 6; otherwise how deep in lists (an item at the margin: 1)
    parent: int | None
    source: str
    start: int
    end: int
    label: str | None
    words: str
    mark: str
    body: str
    close: str
    family: str = ""  # of its list marker: bullet, 1., (a), #. …; front for front matter


@dataclass(frozen=True)
class Document:
    """A text and its clauses; `preamble` is what there is when there is no clause at all."""

    source: str
    clauses: tuple[Clause, ...]
    preamble: str = ""

    @property
    def definitions(self) -> str:
        """The link definitions of the whole text, which the words of any clause may refer to."""
        return "".join(
            line.rstrip("\r\n") + "\n"
            for tail in (self.preamble, *(clause.close for clause in self.clauses))
            for line in lines.split(tail)
            if lines.DEFINITION.match(line.rstrip("\r\n"))
        )


def parse(source: str) -> Document:
    """The clauses of a text, whatever it is: every text has a reading."""
    blocks = Scan(source).blocks
    if not blocks:
        return Document(source, (), source)
    starts = [0, *(block.start for block in blocks[1:]), len(source)]
    clauses: list[Clause] = []
    typed: _Typed = {}
    for index, block in enumerate(blocks):
        clauses.append(_clause(index, block, source, starts[index], starts[index + 1], blocks, typed))
    return Document(source, tuple(clauses))


def _clause(
    index: int, block: Block, source: str, start: int, end: int, blocks: list[Block], typed: _Typed
) -> Clause:
    words_at = block.words_at
    label: str | None = None
    if block.form in ("heading", "paragraph"):
        find = marks.heading_label if block.form == "heading" else marks.paragraph_label
        found = find(source[words_at : block.end])
        label = marks.bare(found) or None
        words_at += len(found)
    elif block.marker:
        label = _item_label(index, block, blocks, typed)
    body = source[words_at : max(words_at, block.end)]
    return Clause(
        index=index, form=block.form, level=block.level, parent=block.parent, source=source[start:end],
        start=start, end=end, label=label, words=words_of(block.form, body),
        mark=source[start:words_at], body=body, close=source[words_at + len(body) : end],
        family=block.marker.family if block.marker else "front" if block.front else "",
    )  # fmt: skip


def _item_label(index: int, block: Block, blocks: list[Block], typed: _Typed) -> str | None:
    """The number an item was given by hand.

    A plain list is counted from its first number, as every reader of Markdown counts it, so `1. 1. 1.`, and `3.` twice
    where one was put in, have the numbers of their places; `#.` leaves the counting to us.
    """
    assert block.marker
    if block.marker.family in ("bullet", *marks.HASHES):
        return None
    if not re.fullmatch(r"\d+[.)]", block.marker.text):
        return marks.bare(block.marker.text)
    place, value = (block.parent, block.level), int(block.marker.text[:-1])
    before = typed.get(place)
    count = value if before is None else before[1] + 1
    if before and value > count and any(other.level < block.level for other in blocks[before[0] + 1 : index]):
        count = value  # something stands between: another list, which begins where it says
    typed[place] = (index, count)
    return str(value) if value == count else None
