"""A Word text laid out clause by clause, to be compared with a version of the charter or with itself before changes."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from charter.docx.model import Piece, Word
from charter.docx.ours import keys
from charter.docx.plain.blocks import Written
from charter.docx.plain.markdown import write
from charter.docx.plain.wording import told, words
from charter.docx.returned.dress import Dress, Rank, copied, drawn, dress, rank, rank_of, redressed
from charter.docx.taking import Plain, Taken
from charter.text.clauses import Clause, Document, parse
from charter.text.render import parts
from charter.text.tree import Placed

_TEXTS = ("text", "code_inline", "text_special")  # what Markdown calls words
# Word changes these by itself while people type; they are no change of words.
_EVEN = str.maketrans("’‘“”\u00a0\u202f\u2011–", "''\"\"  --", "\u00ad")


@dataclass(frozen=True)
class Row:
    """One clause as the file has it; `said` are its words alone, `keys` the clauses its bookmarks name."""

    index: int
    clause: Clause
    said: str
    words: str  # in Markdown
    plains: tuple[Plain, ...] = ()
    keys: tuple[str, ...] = ()
    rank: Rank | None = None
    drawn: tuple[Piece, ...] = ()

    @property
    def sources(self) -> set[int]:
        """The paragraphs of the file it is made of."""
        return {number for one in self.plains for number in one.sources}

    @cached_property
    def dress(self) -> Dress:
        """How its words look."""
        return dress(self.drawn, self.clause.form)


@dataclass(frozen=True)
class Laid:
    """A text as clauses; `passed` holds the paragraphs of the file that are none."""

    document: Document
    rows: tuple[Row, ...]
    passed: tuple[Plain, ...] = ()
    links: str = ""  # of a version: its link definitions,
    leading: tuple[str, ...] = ()  # and the addresses a copy of it leads to
    bare: bool = False  # a version as a copy has it that lost all its looks

    def base(self, row: Row) -> str:
        """The words of a row as a file spells them, so that only what somebody changed differs."""
        return row.words if row.plains else copied(row.clause.form, row.clause.words, self.links, self.leading)

    def words(self, was: Row, row: Row) -> str:
        """The new words of a row that was this one; in a copy that lost its looks, with those of the words that stay."""
        if not self.bare:
            return row.words
        return words(redressed(drawn(was.words, self.links, self.leading), told(row.drawn)), bold=row.clause.form != "heading")

    def bared(self) -> Laid:
        """The same as a file has it that lost bold, italics and links on its way."""
        def plain(one: Piece) -> Piece:
            return replace(one, bold=False, italic=False, link="")

        rows = tuple(replace(row, drawn=tuple(map(plain, row.drawn))) for row in self.rows)
        return replace(self, rows=rows, bare=True)


def lay(word: Word, taken: Taken) -> Laid:
    """The clauses of a Word file with some tracked changes taken and the others refused."""
    written = write(word, taken, divide=False)
    document = parse(written.text)
    return Laid(document, tuple(_row(word, clause, written) for clause in document.clauses), written.passed)


def lay_tree(tree: Sequence[Placed], leading: Sequence[str] = ()) -> Laid:
    """The clauses of a version; `leading` are the addresses that a copy of it leads to."""
    document = parse("".join(placed.source for placed in tree))
    links = document.definitions  # gathered from the whole text, so only once
    rows = (Row(c.index, c, _said(c, links), c.words, rank=rank_of(placed),
                drawn=() if c.form == "opaque" else tuple(drawn(c.words, links, leading)))
            for c, placed in zip(document.clauses, tree, strict=True))
    return Laid(document, tuple(rows), links=links, leading=tuple(leading))


def even(text: str) -> str:
    """Words whatever Word or a keyboard made of their spaces, quotation marks and dashes."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_EVEN).split())


def _row(word: Word, clause: Clause, written: Written) -> Row:
    at = bisect_right([block.start for block in written.blocks], clause.start) - 1
    block = written.blocks[max(0, at)]
    named = tuple(dict.fromkeys(key for one in block.plains for key in keys(one)))
    words = block.words if clause.form == "opaque" else clause.words
    pieces = () if clause.form == "opaque" else tuple(piece for one in block.plains for piece in one.pieces)
    said = even(words) if clause.form == "opaque" else _said(clause)
    return Row(clause.index, clause, said, words, block.plains, named, rank(word, block.plains[0]), pieces)


def _said(clause: Clause, links: str = "") -> str:
    if clause.form == "opaque":
        return even(clause.words)
    read = parts(clause.words, links if "[" in clause.words else "")
    return even("".join(one.content if one.type in _TEXTS else " " if one.type.endswith("break") else "" for one in read))
