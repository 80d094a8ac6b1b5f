"""Which clauses kept their order from one version to the next: pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence


def staying(before: Iterable[tuple[str, str | None]], place: Mapping[str, tuple[int, str | None]]) -> set[str]:
    """The clauses, each given with its parent, that kept their order among those beside them: so the fewest are told as moved.

    What stands under a clause that moved goes with it, and has not moved itself.
    """
    beside: dict[str | None, list[str]] = {}
    for key, parent in before:
        if key in place and place[key][1] == parent:
            beside.setdefault(parent, []).append(key)
    return {key for keys in beside.values() for key in _longest(keys, {key: place[key][0] for key in keys})}


def _longest(keys: Sequence[str], place: Mapping[str, int]) -> Iterator[str]:
    """The longest run of keys whose places rise."""
    ends: list[int] = []
    at: list[int] = []
    back: list[int] = []
    for i, key in enumerate(keys):
        j = bisect_left(ends, place[key])
        back.append(at[j - 1] if j else -1)
        ends[j:j + 1], at[j:j + 1] = [place[key]], [i]
    i = at[-1] if at else -1
    while i >= 0:
        yield keys[i]
        i = back[i]
