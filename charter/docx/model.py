"""What a Word file holds for us: paragraphs of pieces, each piece under the tracked changes it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

INSERT, DELETE, MOVE_FROM, MOVE_TO, FORMAT = "insert", "delete", "move-from", "move-to", "format"
# What is not there before the changes are taken, and what is not there afterwards.
ADDS, TAKES = (INSERT, MOVE_TO), (DELETE, MOVE_FROM)


@dataclass(frozen=True)
class Mark:
    """One tracked change as the file notes it: what it does, whose it is, and when (as written in the file)."""

    kind: str
    author: str
    date: str
    number: int  # its place among all marks of the file: one mark is one change


@dataclass(frozen=True)
class Piece:
    """Words that look alike and belong to the same changes; `kind` is words, tab, break, note or comment."""

    text: str
    marks: tuple[Mark, ...] = ()
    kind: str = "words"
    bold: bool = False
    italic: bool = False
    strike: bool = False
    hidden: bool = False
    style: str = ""  # of the run: ClauseNumber marks a number that our own copies carry
    link: str = ""
    comments: tuple[str, ...] = ()  # ids of the comments whose words these are
    ref: str = ""  # the id of a note or comment
    by_hand: tuple[str, ...] = ()  # looks that no text of ours has: underlining, colour
    was: Piece | None = None  # how it looked before a tracked change of its look, which is among its marks


@dataclass(frozen=True)
class Looks:
    """How a paragraph is set: style, outline level (0 to 8; none: body), list and its level."""

    style: str = ""
    outline: int | None = None
    num: str = ""
    level: int | None = None
    follows: bool = False  # in our own copies: a further paragraph of the clause before


@dataclass(frozen=True)
class Cell:
    """Where in a table a paragraph stands; tables, rows and cells are counted through the file."""

    table: int
    row: int
    cell: int


@dataclass(frozen=True)
class Paragraph:
    """One paragraph as the file has it, all changes still open; `end` is what happens to its end mark."""

    number: int  # the first of its part is 1
    pieces: tuple[Piece, ...]
    end: tuple[Mark, ...] = ()
    looks: Looks = Looks()
    cell: Cell | None = None
    last: bool = False  # the last before a table or the end of its cell or part: nothing to join with
    bookmarks: tuple[str, ...] = ()
    box: bool = False  # it stands in a text box
    was: Looks | None = None  # how it was set before the tracked change `set_by`
    set_by: tuple[Mark, ...] = ()

    @property
    def text(self) -> str:
        """All its words, put in and taken out alike."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Change:
    """A tracked change for the list: `of` is words, paragraph mark, row or cell, or what of looks changes (docs/cli.md)."""

    kind: str
    of: str
    author: str
    date: str
    text: str
    part: str
    paragraph: int
    looks: tuple[str, ...] = ()  # of a change of looks: which


@dataclass(frozen=True)
class Comment:
    """A comment in the margin, with the words it stands at (as they are with all changes taken)."""

    id: str
    author: str
    date: str
    text: str
    quote: str = ""
    part: str = "body"
    paragraph: int = 0
    answers: str = ""  # the id of the comment it answers


@dataclass(frozen=True)
class Story:
    """One part of the text: body, a footnote, a header."""

    part: str
    paragraphs: tuple[Paragraph, ...]
    id: str = ""


@dataclass(frozen=True)
class Style:
    """A paragraph style: its name in English, what it builds on, its own outline level and list."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    num: str = ""
    level: int | None = None
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Level:
    """How one level of a list counts: decimal, lowerLetter, bullet …; `text` such as `%1.` or `(%2)`."""

    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None


@dataclass(frozen=True)
class List:
    """A list as paragraphs name it: which counter it shares, its levels, and where it starts afresh."""

    counter: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True)
class Word:
    """A Word file, read whole."""

    body: Story
    notes: tuple[Story, ...] = ()
    edges: tuple[Story, ...] = ()  # headers and footers
    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()
    styles: Mapping[str, Style] = field(default_factory=dict)
    lists: Mapping[str, List] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    found: Mapping[str, int] = field(default_factory=dict)  # what cannot be carried, counted by kind
