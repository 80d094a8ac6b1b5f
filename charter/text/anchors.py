"""Quoted words found again in a changed text, or honestly lost: never by a weak match, never in another clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .align import align
from .clauses import Clause, Document, parse
from .diff import readable, spaced
from .likeness import kept_in_order, plain_words
from .sequence import opcodes

# A quote of fewer words says too little to be found by its words alone: its neighbour must have stayed beside it.
FEW = 3
# So much of a quote's letters must have stayed for a changed quote still to be called found; half for a comment's
# honest "its words changed".
SURE, HALF = 0.8, 0.5


@dataclass(frozen=True)
class Carried:
    """What became of quoted words of one clause: carried, words changed or removed; offsets into the next wording."""

    fate: str
    start: int
    end: int


@dataclass(frozen=True)
class Anchor:
    """Where quoted words stand in the new text (offsets in code points), or that they are lost; 1 is a sure score."""

    found: bool
    start: int = 0
    end: int = 0
    clause: int | None = None
    text: str = ""
    score: float = 0.0


LOST = Anchor(False)


def carry(old_words: str, new_words: str | None, start: int, end: int) -> Carried:
    """Follows old_words[start:end] into the clause's next wording (none: the clause is gone)."""
    if new_words is None or not old_words[start:end].strip():
        return Carried("removed", 0, 0)
    low, high, score = _follow(old_words, new_words, start, end)
    if score == 1.0:
        return Carried("carried", low, high)
    return Carried("words changed", low, high) if score >= HALF else Carried("removed", 0, 0)


def find(old: str, new: str, quote: str, prefix: str = "", suffix: str = "") -> Anchor:
    """Where the quoted words of the old text are in the new one, in the clause theirs became and nowhere else.

    `prefix` and `suffix` tell which of several like places is meant; where that stays open, the quote is lost.
    """
    before, after = parse(old), parse(new)
    place = _place(before, quote, prefix, suffix)
    if place is None:
        return LOST
    became = {pair.old: pair.new for pair in align(before, after) if pair.old is not None}
    parts: list[Anchor] = []
    for clause in before.clauses:
        low, high = max(place[0], clause.start), min(place[1], clause.end)
        if low >= high or not old[low:high].strip():
            continue
        index = became[clause.index]
        target = after.clauses[index] if index is not None else None
        part = _within(clause, target, low - clause.start, high - clause.start)
        parts.append(part if part.found else _split_off(clause, after, set(became.values()), old[low:high]))
    return _together(parts, new)


def _together(parts: list[Anchor], new: str) -> Anchor:
    """One place of the parts of a quote that runs over several clauses, when they still follow each other."""
    if not parts or not all(part.found for part in parts):
        return LOST
    if any(other.clause != (one.clause or 0) + 1 for one, other in pairwise(parts)):
        return LOST
    start, end = parts[0].start, parts[-1].end
    return Anchor(True, start, end, parts[0].clause, new[start:end], min(part.score for part in parts))


def _place(document: Document, quote: str, prefix: str, suffix: str) -> tuple[int, int] | None:
    """Where the quote stands in the old text: the one place, or the one whose surroundings fit best."""
    pattern = _loose(quote)
    places = [match.span() for match in pattern.finditer(document.source)] if pattern else []
    if len(places) < 2:
        return places[0] if places else None
    scored = sorted(((_fit(document.source, place, prefix, suffix), place) for place in places), reverse=True)
    best = [place for score, place in scored if score == scored[0][0]]
    if len(best) == 1 or len({_clause_at(document, place[0]) for place in best}) == 1:
        return min(best)
    return None


def _loose(quote: str) -> re.Pattern[str] | None:
    """The quote however its lines were broken and its words marked."""
    words = quote.split()
    return re.compile(r"[\s*_`>]+".join(re.escape(word) for word in words)) if words else None


def _fit(source: str, place: tuple[int, int], prefix: str, suffix: str) -> int:
    """How many signs before and after a place are those that were said to stand there, whatever the spacing."""
    before = "".join(source[max(0, place[0] - 2 * len(prefix) - 40) : place[0]].split())[::-1]
    after = "".join(source[place[1] : place[1] + 2 * len(suffix) + 40].split())
    return _shared(before, "".join(prefix.split())[::-1]) + _shared(after, "".join(suffix.split()))


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _clause_at(document: Document, offset: int) -> int:
    return next((clause.index for clause in document.clauses if clause.start <= offset < clause.end), -1)


def _within(clause: Clause, target: Clause | None, start: int, end: int) -> Anchor:
    """The part of a quote that stands in one clause, followed into what the clause became."""
    if target is None:
        return LOST
    low, high, score = _follow(clause.source, target.source, start, end)
    if score < SURE:
        return LOST
    return Anchor(True, target.start + low, target.start + high, target.index, "", round(score, 3))


def _split_off(clause: Clause, after: Document, taken: set[int | None], quote: str) -> Anchor:
    """The quote in a new clause that was cut off from its own: word for word, once, among nothing but its words."""
    pattern = _loose(quote)
    words = plain_words(clause)
    if pattern is None or len(quote.split()) < FEW:
        return LOST
    for target in after.clauses:
        if target.index in taken:
            continue
        places = [match.span() for match in pattern.finditer(target.source)]
        mine = plain_words(target)
        if len(places) == 1 and kept_in_order(words, mine) * 10 >= len(mine) * 9:
            start, end = (target.start + at for at in places[0])
            return Anchor(True, start, end, target.index, "", 1.0)
    return LOST


def _follow(old: str, new: str, start: int, end: int) -> tuple[int, int, float]:
    """Where old[start:end] is in the new wording, and how much of it: 1 is all its words, together, in order."""
    kept = list(_kept(old, new))
    mine = [(o, n, size) for o, n, size in kept if start < o + size and o < end]
    quote = "".join(old[start:end].split())
    if mine and (len(old[start:end].split()) >= FEW or _has_neighbour(old, new, kept, start, end)):
        # A quote may begin or end inside a word: then so does its place.
        low = mine[0][1] + max(0, start - mine[0][0])
        high = mine[-1][1] + min(mine[-1][2], end - mine[-1][0])
        found = "".join(new[low:high].split())
        if found == quote:
            return low, high, 1.0
        size = sum(min(o + size, end) - max(o, start) for o, _, size in mine)
        return low, high, min(size / len(quote), len(quote) / max(len(found), 1), 0.999)
    return _only_place(old, new, start, end)


def _only_place(old: str, new: str, start: int, end: int) -> tuple[int, int, float]:
    """The one place that holds the very words, where a sentence was turned round within its clause."""
    pattern = _loose(old[start:end])
    if pattern and len(old[start:end].split()) >= FEW and len(pattern.findall(old)) == 1:
        places = [match.span() for match in pattern.finditer(new)]
        if len(places) == 1:
            return *places[0], 1.0
    return 0, 0, 0.0


def _has_neighbour(old: str, new: str, kept: list[tuple[int, int, int]], start: int, end: int) -> bool:
    """Whether the word before or behind a short quote stayed beside it (or there is none, on either side)."""
    inner = [at for at, (o, _, size) in enumerate(kept) if start < o + size and o < end]
    first, last = inner[0], inner[-1]
    for one, other in ((first - 1, first), (last, last + 1)):
        if one < 0 or other >= len(kept):
            continue
        gaps = [text[a + size : b].strip() for text, a, b, size in _between(old, new, kept[one], kept[other])]
        if gaps == ["", ""]:
            return True
    return not old[:start].strip() and not old[end:].strip()


def _between(
    old: str, new: str, one: tuple[int, int, int], other: tuple[int, int, int]
) -> list[tuple[str, int, int, int]]:
    return [(old, one[0], other[0], one[2]), (new, one[1], other[1], one[2])]


def _kept(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """The words that stayed: offset in the old wording, in the new one, and length."""
    a, b = spaced(old), spaced(new)
    places_a, places_b = _offsets(a), _offsets(b)
    for op, i1, i2, j1, _ in readable(opcodes([w for _, w in a], [w for _, w in b]), a):
        if op == "equal":
            yield from ((places_a[i], places_b[j1 + i - i1], len(a[i][1])) for i in range(i1, i2) if a[i][1])


def _offsets(pairs: list[tuple[str, str]]) -> list[int]:
    places: list[int] = []
    at = 0
    for gap, word in pairs:
        places.append(at + len(gap))
        at += len(gap) + len(word)
    return places
