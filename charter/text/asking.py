"""What both hands put in alike, and what one put in where the other changed what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from .clauses import Clause
from .likeness import candidates, likeness, plain_words
from .matching import text_of
from .units import Hand
from .weave import common, weave

# Two clauses put in at one place that share so many words are two wordings of one, and are asked about together. Two
# entries of one list are often half alike ("[Farsi](languages/fa.md)"), so it is more than half.
ALIKE = 0.75


def likest(mine: Sequence[Clause], theirs: Sequence[Clause]) -> list[tuple[int, int]]:
    """Which new pieces of both hands are one and the same or nearly so, the likest first."""
    words = [plain_words(unit) for unit in mine], [plain_words(unit) for unit in theirs]
    scored: list[tuple[float, int, int]] = []
    for i, j in candidates(range(len(mine)), range(len(theirs)), *words):
        same = is_one(mine[i], theirs[j])
        score = 2.0 if same else likeness(words[0][i], words[1][j]) * (mine[i].form == theirs[j].form)
        if score >= ALIKE:
            scored.append((-score, i, j))
    return [(i, j) for _, i, j in sorted(scored)]


def is_one(a: Clause, b: Clause) -> bool:
    """Whether two new pieces are the same clause: the same words, the same marker or number."""
    return text_of(a) == text_of(b) and a.form == b.form and a.mark.split() == b.mark.split()


def together(a: Clause, b: Clause) -> str | None:
    """What two new pieces read as one, or nothing where their words cross: then both stay, and are asked about."""
    return a.body if is_one(a, b) else weave(common(a.body, b.body), [a.body, b.body])


def disturbed(base: Sequence[Clause], mine: Hand, theirs: Hand, new: Sequence[int]) -> Clause | None:
    """The base piece beside new ones which the other hand moved, removed, or gave a word new in them too.

    Or one in whose place they stand: this hand put other words there where the other put none.
    """
    for at in {mine.behind[index] + 1 for index in new}:
        for unit in base[at:]:
            if unit.index in mine.became:
                break
            if theirs.of(unit.index) is None:
                return unit
    brought = {word for at in new for word in plain_words(mine.units[at]) if len(word) > 3}
    for index in new:
        for at in (index - 1, index + 1):
            was = mine.was.get(at)
            if was is None:
                continue
            unit, now = base[was], theirs.of(was)
            if now is None or (theirs.has_moved(was) and not _went_along(index, mine, theirs)):
                return unit
            if brought & (set(plain_words(now)) - set(plain_words(unit))):
                return unit
    return None


def _went_along(at: int, mine: Hand, theirs: Hand) -> bool:
    """Whether what stands on both sides of a new piece stands side by side in the other hand's text as well."""
    before, after = at, at
    while before in range(len(mine.units)) and before not in mine.was:
        before -= 1
    while after in range(len(mine.units)) and after not in mine.was:
        after += 1
    sides = [theirs.became.get(mine.was.get(place, -1)) for place in (before, after)]
    return sides[0] is not None and sides[1] == sides[0] + 1
