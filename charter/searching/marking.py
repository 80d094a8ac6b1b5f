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
# What stands, in folded letters, for a letter that folds to none and for one that folds to several: no text has these.
JOINED, SEVERAL = "\x00", "\x01"
OPEN, CLOSE = Markup("<mark>"), Markup("</mark>")
MOST_LETTERS = 4096  # every letter of the languages that one area writes


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
    return _excerpt(text, places(text, words), around)


def excerpt_with(text: str, words: Iterable[str]) -> Markup | None:
    """The same of a text in which any of the words is; None for a text without them."""
    found = places(text, words)
    return _excerpt(text, found, AROUND) if found else None


def _excerpt(text: str, found: Sequence[Place], around: int) -> Markup:
    start, end = _window(text, found, around)
    return (Markup(ELLIPSIS) if start else Markup("")) + _mark(text, start, end, found) + (
        Markup(ELLIPSIS) if end < len(text) else Markup(""))


def places(text: str, words: Iterable[str]) -> list[Place]:
    """Every place where one of the words stands, in order and apart; the longer word where two begin together."""
    wanted, pattern = _wanted(tuple(words))
    folded, at = _letters(text[:MOST_READ])
    if not wanted or not folded:
        return []
    # Which of the words it was: its group's number.
    found = [Place(*m.span(m.lastindex or 1), wanted[(m.lastindex or 1) - 1]) for m in pattern.finditer(folded)]
    return found if at is None else [Place(at[start], at[end - 1] + 1, word) for start, end, word in found]


@lru_cache(maxsize=64)  # the searches of a moment: one page asks for the same words some twenty times
def _wanted(words: tuple[str, ...]) -> tuple[list[str], re.Pattern[str]]:
    """The words, longest first, and by what they are found in folded letters, some of which may be joined by a mark."""
    wanted = sorted(words, key=len, reverse=True)
    parts = []
    for word in wanted:
        letters = f"{JOINED}*".join(map(re.escape, word))
        parts.append(f"(?<![^ ]){JOINED}*({letters}(?:[^ ]*[^ {JOINED}])?)" if begins(word) else f"({letters})")
    return wanted, re.compile("|".join(parts))


def _letters(text: str) -> tuple[str, list[int] | None]:
    """The text folded letter for letter; and, if a letter of it folds to several, the offset that each came from."""
    straight = text.translate(_STRAIGHT)
    if SEVERAL not in straight:
        return straight, None
    folded: list[str] = []
    at: list[int] = []
    for n, letter in enumerate(text):
        for part in _folded(letter):
            folded.append(part)
            at.append(n)
    return "".join(folded), at


def _folded(letter: str) -> str:
    """One letter folded: nothing for a mark that joins words or stands on a letter, a space for what parts words."""
    if letter == "&":
        return " and "
    return fold(f"x{letter}x")[1:-1] if letter != " " else " "


class _Straight(dict[int, str]):
    """For `str.translate`: what one letter folds to, as one letter, for every letter that was met."""

    def __missing__(self, code: int) -> str:
        if len(self) > MOST_LETTERS:
            self.clear()
        folded = _folded(chr(code))
        self[code] = folded if len(folded) == 1 else SEVERAL if folded else JOINED
        return self[code]


_STRAIGHT = _Straight()


def _window(text: str, found: Sequence[Place], around: int) -> tuple[int, int]:
    """From where to where: the stretch with the most different words in it, the first of those that have as many."""
    if len(text) <= around or not found:
        first = 0
    else:
        # The first, where no other can have more.
        best = 0 if len(found) == 1 else max(
            range(min(len(found), MOST_WEIGHED)), key=lambda n: (_different(found, n, around), -n))
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
        parts += [escape(text[here:place.start]), OPEN, escape(text[place.start:last]), CLOSE]
        here = last
    return Markup("".join([*parts, escape(text[here:end])]))  # each part is escaped by now
