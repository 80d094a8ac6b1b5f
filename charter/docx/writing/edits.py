"""What becomes of one clause's words under several hands: what stays, goes and comes, and at whose wish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from charter.docx.writing.words import Words
from charter.text import diff
from charter.text.tokens import boundaries

KEEP, OUT, IN = "keep", "out", "in"
By = tuple[int, ...]  # numbers of amendments


class Piece(NamedTuple):
    """A stretch that stays, goes or comes; `at` is where it stands in the old words."""

    op: str
    words: Words
    by: By
    at: int


class Edit(NamedTuple):
    """Old words from `start` to `end` become these."""

    start: int
    end: int
    words: Words
    by: By = ()

    @property
    def change(self) -> tuple[int, int, str, tuple[object, ...]]:
        """What it does, whoever wishes it."""
        return self.start, self.end, self.words.text, tuple(self.words.looks)


def kept(words: Words) -> list[Piece]:
    """Words that nobody changes."""
    return [Piece(KEEP, words, (), 0)]


def pieces(old: Words, hands: Sequence[tuple[By, Words]], new: Words) -> list[Piece]:
    """How the old words become the new: kept and gone joined are the old, kept and come the new, always.

    `hands` are the wordings that met in it. Each of their edits is told as theirs; where their edits do not add up to
    the new words (spacing, an adjustment by the engine), what changes is told as of all who touch that place.
    """
    if (old.text, list(old.looks)) == (new.text, list(new.looks)):
        return kept(old)
    said = [Edit(*edit[:3], by) for by, words in hands for edit in edits(old, words)]
    together = _together(said)
    if together is None or _with(old, together) != (new.text, list(new.looks)):
        everybody = tuple(sorted({number for by, _ in hands for number in by}))
        together = [Edit(*edit[:3], _touching(edit, said) or everybody) for edit in edits(old, new)]
    return list(_told(old, together))


def edits(old: Words, new: Words) -> list[Edit]:
    """The differences of two wordings; where only the look of words changes, they are put in again with the new one."""
    found: list[Edit] = []
    at = to = 0
    for run in diff.words(old.text, new.text):
        size = len(run.text)
        if run.op == "equal":
            found += _looks(old, new, at, to, run.text)
        elif run.op == "delete":
            found.append(Edit(at, at + size, Words("", [])))
        elif found and found[-1].end == at and not found[-1].words.text and found[-1].start < at:
            found[-1] = Edit(found[-1].start, at, new.cut(to, to + size))
        else:
            found.append(Edit(at, at, new.cut(to, to + size)))
        at += size if run.op != "insert" else 0
        to += size if run.op != "delete" else 0
    return found


def _looks(old: Words, new: Words, at: int, to: int, text: str) -> Iterator[Edit]:
    """Where equal words look otherwise, never inside a character a reader sees as one."""
    mine, theirs = old.looks[at : at + len(text)], new.looks[to : to + len(text)]
    if list(mine) == list(theirs):
        return
    cuts = sorted(boundaries(text))
    start: int | None = None
    for here, after in zip(cuts, [*cuts[1:], len(text)], strict=True):
        differs = here < len(text) and list(mine[here:after]) != list(theirs[here:after])
        if differs and start is None:
            start = here
        elif not differs and start is not None:
            yield Edit(at + start, at + here, new.cut(to + start, to + here))
            start = None


def _together(said: Iterable[Edit]) -> list[Edit] | None:
    """All edits in order, identical ones as one by all who wish it; nothing where two of them touch."""
    by: dict[object, Edit] = {}
    for edit in said:
        twin = by.get(edit.change)
        by[edit.change] = edit if twin is None else Edit(*edit[:3], tuple(sorted({*twin.by, *edit.by})))
    ordered = sorted(by.values(), key=lambda edit: (edit.start, edit.end))
    for before, after in pairwise(ordered):
        if after.start < before.end or after.start == before.start:
            return None
    return ordered


def _with(old: Words, together: Sequence[Edit]) -> tuple[str, list[object]]:
    text, looks, at = "", list[object](), 0
    for edit in together:
        text += old.text[at : edit.start] + edit.words.text
        looks += [*old.looks[at : edit.start], *edit.words.looks]
        at = edit.end
    return text + old.text[at:], [*looks, *old.looks[at:]]


def _touching(edit: Edit, said: Iterable[Edit]) -> By:
    return tuple(sorted({n for other in said if other.start <= edit.end and edit.start <= other.end for n in other.by}))


def _told(old: Words, together: Sequence[Edit]) -> Iterator[Piece]:
    at = 0
    for edit in together:
        if edit.start > at:
            yield Piece(KEEP, old.cut(at, edit.start), (), at)
        if edit.end > edit.start:
            yield Piece(OUT, old.cut(edit.start, edit.end), edit.by, edit.start)
        if edit.words.text:
            yield Piece(IN, edit.words, edit.by, edit.end)
        at = edit.end
    if at < len(old.text):
        yield Piece(KEEP, old.cut(at, len(old.text)), (), at)
