"""Three-way merge of whole texts, by clause and then by word; what two hands touched is shown, never decided unseen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from .asking import disturbed, is_one, together
from .carried import astray
from .clauses import Clause
from .ends import alike
from .interlacing import interlace
from .joints import Misread, written
from .laying import Laid, Laying
from .outcomes import Outcome, outcomes
from .settle import Crossing, Meeting, Settled, settle, told
from .units import Hand, hand, units
from .weave import merge_words

__all__ = ["Crossing", "Meeting", "Merged", "Outcome", "merge", "merge_words"]

@dataclass(frozen=True)
class Merged:
    """The whole text, what is to be confirmed, what crosses, and what became of each clause that was touched."""

    text: str
    confirm: tuple[Meeting, ...]
    conflicts: tuple[Crossing, ...]
    fates: tuple[Outcome, ...]


def merge(base: str, a: str, b: str) -> Merged:
    """What both hands made of a text, in its own spelling; no word of either is lost in silence."""
    if (only := _only(base, a, b)) is not None:
        return Merged(only, (), (), ())
    base, a, b, end = alike(base, a, b)
    only = _only(base, a, b)
    merged = Merged(only, (), (), ()) if only is not None else _Merging(base, a, b).done()
    return merged if end in (None, "\n") else replace(merged, text=merged.text.replace("\n", end))


def _only(base: str, a: str, b: str) -> str | None:
    """The text where only one hand changed any, or both the same."""
    return b if a == base else a if b in (base, a) else None


class _Merging:
    """The merged pieces in order, and the questions they leave."""

    def __init__(self, base: str, a: str, b: str) -> None:
        self.base = units(base)
        self.hands: dict[str, Hand] = {"a": hand(self.base, a), "b": hand(self.base, b)}
        self.questions: list[Meeting | Crossing] = []
        self.met: dict[Laid, Laid] = {}  # what both put in: the piece that is kept, and the other
        self.common: set[Laid] = set()  # those of them that are wholly alike
        self.settled = [settle(unit, self._of("a", unit), self._of("b", unit), unit.index) for unit in self.base]
        self.laying = Laying(self.base, self.hands, lambda at: self._moved_and_removed(at))
        for at in self.laying.torn:
            self.settled[at] = Settled(self.base[at].source, self._crossing(self.base[at]))
        self.sources: dict[Laid, str | None] = {
            laid: self.settled[laid.index].source if laid.by == "base" else self._unit(laid).source for laid in self.laying.pieces
        }

    def done(self) -> Merged:
        """The merged text, with everything that is not for a program to decide."""
        self.questions += [settled.question for settled in self.settled if settled.question]
        self._once()
        self._ask_where()
        self._ask_crowded()
        self._ask_carried()
        kept = [laid for laid in self.laying.pieces if self.sources[laid] is not None]
        sources = {laid: self.sources[laid] or "" for laid in kept}
        text, misread = written(kept, sources, self.base, self.hands, self.met)
        self._ask_misread(misread)
        return Merged(
            text,
            tuple(q for q in self.questions if isinstance(q, Meeting)),
            tuple(q for q in self.questions if isinstance(q, Crossing)),
            tuple(outcomes(self.base, self.hands, self.laying.pieces, self.sources, self.met)),
        )

    def _of(self, name: str, unit: Clause) -> Clause | None:
        return self.hands[name].of(unit.index)

    def _unit(self, laid: Laid) -> Clause:
        return self.base[laid.index] if laid.by == "base" else self.hands[laid.by].units[laid.index]

    def _crossing(self, unit: Clause) -> Crossing:
        return Crossing(unit.index, told(unit), told(self._of("a", unit)), told(self._of("b", unit)))

    def _moved_and_removed(self, index: int) -> bool:
        hands = self.hands.values()
        return any(hand.of(index) is None for hand in hands) and any(hand.has_moved(index) for hand in hands)

    def _once(self) -> None:
        """Keeps once what both hands put in alike between the same base pieces, each hand's pieces in its own order."""
        pieces: list[Laid] = []
        for is_base, group in groupby(self.laying.pieces, key=_is_base):
            run = list(group)
            pieces += run if is_base else self._interlaced(run)
        self.laying.pieces = pieces

    def _interlaced(self, run: list[Laid]) -> list[Laid]:
        first, second = ([laid for laid in run if (laid.by == run[0].by) == mine] for mine in (True, False))
        steps, turned = interlace([self._unit(laid) for laid in first], [self._unit(laid) for laid in second])
        pieces: list[Laid] = []
        for i, j in steps:
            both = [row[at] for row, at in ((first, i), (second, j)) if at is not None]
            pieces.append(self._meet(*sorted(both, key=_by)) if len(both) == 2 else both[0])
        if turned:
            self._ask_new(pieces, {name: [laid for laid in run if laid.by == name] for name in "ab"})
        return pieces

    def _meet(self, one: Laid, other: Laid) -> Laid:
        a, b = self._unit(one), self._unit(other)
        both = together(a, b) or ""
        self.sources[other] = None
        self.sources[one] = a.mark + both + a.close
        self.met[one] = other
        if is_one(a, b):
            self.common.add(one)
        else:
            self.questions.append(Meeting(None, "", told(a), told(b), both))
        return one

    def _ask_where(self) -> None:
        """Asks about what both put in at one place, and what one put in where the other changed what stands around it."""
        pieces = [laid for laid in self.laying.pieces if laid.by != "base" or self.sources[laid] is not None]
        for run in _runs(pieces):
            kept = [laid for laid in run if self.sources[laid] is not None]
            own = {name: [laid for laid in kept if laid.by == name and laid not in self.common] for name in "ab"}
            if own["a"] and own["b"]:
                self._ask_new(kept, own)
                continue
            twins = {"a": [laid for laid in kept if laid in self.common]}
            twins["b"] = [self.met[laid] for laid in twins["a"]]
            for name, other in (("a", "b"), ("b", "a")):
                new = own[name] + twins[name]
                beside = disturbed(self.base, self.hands[name], self.hands[other], [laid.index for laid in new])
                if beside is not None:
                    sides = {name: self._together(map(self._unit, new)), other: told(self._of(other, beside))}
                    self.questions.append(Meeting(beside.index, told(beside), sides["a"], sides["b"], sides[name]))
                    break

    def _ask_new(self, run: Iterable[Laid], own: Mapping[str, Sequence[Laid]]) -> None:
        a, b, both = (self._together(map(self._unit, pieces)) for pieces in (own["a"], own["b"], run))
        self.questions.append(Meeting(None, "", a, b, both))

    def _ask_crowded(self) -> None:
        """Asks about a place where both hands put something, when one of them moved it there."""
        for group in self.laying.crowded:
            pieces = {name: [laid for laid in group[name] if self.sources[laid] is not None] for name in "ab"}
            if pieces["a"] and pieces["b"]:
                a, b = ("\n\n".join(told(self._unit(laid)) for laid in pieces[name]) for name in "ab")
                self.questions.append(Meeting(None, "", a, b, f"{a}\n\n{b}"))

    def _ask_carried(self) -> None:
        """Asks about words that both took out and one put down elsewhere, and about words that would stand twice."""
        for was, one, other in astray(self.base, self.hands):
            a, b = told(one), told(other)
            self.questions.append(Meeting(was.index if was else None, told(was), a, b, f"{a}\n\n{b}".strip()))

    def _ask_misread(self, misread: Iterable[Misread]) -> None:
        """Asks about pieces that were never beside each other and read as others there."""
        for place in misread:
            was = [self.base[laid.index] for laid in place.meant if laid.by == "base"]
            a, b = (self._together([self._seen(laid, name) for laid in place.meant]) for name in "ab")
            clause = was[0].index if was else None
            self.questions.append(Meeting(clause, self._together(was), a, b, self._together(place.read)))

    def _seen(self, laid: Laid, name: str) -> Clause | None:
        """A piece as one hand has it."""
        return self._of(name, self.base[laid.index]) if laid.by == "base" else self._unit(laid) if laid.by == name else None

    @staticmethod
    def _together(pieces: Iterable[Clause | None]) -> str:
        return "\n\n".join(filter(None, map(told, pieces)))


def _by(laid: Laid) -> str:
    return laid.by


def _is_base(laid: Laid) -> bool:
    return laid.by == "base"


def _runs(pieces: Iterable[Laid]) -> list[list[Laid]]:
    """What was put in between two base pieces, run by run."""
    return [list(group) for is_base, group in groupby(pieces, key=_is_base) if not is_base]
