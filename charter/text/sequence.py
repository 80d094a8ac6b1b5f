"""Compares two sequences in bounded time, the same way every time: no clock decides what a difference is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence

from rapidfuzz.distance import LCSseq

# equal, delete, insert, replace, or whole (replaced, and too much to compare); old from, to; new from, to
Op = tuple[str, int, int, int, int]

# The comparison keeps a bit for each pair: 4e8 pairs are 50 MB and about half a second. Beyond it the sequences are first
# cut at what occurs once in both, and each part may take a hundredth of that.
PAIRS = 400_000_000
# Cut at single items first, then at rows of three and nine: a word of a long text is seldom the only one of its kind, a
# row of words often is.
ROWS = (1, 3, 9)
# Rows of more items than this are not looked for: they took 500 MB for a million signs.
MOST = 200_000


def opcodes(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Op]:
    """How `old` becomes `new`, in order and without gaps; a longest common subsequence where the size allows."""
    numbers: dict[Hashable, int] = {}
    a = [numbers.setdefault(item, len(numbers)) for item in old]
    b = [numbers.setdefault(item, len(numbers)) for item in new]
    return list(_joined(_pieces(a, b)))


def _pieces(a: list[int], b: list[int]) -> Iterator[Op]:
    head = 0
    while head < len(a) and head < len(b) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    middle = a[head : len(a) - tail], b[head : len(b) - tail]
    yield "equal", 0, head, 0, head
    if len(middle[0]) * len(middle[1]) <= PAIRS:
        yield from _longest(*middle, head)
    else:
        yield from _cut(*middle, head, head, ROWS)
    yield "equal", len(a) - tail, len(a), len(b) - tail, len(b)


def _longest(a: list[int], b: list[int], shift: int) -> Iterator[Op]:
    if not a or not b:
        yield "replace", shift, shift + len(a), shift, shift + len(b)
        return
    for code in LCSseq.opcodes(a, b):
        yield code.tag, code.src_start + shift, code.src_end + shift, code.dest_start + shift, code.dest_end + shift


def _cut(a: list[int], b: list[int], i: int, j: int, rows: tuple[int, ...]) -> Iterator[Op]:
    """Cuts both at rows of items that occur once in each and keep their order; what lies between is compared alone."""
    if len(a) * len(b) <= PAIRS // 100:
        for op, i1, i2, j1, j2 in _longest(a, b, 0):
            yield op, i1 + i, i2 + i, j1 + j, j2 + j
        return
    if not rows or len(a) + len(b) > MOST or not set(a) & set(b):
        yield "whole", i, i + len(a), j, j + len(b)
        return
    x = y = 0
    for to_x, to_y in [*in_order(unique_places(_in_rows(a, rows[0]), _in_rows(b, rows[0]))), (len(a), len(b))]:
        yield from _cut(a[x:to_x], b[y:to_y], i + x, j + y, rows[1:])
        if to_x < len(a):
            yield "equal", i + to_x, i + to_x + 1, j + to_y, j + to_y + 1
        x, y = to_x + 1, to_y + 1


def _in_rows(items: list[int], size: int) -> Sequence[Hashable]:
    return items if size == 1 else list(zip(*(items[at:] for at in range(size)), strict=False))


def unique_places(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Where each item that occurs exactly once in both stands, in the order of the first."""
    first = _once(a)
    second = _once(b)
    return [(place, second[item]) for item, place in first.items() if item in second]


def _once(items: Sequence[Hashable]) -> dict[Hashable, int]:
    seen: dict[Hashable, int] = {}
    for place, item in enumerate(items):
        seen[item] = -1 if item in seen else place
    return {item: place for item, place in seen.items() if place >= 0}


def in_order(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of places that rise in both, given in the order of the first (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, y) in enumerate(places):
        pile = bisect_left(tops, y)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [y]
        ends[pile : pile + 1] = [at]
    chain: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(places[at])
        at = before[at]
    return chain[::-1]


def _joined(pieces: Iterator[Op]) -> Iterator[Op]:
    """Neighbouring pieces made one: equal with equal, and any run of changes into a single one."""
    i1 = i2 = j1 = j2 = 0
    same, whole = True, False
    for op, a, b, c, d in pieces:
        if a == b and c == d:
            continue
        if (op == "equal") != same:
            if i1 < i2 or j1 < j2:
                yield _named(same, whole, i1, i2, j1, j2)
            i1, j1, same, whole = a, c, op == "equal", False
        i2, j2, whole = b, d, whole or op == "whole"
    if i1 < i2 or j1 < j2:
        yield _named(same, whole, i1, i2, j1, j2)


def _named(same: bool, whole: bool, i1: int, i2: int, j1: int, j2: int) -> Op:
    changed = "insert" if i1 == i2 else "delete" if j1 == j2 else "whole" if whole else "replace"
    return "equal" if same else changed, i1, i2, j1, j2
