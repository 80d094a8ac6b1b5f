"""What of a Word file cannot be carried into the text, said in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from charter.docx.model import TAKES, Word
from charter.docx.ours import is_ours
from charter.docx.plain.markdown import Written
from charter.docx.plain.wording import is_link, said
from charter.docx.taking import everything, view
from charter.words import _, listed, many

# A word or two shows which note is meant; the file still has the rest.
_MOST = 160
_NAMED = 5  # authors told by name
_THINGS = {
    "picture": (_("A picture is left out."), _("{} pictures are left out.")),
    "embedded object": (_("An embedded object (a chart) is left out."), _("{} embedded objects (charts) are left out.")),
    "form field": (_("A form field is read as plain words."), _("{} form fields are read as plain words.")),
    "another file": (_("Another file inside this one is left out."), _("{} other files inside this one are left out.")),
    "formula": (_("A formula is read as plain words."), _("{} formulas are read as plain words.")),
    "symbol without a letter": (_("A symbol has no letter; it became □."), _("{} symbols have no letter; they became □.")),
    "text box": (_("The words of a text box stand after the paragraph it hung on."),
                 _("The words of {} text boxes stand after the paragraphs they hung on.")),
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
        yield _many(written.tables, _("A table is kept as plain words, one row to a line."),
                    _("{} tables are kept as plain words, one row to a line."))
    if written.numbers:
        yield _many(written.numbers, _("A number that Word counted is now typed."),
                    _("{} numbers that Word counted are now typed, as they stand in the file."))
    for note in word.notes:
        text = " ".join(said(plain.pieces) for plain in view(note.paragraphs, everything)).strip()
        if text:
            yield _("A {part} is left out: “{short}”.", part=note.part, short=_short(text))
    for kind, (one, more) in _THINGS.items():
        if word.found.get(kind):
            yield _many(word.found[kind], one, more)
    yield from _pieces(word)
    if any(not is_ours(plain) and said(plain.pieces) for plain in written.passed):
        yield _("The table of contents is left out: the site makes its own.")
    if word.comments:
        yield _many(len(word.comments), _("A comment in the margin is left out."), _("{} comments in the margin are left out."))
    lines = (said(plain.pieces) for edge in word.edges for plain in view(edge.paragraphs, everything))
    edges = dict.fromkeys(filter(None, lines))
    if edges:
        yield _("What stands at the top or foot of the pages is left out: “{short}”.", short=_short(_("” and “").join(edges)))


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
        yield _("Only bold, italics and links are kept: {join} became plain words.", join=", ".join(looks))


def _many(count: int, one: str, more: str) -> str:
    return one if count == 1 else more.format(f"{count:,}")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"
