"""Passages that one hand took elsewhere while the other took them out, and passages that both hands brought to two places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .clauses import Clause
from .likeness import plain_words
from .matching import text_of
from .sequence import opcodes
from .units import Hand

# So many words in a row are a passage that was carried, not a turn of phrase met by chance; brought by both hands to two
# places a few more, since hands that write of one thing use its words.
CARRIED, TWICE = 4, 8
# A clause of fewer words than that is known by all of them; of fewer than these it would be met by chance.
SHORT = 3

Found = tuple[Clause | None, Clause | None, Clause | None]  # the base's piece, and where each hand has its words now


class Bringing:
    """What one hand took out of the base's pieces, and what it brought into its own."""

    def __init__(self, base: Sequence[Clause], hand: Hand) -> None:
        self.hand = hand
        self.gone: dict[int, list[int]] = {}  # base piece: the places of its words that are not in it any more
        self.runs: dict[int, list[list[str]]] = {}  # own piece: the runs of words that came
        self._passages: dict[int, dict[tuple[str, ...], int]] = {}
        for unit in base:
            now = hand.of(unit.index)
            if now is None:
                self.gone[unit.index] = list(range(len(plain_words(unit))))
            elif text_of(now) != text_of(unit):
                self._compare(plain_words(unit), plain_words(now), unit.index, now.index)
        for now in hand.units:
            if now.index not in hand.was:
                self.runs[now.index] = [plain_words(now)]

    def _compare(self, old: Sequence[str], new: Sequence[str], was: int, now: int) -> None:
        for op, i1, i2, j1, j2 in opcodes(old, new):
            if op != "equal":
                self.gone.setdefault(was, []).extend(range(i1, i2))
                self.runs.setdefault(now, []).append(list(new[j1:j2]))

    def passages(self, size: int) -> dict[tuple[str, ...], int]:
        """Every run of so many words that came, and the piece it came to."""
        if size not in self._passages:
            rows = ((words, at) for at, runs in self.runs.items() for run in runs for words in _rows(run, size))
            self._passages[size] = dict(rows)
        return self._passages[size]

    def home(self, at: int) -> int | None:
        """The base's piece that one of this hand's pieces was."""
        return self.hand.was.get(at)


def astray(base: Sequence[Clause], hands: Mapping[str, Hand]) -> list[Found]:
    """Every passage that only one hand meant to be where the merged text has it, or that would stand there twice."""
    a, b = (Bringing(base, hands[name]) for name in "ab")
    return [*_carried(base, a, b), *_twice(a, b)]


def _carried(base: Sequence[Clause], a: Bringing, b: Bringing) -> Iterator[Found]:
    """Where both hands took the same words out of a piece, and one of them put them down in another."""
    for index in sorted(a.gone.keys() & b.gone.keys()):
        words = plain_words(base[index])
        both = sorted(set(a.gone[index]) & set(b.gone[index]))
        size = min(CARRIED, len(words))
        rows = [] if size < SHORT else [row for run in _in_a_row(both) for row in _rows([words[at] for at in run], size)]
        if not rows:
            continue
        one, other = (_place(side, rows, size, index) for side in (a, b))
        if (one is None and other is None) or _is_one_place(a, b, one, other):
            continue
        yield base[index], _unit(a, one), _unit(b, other)


def _twice(a: Bringing, b: Bringing) -> Iterator[Found]:
    """Where both hands brought one passage in, each to a place of its own, so that it would stand twice."""
    theirs = {**b.passages(TWICE), **_whole(b)}
    seen: set[tuple[int, int]] = set()
    for row, one in [*a.passages(TWICE).items(), *_whole(a).items()]:
        other = theirs.get(row)
        if other is None or (one, other) in seen or _is_one_place(a, b, one, other):
            continue
        seen.add((one, other))
        yield None, a.hand.units[one], b.hand.units[other]


def _whole(side: Bringing) -> dict[tuple[str, ...], int]:
    """The short clauses that are new, whole."""
    runs = [(runs[0], at) for at, runs in side.runs.items() if side.home(at) is None]
    return {tuple(words): at for words, at in runs if SHORT <= len(words) < TWICE}


def _place(side: Bringing, rows: Sequence[tuple[str, ...]], size: int, index: int) -> int | None:
    """The piece into which a hand put one of these rows of words, other than where they were."""
    there = side.passages(size)
    return next((there[row] for row in rows if row in there and side.home(there[row]) != index), None)


def _is_one_place(a: Bringing, b: Bringing, one: int | None, other: int | None) -> bool:
    """Whether both hands put it into the same piece, or as new pieces to one place (which is asked about there)."""
    if one is None or other is None:
        return False
    homes = a.home(one), b.home(other)
    if homes == (None, None):
        return a.hand.behind.get(one) == b.hand.behind.get(other)
    return homes[0] == homes[1]


def _unit(side: Bringing, at: int | None) -> Clause | None:
    return None if at is None else side.hand.units[at]


def _in_a_row(places: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for at in places:
        if run and at != run[-1] + 1:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _rows(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + size]) for at in range(len(words) - size + 1))
