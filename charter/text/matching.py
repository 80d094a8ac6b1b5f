"""Finds each clause's partner in another revision, from the surest to the least sure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from .clauses import Clause
from .likeness import candidates, heaviest_chain, likeness, plain_words
from .sequence import in_order

# Between clauses that stayed, a partner needs so much likeness; elsewhere, where chance has more room, more.
NEAR, FAR = 0.45, 0.6
# A clause of fewer words is never found again elsewhere by likeness alone.
FEW = 5


def text_of(clause: Clause) -> str:
    """A clause's words whatever their spacing, or its label where it has no words."""
    return " ".join(clause.words.split()) or f"\0{clause.label}"


class Matching:
    """Old index to new index in `matched`; what has a partner is never asked again."""

    def __init__(self, old: Sequence[Clause], new: Sequence[Clause]) -> None:
        self.old, self.new = old, new
        self.matched: dict[int, int] = {}
        self.back: dict[int, int] = {}
        self.texts = [text_of(c) for c in old], [text_of(c) for c in new]
        self.words = [plain_words(c) for c in old], [plain_words(c) for c in new]
        self._once_each(lambda c, text: (c.form, text))
        self._spread()
        self._once_each(lambda c, text: (c.form, c.label, text))
        self._equal_in_order()
        self._once_each(lambda c, text: text)
        self._between()
        self._elsewhere()

    def _join(self, a: int, b: int) -> bool:
        if a in self.matched or b in self.back or (self.old[a].form == "definition") != (self.new[b].form == "definition"):
            return False
        self.matched[a], self.back[b] = b, a
        return True

    def _once_each(self, key: Callable[[Clause, str], object]) -> None:
        """Joins what occurs exactly once on both sides."""
        sides: list[dict[object, int]] = []
        for clauses, texts, taken in ((self.old, self.texts[0], self.matched), (self.new, self.texts[1], self.back)):
            seen: dict[object, int] = {}
            for clause in clauses:
                if clause.index not in taken:
                    name = key(clause, texts[clause.index])
                    seen[name] = -1 if name in seen else clause.index
            sides.append(seen)
        for name, a in sides[0].items():
            if a >= 0 and (b := sides[1].get(name, -1)) >= 0:
                self._join(a, b)

    def _spread(self) -> None:
        """Joins equal neighbours of what is joined, first those behind it: what follows a heading belongs to it."""
        for step in (1, -1):
            for a, b in list(self.matched.items()):
                x, y = a + step, b + step
                while 0 <= x < len(self.old) and 0 <= y < len(self.new) and self._is_twin(a, b, x, y):
                    if not self._join(x, y):
                        break
                    x, y = x + step, y + step

    def _is_twin(self, a: int, b: int, x: int, y: int) -> bool:
        """Whether x and y, beside the joined a and b, are equal; by their numbers too, where a and b kept theirs."""
        kept = self.old[a].label is not None and self.old[a].label == self.new[b].label
        return self.texts[0][x] == self.texts[1][y] and (not kept or self.old[x].label == self.new[y].label)

    def _equal_in_order(self) -> None:
        """Joins what is left of equal clauses: first under the same parent, then in order."""
        for parented in (True, False):
            places: dict[tuple[str, int | None], list[int]] = {}
            for b, clause in enumerate(self.new):
                if b not in self.back:
                    places.setdefault((self.texts[1][b], clause.parent if parented else None), []).append(b)
            for a, clause in enumerate(self.old):
                parent = self.matched.get(clause.parent, -1) if clause.parent is not None and parented else None
                free = places.get((self.texts[0][a], parent))
                if a not in self.matched and free:
                    self._join(a, free.pop(0))

    def _between(self) -> None:
        """Joins reworded clauses between those that stayed where they were."""
        stayed = [*in_order(sorted(self.matched.items())), (len(self.old), len(self.new))]
        i = j = 0
        edges: list[tuple[int, int, float]] = []
        for x, y in stayed:
            mine = [a for a in range(i, x) if a not in self.matched]
            theirs = [b for b in range(j, y) if b not in self.back]
            if mine and theirs:
                edges += self._scored(mine, theirs, NEAR)
            i, j = x + 1, y + 1
        for a, b in heaviest_chain(edges, len(self.new)):
            self._join(a, b)

    def _elsewhere(self) -> None:
        """Joins clauses that moved and were reworded: the likest first, and only where no other is as like."""
        mine = [a for a in range(len(self.old)) if a not in self.matched and len(self.words[0][a]) >= FEW]
        theirs = [b for b in range(len(self.new)) if b not in self.back and len(self.words[1][b]) >= FEW]
        found = self._scored(mine, theirs, FAR)
        for a, b, _ in sorted(found, key=lambda edge: (-edge[2], abs(edge[0] - edge[1]), edge)):
            self._join(a, b)

    def _scored(self, mine: Sequence[int], theirs: Sequence[int], least: float) -> Iterator[tuple[int, int, float]]:
        for a, b in candidates(mine, theirs, *self.words):
            score = likeness(self.words[0][a], self.words[1][b]) - self._strangeness(self.old[a], self.new[b])
            if score >= least:
                yield a, b, score

    def _strangeness(self, old: Clause, new: Clause) -> float:
        """What speaks against two clauses being one: another form, another parent."""
        against = 0.0
        if old.form != new.form:
            if "definition" in (old.form, new.form):
                return 1.0  # where a link leads is never a clause
            against += 0.25 if "heading" in (old.form, new.form) else 0.1
        if old.label and old.label == new.label:
            against -= 0.1
        here = self.matched.get(old.parent, -2) if old.parent is not None else None
        if here == new.parent:
            against -= 0.05
        return against


def stayed(matching: Matching) -> set[int]:
    """The old clauses that kept their order: as few and as short ones as can be are told as moved."""
    # Fifty words are enough to say that a clause is long; each clause counts at least 1, so that few move.
    edges = ((a, b, 1 + min(len(matching.words[0][a]), 50) / 100) for a, b in matching.matched.items())
    return {a for a, _ in heaviest_chain(edges, len(matching.new))}
