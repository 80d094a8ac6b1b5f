"""Compares two sequences in bounded time, the same way every time: no clock decides what a difference is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence

from rapidfuzz.distance import LCSseq

Op = tuple[str, int, int, int, int]  # equal, delete, insert or replace; old from, to; new from, to

# The comparison keeps a bit for each pair: 4e8 pairs are 50 MB and about a second. Beyond it the sequences are first
# cut at what occurs once in both.
PAIRS = 400_000_000


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
        yield from _cut(*middle, head)
    yield "equal", len(a) - tail, len(a), len(b) - tail, len(b)


def _longest(a: list[int], b: list[int], shift: int) -> Iterator[Op]:
    if not a or not b:
        yield "replace", shift, shift + len(a), shift, shift + len(b)
        return
    for code in LCSseq.opcodes(a, b):
        yield code.tag, code.src_start + shift, code.src_end + shift, code.dest_start + shift, code.dest_end + shift


def _cut(a: list[int], b: list[int], shift: int) -> Iterator[Op]:
    """Cuts both at the items that occur once in each and keep their order; what lies between is compared alone."""
    places = unique_places(a, b)
    i = j = 0
    for x, y in [*in_order(places), (len(a), len(b))]:
        part = a[i:x], b[j:y]
        small = len(part[0]) * len(part[1]) <= PAIRS // 100
        pieces = _longest(*part, 0) if small else iter([("replace", 0, len(part[0]), 0, len(part[1]))])
        for op, i1, i2, j1, j2 in pieces:
            yield op, i1 + i + shift, i2 + i + shift, j1 + j + shift, j2 + j + shift
        if x < len(a):
            yield "equal", x + shift, x + 1 + shift, y + shift, y + 1 + shift
        i, j = x + 1, y + 1


def unique_places(a: Sequence[int], b: Sequence[int]) -> list[tuple[int, int]]:
    """Where each item that occurs exactly once in both stands, in the order of the first."""
    first = _once(a)
    second = _once(b)
    return [(place, second[item]) for item, place in first.items() if item in second]


def _once(items: Sequence[int]) -> dict[int, int]:
    seen: dict[int, int] = {}
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
    same = True
    for op, a, b, c, d in pieces:
        if a == b and c == d:
            continue
        if (op == "equal") != same:
            if i1 < i2 or j1 < j2:
                yield _named(same, i1, i2, j1, j2)
            i1, j1, same = a, c, op == "equal"
        i2, j2 = b, d
    if i1 < i2 or j1 < j2:
        yield _named(same, i1, i2, j1, j2)


def _named(same: bool, i1: int, i2: int, j1: int, j2: int) -> Op:
    return "equal" if same else "insert" if i1 == i2 else "delete" if j1 == j2 else "replace", i1, i2, j1, j2
