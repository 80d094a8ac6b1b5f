"""Follows a stretch of words from one wording of a clause into another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .diff import readable, spaced
from .sequence import opcodes

# A quote of fewer words says too little to be found by its words alone: its neighbour must have stayed beside it.
FEW = 3


# Signs that mark words and are no words: emphasis, code, quotes of lines, and where a link leads.
_MARKS = r"\]\([^()\s]{0,500}\)|[\s*_`>\[\]]"
_BETWEEN, _ALIKE = rf"(?:{_MARKS})+", {"'": "['‘’]", '"': '["“”]'}
_ALIKE |= {"‘": _ALIKE["'"], "’": _ALIKE["'"], "“": _ALIKE['"'], "”": _ALIKE['"']}


def loose(quote: str) -> re.Pattern[str] | None:
    """The quote however its lines were broken, its words marked or linked, and its quotation marks curled."""
    words = quote.split()
    spelled = ("".join(_ALIKE.get(sign) or re.escape(sign) for sign in word) for word in words)
    return re.compile(_BETWEEN.join(spelled)) if words else None


def _bare(text: str) -> str:
    """The letters and signs of a stretch of text, without spacing and marks."""
    return re.sub(_MARKS, "", text)


def follow(old: str, new: str, start: int, end: int) -> tuple[int, int, float]:
    """Where old[start:end] is in the new wording, and how much of it: 1 is all its words, together, in order."""
    kept = list(_kept(old, new))
    mine = [(o, n, size) for o, n, size in kept if start < o + size and o < end]
    quote = _bare(old[start:end])
    if quote and mine and (len(old[start:end].split()) >= FEW or _has_neighbour(old, new, kept, start, end)):
        # A quote may begin or end inside a word: then so does its place.
        low = mine[0][1] + max(0, start - mine[0][0])
        high = mine[-1][1] + min(mine[-1][2], end - mine[-1][0])
        found = _bare(new[low:high])
        if found == quote:
            return low, high, 1.0
        if (very := _only_place(old, new, start, end))[-1] == 1.0:
            return very
        size = sum(len(_bare(old[max(o, start) : min(o + size, end)])) for o, _, size in mine)
        return low, high, min(size / len(quote), len(quote) / max(len(found), 1), 0.999)
    return _only_place(old, new, start, end)


def _only_place(old: str, new: str, start: int, end: int) -> tuple[int, int, float]:
    """The one place that holds the very words, where a sentence was turned round within its clause."""
    pattern = loose(old[start:end])
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


def _between(old: str, new: str, one: tuple[int, int, int], other: tuple[int, int, int]) -> list[tuple[str, int, int, int]]:
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
