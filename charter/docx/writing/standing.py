"""Which suggestions stand together in the words, and which stand below their clause as another wording of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from charter.docx.writing.shapes import Suggestion
from charter.text.change import Applied, Change, Placed, apply
from charter.text.overlaps import MOVING, REPLACING, find
from charter.text.weave import Weaving


@dataclass(frozen=True)
class Standing:
    """What the suggestions in the words make together, and those that cross an earlier one, each by number."""

    applied: Applied
    together: tuple[Suggestion, ...]
    beside: tuple[Suggestion, ...]


def stand(tree: Sequence[Placed], suggestions: Iterable[Suggestion]) -> Standing:
    """Take the suggestions by number: each that crosses none before it stands in the words."""
    ordered = [one for one in sorted(suggestions, key=lambda one: one.number) if one.changes]
    taking = Taking(tree, ordered)
    kept = [one for one in ordered if taking.takes(one)]
    applied = Applied(tuple(tree), "", (), ())
    while kept:
        applied = apply(tree, [change for one in kept for change in one.changes])
        if not applied.overlaps:
            break
        # What three make together can cross where no two do: the last of them gives way.
        held = {max(overlap.amendments) for overlap in applied.overlaps}
        kept, applied = [one for one in kept if one.number not in held], Applied(tuple(tree), "", (), ())
    numbers = {one.number for one in kept}
    return Standing(applied, tuple(kept), tuple(one for one in ordered if one.number not in numbers))


class Taking:
    """The suggestions taken so far, found again by the clauses they touch: each new one is compared with few of them."""

    def __init__(self, tree: Sequence[Placed], ordered: Sequence[Suggestion]) -> None:
        self.tree = {placed.key: placed for placed in tree}
        self.place = {placed.key: at for at, placed in enumerate(tree)}
        self.parents = {placed.key: placed.parent for placed in tree}
        for change in (change for one in ordered for change in one.changes if change.kind == "insert"):
            self.parents.setdefault(change.key, change.parent)
        self.wordings: dict[str, Weaving] = {}
        self.reaching: dict[str, list[Suggestion]] = {}  # by each clause touched, or above one that is
        self.lifting: dict[str, list[Suggestion]] = {}  # by each clause taken out or moved

    def takes(self, one: Suggestion) -> bool:
        """Whether it crosses none of those before it; then it is one of them."""
        reach, lifted = self._reach(one.changes), {c.key for c in one.changes if c.kind in ("delete", *MOVING)}
        near = {other.number: other for key in reach for other in self.lifting.get(key, ())}
        near |= {other.number: other for key in lifted for other in self.reaching.get(key, ())}
        if self._crosses_words(one) or any(self._cross(one, other) for other in (None, *near.values())):
            return False
        for key in reach:
            self.reaching.setdefault(key, []).append(one)
        for key in lifted:
            self.lifting.setdefault(key, []).append(one)
        for change in self._rewordings(one):
            self.wordings.setdefault(change.key, Weaving(self.tree[change.key].words)).take(change.words or "")
        return True

    def _is_plain(self, one: Suggestion) -> bool:
        """Whether it is other words for clauses that are there, each once: such changes never cross each other."""
        keys = {change.key for change in one.changes if change.kind == "replace" and change.key in self.tree}
        return len(keys) == len(one.changes)

    def _crosses_words(self, one: Suggestion) -> bool:
        return any(change.key in self.wordings and self.wordings[change.key].crosses(change.words or "")
                   for change in self._rewordings(one))

    def _rewordings(self, one: Suggestion) -> list[Change]:
        return [change for change in one.changes if change.kind in REPLACING and change.key in self.tree]

    def _cross(self, one: Suggestion, other: Suggestion | None) -> bool:
        """Whether the engine finds an overlap; it is shown no more of the text than the two touch."""
        if other is None and self._is_plain(one):
            return False
        changes = [*(other.changes if other else ()), *one.changes]
        near = sorted(self._reach(changes) & self.place.keys(), key=self.place.__getitem__)
        return bool(find([self.tree[key] for key in near], changes, {}))

    def _reach(self, changes: Iterable[Change]) -> set[str]:
        """The clauses that changes work on, and all that these stand under."""
        found: set[str] = set()
        for change in changes:
            for start in (change.key, change.parent, change.after):
                key = start
                while key is not None and key not in found:
                    found.add(key)
                    key = self.parents.get(key)
        return found
