"""A text with tracked changes taken or refused: what is there, and how paragraphs join where their marks go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from charter.docx.model import ADDS, FORMAT, TAKES, Cell, Looks, Mark, Paragraph, Piece, Word

Taken = Callable[[Mark], bool]


def everything(_mark: Mark) -> bool:
    """All changes are taken."""
    return True


def nothing(_mark: Mark) -> bool:
    """All changes are refused."""
    return False


@dataclass(frozen=True)
class Plain:
    """A paragraph as it stands once changes are taken or refused; `sources` are the paragraphs of the file it is made of."""

    pieces: tuple[Piece, ...]
    looks: Looks
    cell: Cell | None
    sources: tuple[int, ...]
    ended: int  # the one whose end mark ends it
    bookmarks: tuple[str, ...] = ()
    box: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


def is_there(marks: Sequence[Mark], taken: Taken) -> bool:
    """Whether what stands under these changes is there: nothing may have put it in unasked, nor taken it out."""
    return not any(mark.kind in (TAKES if taken(mark) else ADDS) for mark in marks)


def view(paragraphs: Sequence[Paragraph], taken: Taken) -> tuple[Plain, ...]:
    """The paragraphs with some changes taken and the others refused; one whose end mark goes joins with the next."""
    return tuple(_view(paragraphs, taken))


def _view(paragraphs: Sequence[Paragraph], taken: Taken) -> Iterator[Plain]:
    hand = _Hand()
    for paragraph in paragraphs:
        pieces = [_looking(piece, taken) for piece in paragraph.pieces if is_there(piece.marks, taken)]
        ends = is_there(paragraph.end, taken)
        hand.add(paragraph, pieces, ends, _set(paragraph, taken))
        if ends or (paragraph.last and hand.pieces):
            yield hand.given(paragraph.number)
        if ends or paragraph.last:
            hand = _Hand()
    if hand.pieces:
        yield hand.given(hand.sources[-1])


def _looking(piece: Piece, taken: Taken) -> Piece:
    """A piece as it looks once the tracked change of its look is taken or refused."""
    was = piece.was
    if was is None or all(taken(mark) for mark in piece.marks if mark.kind == FORMAT):
        return piece
    return replace(piece, bold=was.bold, italic=was.italic, strike=was.strike, hidden=was.hidden, by_hand=was.by_hand,
                   style=piece.style if piece.style == "TOC" else was.style)


def _set(paragraph: Paragraph, taken: Taken) -> Looks:
    if paragraph.was is None or all(taken(mark) for mark in paragraph.set_by):
        return paragraph.looks
    return paragraph.was


@dataclass
class _Hand:
    """A paragraph being put together."""

    pieces: list[Piece] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    looks: Looks | None = None
    cell: Cell | None = None
    box: bool = False

    def add(self, paragraph: Paragraph, pieces: list[Piece], ends: bool, looks: Looks) -> None:
        # Word gives a joined paragraph the looks of the mark that stays; a mark alone, without words, decides nothing.
        is_first = not any(piece.text.strip() for piece in self.pieces)
        if (pieces and (ends or is_first)) or (ends and self.looks is None):
            self.looks = looks
        self.pieces += pieces
        self.sources.append(paragraph.number)
        self.bookmarks += [name for name in paragraph.bookmarks if name not in self.bookmarks]
        self.cell, self.box = paragraph.cell, paragraph.box

    def given(self, ended: int) -> Plain:
        return Plain(tuple(self.pieces), self.looks or Looks(), self.cell, tuple(self.sources), ended,
                     tuple(self.bookmarks), self.box)


def text(word: Word, taken: Taken) -> str:
    """The words of a file with changes taken or refused: an empty line between paragraphs, a row of a table on one line.

    The words of its notes follow at the end, each under its number; headers and footers are no part of the text.
    """
    body = view(word.body.paragraphs, taken)
    notes = {note.id: note for note in word.notes}
    told = [*_rows(body)]
    count = {"footnote": 0, "endnote": 0}
    for ref in dict.fromkeys(piece.ref for plain in body for piece in plain.pieces if piece.kind == "note"):
        kind = ref.partition(" ")[0]
        count[kind] += 1
        if ref in notes:
            words = " ".join(" ".join(_rows(view(notes[ref].paragraphs, taken))).split())
            told += [f"{kind.capitalize()} {count[kind]}: {words}"] if words else []
    return "\n\n".join(told) + "\n" if told else ""


def _rows(plains: Sequence[Plain]) -> Iterator[str]:
    row: list[tuple[int, str]] = []
    where: tuple[int, int] | None = None
    for plain in plains:
        here = (plain.cell.table, plain.cell.row) if plain.cell else None
        if here != where and row:
            yield _line(row)
            row = []
        where = here
        words = plain.text.strip()
        if plain.cell:
            row.append((plain.cell.cell, words))
        elif words:
            yield words
    if row and _line(row):
        yield _line(row)


def _line(row: Sequence[tuple[int, str]]) -> str:
    """A table's row on one line, a tab between its cells."""
    cells: dict[int, list[str]] = {}
    for cell, words in row:
        cells.setdefault(cell, []).append(" ".join(words.split()))
    return "\t".join(" ".join(filter(None, words)) for words in cells.values()).rstrip()
