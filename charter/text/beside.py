"""Lays a translation beside its version clause by clause, by shape alone: what stands where, never by what the words say.

Two texts in different languages share no words. Where the same number of clauses of the same form stands under two
clauses that belong together, each belongs to the one in its place; anywhere else nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .clauses import Document
from .tree import Placed

# The place of a clause in its text, and the places of those that stand under it.
_Under = dict[int | None, list[int]]


@dataclass(frozen=True)
class Laid:
    """For each clause of the translation the key it belongs to, or none; and the keys that nothing belongs to."""

    keys: tuple[str | None, ...]
    without: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether each clause of either text has one of the other."""
        return not self.without and None not in self.keys


def lay(tree: Sequence[Placed], document: Document) -> Laid:
    """Pair the clauses of a translation with those of its version, from the top down."""
    place = {p.key: n for n, p in enumerate(tree)}
    ours = _under((n, place.get(p.parent or "")) for n, p in enumerate(tree))
    theirs = _under((c.index, c.parent) for c in document.clauses)
    found: dict[int, int] = {}
    waiting: list[tuple[int | None, int | None]] = [(None, None)]
    while waiting:
        a, b = waiting.pop()
        old, new = ours.get(a, []), theirs.get(b, [])
        if [tree[n].form for n in old] != [document.clauses[n].form for n in new]:
            continue
        for one, other in zip(old, new, strict=True):
            found[other] = one
            waiting.append((one, other))
    keys = tuple(tree[found[c.index]].key if c.index in found else None for c in document.clauses)
    paired = set(keys)
    return Laid(keys, tuple(p.key for p in tree if p.key not in paired))


def _under(pairs: Iterable[tuple[int, int | None]]) -> _Under:
    found: _Under = {}
    for n, parent in pairs:
        found.setdefault(parent, []).append(n)
    return found
