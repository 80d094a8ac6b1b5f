"""What of a Word file cannot be carried into the text, said in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import reduce

from charter.docx.model import TAKES, Word
from charter.docx.ours import is_ours
from charter.docx.plain.markdown import Written
from charter.docx.plain.wording import is_link, said
from charter.docx.taking import everything, view
from charter.words import _, listed, many

# A word or two shows which note is meant; the file still has the rest.
_MOST = 160
_NAMED = 5  # authors told by name
_THINGS: dict[str, Callable[[int], str]] = {
    "picture": lambda n: many("A picture is left out.", "{n} pictures are left out.", n),
    "embedded object": lambda n: many("An embedded object (a chart) is left out.",
                                     "{n} embedded objects (charts) are left out.", n),
    "form field": lambda n: many("A form field is read as plain words.", "{n} form fields are read as plain words.", n),
    "another file": lambda n: many("Another file inside this one is left out.",
                                  "{n} other files inside this one are left out.", n),
    "formula": lambda n: many("A formula is read as plain words.", "{n} formulas are read as plain words.", n),
    "symbol without a letter": lambda n: many("A symbol has no letter; it became □.",
                                             "{n} symbols have no letter; they became □.", n),
    "text box": lambda n: many("The words of a text box stand after the paragraph it hung on.",
                              "The words of {n} text boxes stand after the paragraphs they hung on.", n),
}  # fmt: skip


def leaving(word: Word, written: Written) -> tuple[str, ...]:
    """A sentence for each kind of thing that is left out or changed; nothing where all is carried."""
    return tuple(_all(word, written))


def tracked(word: Word) -> str:
    """How many tracked changes of words stand open, and whose; empty where none does."""
    hands = Counter(change.author or _("somebody not named") for change in word.changes if change.kind != "format")
    if not hands:
        return ""
    whose = [f"{author} ({n:,})" for author, n in hands.most_common(_NAMED)]
    whose += [_("{n} others", n=len(hands) - _NAMED)] if len(hands) > _NAMED else []
    return many("{n} tracked change by {whose}", "{n} tracked changes by {whose}", sum(hands.values()), whose=listed(whose))


def _all(word: Word, written: Written) -> Iterator[str]:
    if written.tables:
        yield many("A table is kept as plain words, one row to a line.",
                   "{n} tables are kept as plain words, one row to a line.", written.tables)
    if written.numbers:
        yield many("A number that Word counted is now typed.",
                   "{n} numbers that Word counted are now typed, as they stand in the file.", written.numbers)
    for note in word.notes:
        text = " ".join(said(plain.pieces) for plain in view(note.paragraphs, everything)).strip()
        if text:
            yield _("A {part} is left out: “{short}”.", part=note.part, short=_short(text))
    for kind, told in _THINGS.items():
        if word.found.get(kind):
            yield told(word.found[kind])
    yield from _pieces(word)
    if any(not is_ours(plain) and said(plain.pieces) for plain in written.passed):
        yield _("The table of contents is left out: the site makes its own.")
    if word.comments:
        yield many("A comment in the margin is left out.", "{n} comments in the margin are left out.", len(word.comments))
    lines = (said(plain.pieces) for edge in word.edges for plain in view(edge.paragraphs, everything))
    edges = dict.fromkeys(filter(None, lines))
    if edges:
        shown = _short(str(_("” and “")).join(edges))
        yield _("What stands at the top or foot of the pages is left out: “{short}”.", short=shown)


def _pieces(word: Word) -> Iterator[str]:
    pieces = [piece for paragraph in word.body.paragraphs for piece in paragraph.pieces
              if piece.text.strip() and not any(mark.kind in TAKES for mark in piece.marks)]
    hidden = " ".join(piece.text for piece in pieces if piece.hidden)
    if hidden:
        yield _("Hidden words are left out: “{short}”.", short=_short(hidden))
    if any(piece.link and not is_link(piece.link) for piece in pieces):
        yield _("Links that lead to a place inside the file became plain words.")
    looks = [kind for kind in (_("underlined or highlighted words"), _("raised or lowered words")) if word.found.get(kind)]
    looks += [_("words struck through")] if any(piece.strike for piece in pieces) else []
    if looks:
        kinds = reduce(lambda before, after: _("{before}, {next}", before=before, next=after), looks)
        yield _("Only bold, italics and links are kept: {join} became plain words.", join=kinds)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"
