"""Whose changes can be read alone, and where several hands touched one another's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from charter.docx.model import ADDS, Paragraph, Piece, Word
from charter.docx.ours import ALTERNATIVE, LEAD
from charter.words import _

# Each author's changes are read alone; beyond so many hands the rest is read together.
MOST = 20


@dataclass(frozen=True)
class Hand:
    """One author, or several; it tells of the paragraphs `only` (none: of all) but those to `skip`."""

    authors: frozenset[str]
    only: frozenset[int] = frozenset()
    skip: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """The author as the file has it, or all of them."""
        return " and ".join(sorted(author or _("somebody not named") for author in self.authors))

    def may_tell(self, paragraphs: set[int]) -> bool:
        """Whether a change in these paragraphs is this hand's to tell."""
        return bool(paragraphs & self.only) if self.only else not paragraphs & self.skip


def hands(word: Word) -> list[Hand]:
    """Each author alone, but where authors changed each other's changes: there they are read together."""
    authors: dict[str, None] = {}
    knots: dict[frozenset[str], set[int]] = {}
    for paragraph in word.body.paragraphs:
        for marks in (paragraph.set_by, paragraph.end, *(piece.marks for piece in paragraph.pieces)):
            authors.update(dict.fromkeys(mark.author for mark in marks))
        for knot in _knots(paragraph):
            knots.setdefault(knot, set()).add(paragraph.number)
    if len(authors) > MOST:
        return [Hand(frozenset(authors))]
    if len(knots) > MOST:
        knots = {frozenset().union(*knots): set().union(*knots.values())}
    alone = [Hand(frozenset([author]), skip=frozenset(n for knot, numbers in knots.items() if author in knot for n in numbers))
             for author in authors]
    return alone + [Hand(knot, only=frozenset(numbers)) for knot, numbers in knots.items()]


def _knots(paragraph: Paragraph) -> list[frozenset[str]]:
    sets = [{mark.author for mark in marks} for marks in (paragraph.end, *(piece.marks for piece in paragraph.pieces))]
    is_all_marked = all(piece.marks for piece in paragraph.pieces if piece.text.strip())
    is_new = is_all_marked and any(mark.kind in ADDS for mark in paragraph.end)
    found: list[set[str]] = []
    for names in [set().union(*sets)] if is_new else sets:
        touching = [other for other in found if other & names]
        found = [other for other in found if not other & names] + [names.union(*touching)]
    return [frozenset(names) for names in found if len(names) > 1]


def without_other_wordings(word: Word) -> tuple[Word, list[Piece]]:
    """The file without the wordings that our copies hang below clauses, and what somebody else wrote into those."""
    kept: list[Paragraph] = []
    written: list[Piece] = []
    for paragraph in word.body.paragraphs:
        leads = {mark.author for piece in paragraph.pieces if piece.style == LEAD for mark in piece.marks}
        if paragraph.looks.style == ALTERNATIVE and leads:
            written += _others(paragraph.pieces, leads)
        else:
            kept.append(paragraph)
    return replace(word, body=replace(word.body, paragraphs=tuple(kept))), written


def _others(pieces: Sequence[Piece], leads: set[str]) -> list[Piece]:
    return [piece for piece in pieces if piece.text.strip() and any(mark.author not in leads for mark in piece.marks)]
