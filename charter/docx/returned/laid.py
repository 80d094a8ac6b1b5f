"""A Word text laid out clause by clause, to be compared with a version of the charter or with itself before changes."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from charter.docx.model import Word
from charter.docx.ours import keys
from charter.docx.plain.blocks import Written
from charter.docx.plain.markdown import write
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

    @property
    def sources(self) -> set[int]:
        """The paragraphs of the file it is made of."""
        return {number for one in self.plains for number in one.sources}


@dataclass(frozen=True)
class Laid:
    """A text as clauses; `passed` holds the paragraphs of the file that are none."""

    document: Document
    rows: tuple[Row, ...]
    passed: tuple[Plain, ...] = ()


def lay(word: Word, taken: Taken) -> Laid:
    """The clauses of a Word file with some tracked changes taken and the others refused."""
    written = write(word, taken, divide=False)
    document = parse(written.text)
    return Laid(document, tuple(_row(clause, written) for clause in document.clauses), written.passed)


def lay_tree(tree: Sequence[Placed]) -> Laid:
    """The clauses of a version."""
    document = parse("".join(placed.source for placed in tree))
    links = document.definitions  # gathered from the whole text, so only once
    return Laid(document, tuple(Row(c.index, c, _said(c, links), c.words) for c in document.clauses))


def even(text: str) -> str:
    """Words whatever Word or a keyboard made of their spaces, quotation marks and dashes."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_EVEN).split())


def _row(clause: Clause, written: Written) -> Row:
    at = bisect_right([block.start for block in written.blocks], clause.start) - 1
    block = written.blocks[max(0, at)]
    named = tuple(dict.fromkeys(key for one in block.plains for key in keys(one)))
    words = block.words if clause.form == "opaque" else clause.words
    return Row(clause.index, clause, even(words) if clause.form == "opaque" else _said(clause), words, block.plains, named)


def _said(clause: Clause, links: str = "") -> str:
    if clause.form == "opaque":
        return even(clause.words)
    read = parts(clause.words, links if "[" in clause.words else "")
    return even("".join(one.content if one.type in _TEXTS else " " if one.type.endswith("break") else "" for one in read))
