"""The place in a text where searched words stand, cut out and marked; every sign is shown as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from markupsafe import Markup, escape

from charter.searching.words import begins
from charter.web.folding import fold

# Two lines on a phone held upright are too short to judge by, six too long to look through.
AROUND = 220
# Read past this, a text is searched for its place no further: an imported paragraph of a whole book would take seconds.
MOST_READ = 60_000
# Places among which the best is chosen: of a word that stands in every line of a long text, the first will do.
MOST_WEIGHED = 300
ELLIPSIS = "…"


class Place(NamedTuple):
    """Where a word was found, as offsets into the text as it was written."""

    start: int
    end: int
    word: str


def marked(text: str, words: Iterable[str]) -> Markup:
    """The whole text with each of the words in it marked."""
    return _mark(text, 0, len(text), places(text, words))


def excerpt(text: str, words: Iterable[str], around: int = AROUND) -> Markup:
    """So much of a text as shows most of the words near to each other, from a word's beginning to a word's end."""
    found = places(text, words)
    start, end = _window(text, found, around)
    return (Markup(ELLIPSIS) if start else Markup("")) + _mark(text, start, end, found) + (
        Markup(ELLIPSIS) if end < len(text) else Markup(""))


def has(text: str, words: Iterable[str]) -> bool:
    """Whether any of the words is in a text."""
    return bool(places(text, words))


def places(text: str, words: Iterable[str]) -> list[Place]:
    """Every place where one of the words stands, in order and apart; the longer word where two begin together."""
    folded, at = _letters(text[:MOST_READ])
    wanted = sorted(words, key=len, reverse=True)
    if not wanted or not folded:
        return []
    parts = [rf"(?<![^ ]){re.escape(w)}[^ ]*" if begins(w) else re.escape(w) for w in wanted]
    # Which of the words it was: its group's number.
    return [Place(at[m.start()], at[m.end() - 1] + 1, wanted[(m.lastindex or 1) - 1])
            for m in re.finditer("|".join(f"({part})" for part in parts), folded)]


def _letters(text: str) -> tuple[str, list[int]]:
    """The text folded letter by letter, and for each folded letter the offset of the one that it came from."""
    folded: list[str] = []
    at: list[int] = []
    for n, letter in enumerate(text):
        for part in _folded(letter):
            if part != " " or (folded and folded[-1] != " "):
                folded.append(part)
                at.append(n)
    return "".join(folded), at


@lru_cache(maxsize=4096)  # every letter of the languages that one area writes
def _folded(letter: str) -> str:
    """One letter folded: nothing for a mark that joins words or stands on a letter, a space for what parts words."""
    if letter == "&":
        return " and "
    return fold(f"x{letter}x")[1:-1] if letter != " " else " "


def _window(text: str, found: Sequence[Place], around: int) -> tuple[int, int]:
    """From where to where: the stretch with the most different words in it, the first of those that have as many."""
    if len(text) <= around or not found:
        first = 0
    else:
        best = max(range(min(len(found), MOST_WEIGHED)), key=lambda n: (_different(found, n, around), -n))
        first = max(0, found[best].start - around // 4)
    start = first if first == 0 else _after_space(text, first)
    end = min(len(text), start + around)
    return start, end if end == len(text) else _before_space(text, start, end)


def _different(found: Sequence[Place], n: int, around: int) -> int:
    """How many different words stand in the stretch that begins with one place."""
    end = found[n].start + around
    return len({place.word for place in takewhile(lambda place: place.end <= end, islice(found, n, None))})


def _after_space(text: str, at: int) -> int:
    found = text.find(" ", at, at + 30)
    return at if found < 0 else found + 1


def _before_space(text: str, start: int, at: int) -> int:
    found = text.rfind(" ", max(start, at - 30), at)
    return at if found <= start else found


def _mark(text: str, start: int, end: int, found: Iterable[Place]) -> Markup:
    parts, here = [], start
    for place in found:
        if place.start < here or place.start >= end:
            continue
        last = min(place.end, end)
        parts += [escape(text[here:place.start]), Markup("<mark>{}</mark>").format(text[place.start:last])]
        here = last
    return Markup("").join([*parts, escape(text[here:end])])
