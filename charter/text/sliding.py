"""Moves what was put in or taken out along like words, so that it begins and ends where a reader would say it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .sequence import Op

# “It is good. It is fair.” without its first sentence: not “good. It is” went, but “It is good.”
_ENDS, _PAUSES = ".!?…。！？", ",;:，、；："
# As far as a sentence is long; a run that repeats for longer is left where it is.
MOST = 60

Pairs = Sequence[tuple[str, str]]  # the space before each word, and the word


def slid(pieces: Sequence[Op], a: Pairs, b: Pairs) -> list[Op]:
    """The same difference, each insertion and deletion at the best of the places where it could as well be."""
    found = list(pieces)
    for at, (op, i1, i2, j1, j2) in enumerate(pieces):
        if op not in ("insert", "delete"):
            continue
        row, other, low, high, beside = (a, b, i1, i2, j1) if op == "delete" else (b, a, j1, j2, i1)
        left, right = (_room(found, near) for near in (at - 1, at + 1))
        shifts = [(_fit(row, low + k, high + k), -abs(k), k) for k in _shifts(row, other, low, high, beside, left, right)]
        best = max(shifts)[-1]
        if best:
            found[at] = (op, i1 + best, i2 + best, j1 + best, j2 + best)
            if at:
                name, p1, p2, q1, q2 = found[at - 1]
                found[at - 1] = (name, p1, p2 + best, q1, q2 + best)
            if at + 1 < len(found):
                name, p1, p2, q1, q2 = found[at + 1]
                found[at + 1] = (name, p1 + best, p2, q1 + best, q2)
    return found


def _room(pieces: Sequence[Op], at: int) -> int:
    """How many equal words stand on one side."""
    return pieces[at][2] - pieces[at][1] if 0 <= at < len(pieces) and pieces[at][0] == "equal" else 0


def _shifts(row: Pairs, other: Pairs, low: int, high: int, beside: int, left: int, right: int) -> Iterator[int]:
    """By how many words the run may move either way and still say the same; `beside` is its place in the other wording."""
    yield 0
    for k in range(1, min(left, MOST) + 1):
        if row[low - k][1] != row[high - k][1]:
            break
        # The spaces must be as they were, but before what then begins the whole text.
        if row[high - k][0] == other[beside - k][0] or low == k:
            yield -k
        if row[high - k][0] != other[beside - k][0]:
            break
    for k in range(1, min(right, MOST) + 1):
        if row[low + k - 1] != row[high + k - 1] or row[low + k - 1][0] != other[beside + k - 1][0]:
            break
        yield k


def _fit(row: Pairs, low: int, high: int) -> int:
    """How well a run reads by itself: a whole sentence, then a whole part of one between two pauses."""
    before, last = row[low - 1][1] if low else "", row[high - 1][1]
    following = row[high][1] if high < len(row) else ""
    if (not before or before in _ENDS) and last in _ENDS:
        return 3
    if (row[low][1] in _PAUSES and following in (*_PAUSES, *_ENDS, "")) or (before in _PAUSES and last in _PAUSES):
        return 2 if before else 1
    return 0 if row[low][1] in _ENDS or last in _PAUSES else 1
