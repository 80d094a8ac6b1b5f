"""The order of a merged text: the base's pieces where they stood, and behind each what the hands put or moved there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .clauses import Clause
from .units import Hand


@dataclass(frozen=True)
class Laid:
    """A piece of the merged text: a base piece, or one that a hand put in (`by` says which)."""

    by: str
    index: int


class Laying:
    """Lays down every piece once; `torn` are base pieces whose moves contradict each other and do not count."""

    def __init__(self, base: Sequence[Clause], hands: Mapping[str, Hand], stays: Callable[[int], bool]) -> None:
        self.base, self.hands = base, hands
        self.pinned = {unit.index for unit in base if self._moves(unit.index) and stays(unit.index)}
        self.pinned |= {index for index in range(len(base)) if self._is_torn(index)}
        self.torn = set(self.pinned)
        while True:
            self.pieces: list[Laid] = []
            self.seen: set[int] = set()
            self.crowded: list[dict[str, list[Laid]]] = []  # where both hands put something and one moved it there
            self._behind(-1)
            for unit in base:
                if not self._goes(unit.index):
                    self._base(unit.index)
            lost = set(range(len(base))) - self.seen
            if not lost:
                break
            self.pinned |= lost  # two moves that lead round in a ring
            self.torn |= lost

    def _moves(self, index: int) -> list[str]:
        return [name for name, hand in self.hands.items() if hand.has_moved(index)]

    def _goes(self, index: int) -> bool:
        return index not in self.pinned and bool(self._moves(index))

    def _is_torn(self, index: int) -> bool:
        """Whether the hands put a piece in two places."""
        return len(self._moves(index)) == 2 and len({self.anchor(name, index) for name in self.hands}) == 2

    def anchor(self, name: str, index: int) -> int | None:
        """The base piece behind which a hand put a piece it moved."""
        return self.hands[name].behind.get(self.hands[name].became[index])

    def _base(self, index: int) -> None:
        if index in self.seen:
            return
        self.seen.add(index)
        self.pieces.append(Laid("base", index))
        self._behind(index)

    def _behind(self, index: int) -> None:
        """Lays down what the hands put behind a base piece: a list goes on before anything else begins."""
        groups = [(name, self.hands[name].put.get(index, [])) for name in self.hands]
        laid: dict[str, list[Laid]] = {name: [] for name in self.hands}
        for name, group in sorted(groups, key=lambda entry: self._rank(*entry)):
            for at in group:
                was = self.hands[name].was.get(at)
                if was is None:
                    laid[name].append(Laid(name, at))
                    self.pieces.append(Laid(name, at))
                elif self._goes(was):
                    if len(self._moves(was)) == 1:
                        laid[name].append(Laid("base", was))
                    self._base(was)
        if all(laid.values()) and any(piece.by == "base" for group in laid.values() for piece in group):
            self.crowded.append(laid)

    def _rank(self, name: str, group: list[int]) -> int:
        """Items first, sections last; otherwise the first hand before the second."""
        forms = [self.hands[name].units[at].form for at in group if at not in self.hands[name].was]
        order = {"item": 0, "heading": 2}
        return order.get(forms[0], 1) if forms else 1
