"""Which suggestions stand together in the words, and which stand below their clause as another wording of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from charter.docx.writing_shapes import Suggestion
from charter.text.change import Applied, Change, Placed, apply
from charter.text.overlaps import find


@dataclass(frozen=True)
class Standing:
    """What the suggestions in the words make together, and those that cross an earlier one, each by number."""

    applied: Applied
    together: tuple[Suggestion, ...]
    beside: tuple[Suggestion, ...]


def stand(tree: Sequence[Placed], suggestions: Iterable[Suggestion]) -> Standing:
    """Take the suggestions by number: each that crosses none before it stands in the words."""
    ordered = sorted(suggestions, key=lambda one: one.number)
    crossing = _crossing(tree, ordered)
    kept: list[Suggestion] = []
    for one in ordered:
        if one.changes and not any(crossing(one, other) for other in (one, *kept)):
            kept.append(one)
    while True:
        applied = apply(tree, [change for one in kept for change in one.changes])
        if not applied.overlaps:
            break
        # What three make together can cross where no two do: the last of them gives way.
        held = {max(overlap.amendments) for overlap in applied.overlaps}
        kept = [one for one in kept if one.number not in held]
    numbers = {one.number for one in kept}
    return Standing(applied, tuple(kept), tuple(one for one in ordered if one.number not in numbers and one.changes))


def _crossing(tree: Sequence[Placed], ordered: Sequence[Suggestion]) -> partial[bool]:
    """Whether two suggestions (or one in itself) overlap; asked only of those that touch the same clauses or places."""
    parents = {placed.key: placed.parent for placed in tree}
    parents |= {c.key: c.parent for one in ordered for c in one.changes if c.kind == "insert" and c.key not in parents}
    touched = {one.number: _touched(one.changes, parents) for one in ordered}
    needed = set().union(*touched.values()) if touched else set()
    near = [placed for placed in tree if placed.key in needed]
    return partial(_cross, near, touched, {})


def _cross(near: Sequence[Placed], touched: dict[int, set[str]], known: dict[int, bool], one: Suggestion,
           other: Suggestion) -> bool:
    if one is other:
        if one.number not in known:
            known[one.number] = bool(find(near, one.changes, {}))
        return known[one.number]
    if touched[one.number].isdisjoint(touched[other.number]):
        return False
    return bool(find(near, [*other.changes, *one.changes], {}))


def _touched(changes: Iterable[Change], parents: dict[str, str | None]) -> set[str]:
    """The clauses that changes work on, and all that these stand under."""
    found: set[str] = set()
    for change in changes:
        for key in (change.key, change.parent, change.after):
            while key is not None and key not in found:
                found.add(key)
                key = parents.get(key)
    return found
