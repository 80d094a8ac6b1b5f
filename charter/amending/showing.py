"""A change as a page tells it: where it is, what stands there now, what would, and what it touches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from charter.text.change import Change, Placed
from charter.text.diff import Run, listed, words
from charter.text.obligations import Notice, defined, notices
from charter.words import _

# Changes compared once: more than an area has open at a time. Longer ones, in letters, are compared anew, for memory's sake.
MOST_COMPARED, LONG = 512, 4000
Compared = tuple[tuple[str, ...], tuple[Run, ...], tuple[Notice, ...]]


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


def show(changes: Iterable[Change], tree: Sequence[Placed],
         labels: Mapping[str, str] | None = None) -> tuple[ShownChange, ...]:
    """Tell each change against the tree it was written on; `labels` number new paragraphs by their keys."""
    all_changes = tuple(changes)
    places = {p.key: p for p in tree}
    named = labels if labels is not None else new_numbers(all_changes, tree)
    terms = tuple(dict.fromkeys(term for p in tree for term in defined(p.words)))
    return tuple(_one(change, places, tree, named, terms) for change in all_changes)


def new_numbers(changes: Iterable[Change], tree: Sequence[Placed]) -> dict[str, str]:
    """What each proposed new paragraph is called: 2.3A after 2.3, then 2.3B, in the order of the amendments."""
    numbers = {place.key: place.number for place in tree}
    called: dict[str, str] = {}
    counts: dict[str, int] = {}
    ordered = sorted((c for c in changes if c.kind == "insert"), key=lambda c: (c.amendment, c.n))
    for change in ordered:
        after, parent = change.after or "", change.parent or ""
        small = parent in called and after not in numbers  # a part of a new paragraph: 2.3A(a)
        if small:
            base = called[parent]
        elif after:
            base = numbers.get(after) or called.get(after, "0").rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        else:
            base = f"{numbers[parent]}.0" if numbers.get(parent) else "0"  # before everything else there
        counts[base] = counts.get(base, 0) + 1
        letter = _letters(counts[base])
        called[change.key] = f"{base}({letter.lower()})" if small else base + letter
    return called


def _one(change: Change, places: dict[str, Placed], tree: Sequence[Placed], labels: Mapping[str, str],
         terms: tuple[str, ...]) -> ShownChange:
    place = places.get(change.key)
    before = place.words if place else ""
    after = "" if change.kind == "delete" else before if change.words is None else change.words
    number = place.number or _("the title") if place else labels.get(change.key, _("a new paragraph"))
    in_words, runs, touched = _compared(before, after, terms)
    told = _told(change, number, in_words, places, tree)
    return ShownChange(change.key, change.kind, number, before, after, told, runs, touched)


def _compared(before: str, after: str, terms: tuple[str, ...]) -> Compared:
    """As a list, word by word, and what it touches: the same whenever these two wordings stand beside each other."""
    usual = len(before) + len(after) < LONG
    return (_compared_once if usual else _compare)(before, after, terms)


def _compare(before: str, after: str, terms: tuple[str, ...]) -> Compared:
    return tuple(listed(before, after)), words(before, after), notices(before, after, terms)


_compared_once = lru_cache(maxsize=MOST_COMPARED)(_compare)


def _told(change: Change, number: str, in_words: Sequence[str], places: dict[str, Placed],
          tree: Sequence[Placed]) -> tuple[str, ...]:
    if change.kind == "insert":
        return (_put_in(change, number, places),)
    if change.kind == "delete":
        under = _under(change.key, tree)
        if under:
            return (_("{number} is taken out, with what stands under it: {join}.", number=number,
                      join=", ".join(p.number for p in under)),)
        return (_("{number} is taken out.", number=number),)
    told = tuple(_("In {number}, {part}.", number=number, part=part) for part in in_words)
    if change.kind.startswith("move"):
        return (_moves(change, number, places), *told)
    return told or (_("In {number}, only marks or spaces change.", number=number),)


def _put_in(change: Change, number: str, places: dict[str, Placed]) -> str:
    if change.after in places:
        return _("A new paragraph, {number}, is put in after {after}.", number=number, after=places[change.after or ""].number)
    if change.parent in places:
        return _("A new paragraph, {number}, is put in under {under}.", number=number, under=places[change.parent or ""].number)
    return _("A new paragraph, {number}, is put in.", number=number)


def _moves(change: Change, number: str, places: dict[str, Placed]) -> str:
    if change.after in places:
        return _("{number} moves after {after}.", number=number, after=places[change.after or ""].number)
    if change.parent in places:
        return _("{number} moves under {under}.", number=number, under=places[change.parent or ""].number)
    return _("{number} moves to another place.", number=number)


def _under(key: str, tree: Sequence[Placed]) -> list[Placed]:
    inside = {key}
    found = []
    for place in tree:
        if place.parent in inside:
            inside.add(place.key)
            found.append(place)
    return found


def _letters(count: int) -> str:
    """1 is A, 26 is Z, 27 is AA."""
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
