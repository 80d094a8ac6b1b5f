"""A change as a page tells it: where it is, what stands there now, what would, and what it touches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from charter.text.change import Change, Placed
from charter.text.diff import Run, listed, words
from charter.text.obligations import Notice, notices


@dataclass(frozen=True)
class ShownChange:
    """One change in three readings; `before` is empty for a new paragraph, `after` for one taken out."""

    key: str
    kind: str
    number: str  # "2.3", and "2.3A" for a new paragraph after it
    before: str
    after: str
    listed: tuple[str, ...]
    runs: tuple[Run, ...]
    notices: tuple[Notice, ...]


def show(changes: Iterable[Change], tree: Sequence[Placed]) -> tuple[ShownChange, ...]:
    """Tell each change against the tree it was written on, in the order given."""
    places = {p.key: p for p in tree}
    return tuple(_one(change, places) for change in changes)


def _one(change: Change, places: dict[str, Placed]) -> ShownChange:
    place = places.get(change.key)
    before = place.words if place else ""
    after = "" if change.kind == "delete" else before if change.words is None else change.words
    number = place.number if place else _number_of_new(change, places)
    if change.kind == "insert":
        told: tuple[str, ...] = (f"A new paragraph, {number}, is put in.",)
    elif change.kind == "delete":
        told = (f"{number} is taken out.",)
    else:
        told = tuple(f"In {number}, {part}." for part in listed(before, after))
        if change.kind.startswith("move"):
            told = (f"{number} moves to another place.", *told)
    return ShownChange(change.key, change.kind, number, before, after, told, words(before, after),
                       notices(before, after))


def _number_of_new(change: Change, places: dict[str, Placed]) -> str:
    beside = places.get(change.after or "") or places.get(change.parent or "")
    return f"{beside.number}A" if beside else "at the start"
