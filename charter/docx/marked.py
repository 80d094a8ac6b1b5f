"""A marked-up copy sent back: which clauses it proposes to change, in whose name, and what of it could not be placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from charter.docx.model import Word
from charter.docx.ours import VERSION
from charter.docx.returned.hands import Reader, choose
from charter.docx.returned.knots import hands, without_other_wordings
from charter.docx.returned.laid import lay, lay_tree
from charter.docx.returned.looks import BARE, is_bare
from charter.docx.returned.pairing import to_tree
from charter.docx.returned.proposals import Found, Lost, Marked, Remark, is_copy
from charter.docx.returned.remarks import remarks
from charter.docx.taking import nothing
from charter.text.tree import Placed

# A copy with less than this of the clauses is a part of the text: nobody took the rest out.
MOST_OF = 0.8
__all__ = ["Found", "Lost", "Marked", "Remark", "choose", "find", "version_of"]


def version_of(word: Word) -> int | None:
    """The version that a copy from here says it was made of."""
    said = word.properties.get(VERSION, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else None


def find(word: Word, tree: Sequence[Placed]) -> Marked:
    """Every proposed change to this version's clauses in a Word file, tracked or typed over."""
    word, beside = without_other_wordings(word)
    leading = dict.fromkeys(piece.link for paragraph in word.body.paragraphs for piece in paragraph.pieces if piece.link)
    own, old = lay_tree(tree, tuple(leading)), lay(word, nothing)
    known = to_tree(old, tree, own)
    place = {placed.key: at for at, placed in enumerate(tree)}
    rows = sum(bool(row.said) for row in old.rows)
    clauses = sum(bool(row.said) for row in own.rows)
    is_part = len(known) < MOST_OF * clauses
    same = sum(old.rows[index].said == own.rows[place[key]].said for index, key in known.items())
    reader, found = Reader(word, tree, old, known, beside), list[Found]()
    if is_copy(same, clauses, rows):
        if is_bare(own, old, [(place[key], index) for index, key in known.items()]):
            own = own.bared()
            reader.lost.append(Lost("", BARE))
        found += reader.typed_over(own, {index: place[key] for index, key in known.items()}, is_part)
        for hand in hands(word):
            found += reader.tracked(hand)
        reader.elsewhere()
    numbered = [replace(one, change=replace(one.change, n=n)) for n, one in enumerate(found, 1)]
    said = tuple(remarks(word, old, known, {p.key: own.rows[at].said for p, at in zip(tree, place.values(), strict=True)}))
    return Marked(tuple(numbered), tuple(reader.lost), said, same, clauses, is_part, rows)
