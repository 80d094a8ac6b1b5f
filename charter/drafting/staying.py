"""Which clauses kept their order from one version to the next: pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence


def staying(before: Iterable[tuple[str, str | None]], place: Mapping[str, tuple[int, str | None]],
            carried: Container[str] = ()) -> set[str]:
    """The clauses, each given with its parent, that kept their order among those beside them: so the fewest are told as moved.

    What stands under a clause that moved goes with it, and has not moved itself. Those that a meeting moved (`carried`) stay
    only where they stand in order with the rest: when two change places, the one that was moved is told, not the other.
    """
    beside: dict[str | None, list[str]] = {}
    for key, parent in before:
        if key in place and place[key][1] == parent:
            beside.setdefault(parent, []).append(key)
    return {key for keys in beside.values() for key in _kept(keys, {key: place[key][0] for key in keys}, carried)}


def _kept(keys: Sequence[str], place: Mapping[str, int], carried: Container[str]) -> set[str]:
    """Of clauses beside each other those that kept their order; first those that nobody moved, then what fits among them."""
    stays = set(_longest([key for key in keys if key not in carried], place))
    later: dict[str, int] = {}  # the place of the next one that stays
    after = len(place) + max(place.values(), default=0)
    for key in reversed(keys):
        later[key] = after
        after = place[key] if key in stays else after
    last = -1
    for key in keys:
        if key in stays or (key in carried and last < place[key] < later[key]):
            stays.add(key)
            last = place[key]
    return stays


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
