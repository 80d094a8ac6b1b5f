"""Three-way merge of whole texts, by clause and then by word; what two hands touched is shown, never decided unseen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .asking import disturbed, is_one, likest
from .carried import astray
from .clauses import Clause
from .ends import alike
from .joints import written
from .laying import Laid, Laying
from .matching import text_of
from .settle import Crossing, Meeting, Settled, settle, told
from .units import Hand, hand, units
from .weave import common, merge_words, weave

__all__ = ["Crossing", "Meeting", "Merged", "Outcome", "merge", "merge_words"]

@dataclass(frozen=True)
class Outcome:
    """What each hand made of one clause, and its words in the merged text (none: it is not in it)."""

    clause: int | None
    a: str
    b: str
    text: str | None


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
        self.met: set[Laid] = set()
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
        text = written(kept, {laid: self.sources[laid] or "" for laid in kept}, self.base, self.hands)
        return Merged(
            text,
            tuple(q for q in self.questions if isinstance(q, Meeting)),
            tuple(q for q in self.questions if isinstance(q, Crossing)),
            tuple(self._fates()),
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
        """Keeps once what both hands put in alike between the same base pieces, and asks where they differ."""
        for run in _runs(self.laying.pieces):
            mine, theirs = ([laid for laid in run if laid.by == name] for name in "ab")
            if mine and theirs:
                pairs = likest([self._unit(laid) for laid in mine], [self._unit(laid) for laid in theirs])
                for one, other in ((mine[i], theirs[j]) for i, j in pairs):
                    if self.sources[one] is not None and self.sources[other] is not None and one not in self.met:
                        self._meet_new(one, other)

    def _meet_new(self, one: Laid, other: Laid) -> None:
        a, b = self._unit(one), self._unit(other)
        same = is_one(a, b)
        both = a.body if same else weave(common(a.body, b.body), [a.body, b.body])
        if both is None:
            return  # both stay, one behind the other, and are asked about
        self.met.add(one)
        self.sources[other] = None
        self.sources[one] = a.mark + both + a.close
        if not same:
            self.questions.append(Meeting(None, "", told(a), told(b), both))

    def _ask_where(self) -> None:
        """Asks about what one hand put in where the other changed what stands around it."""
        pieces = [laid for laid in self.laying.pieces if laid.by != "base" or self.sources[laid] is not None]
        for run in _runs(pieces):
            new = {name: [laid for laid in run if laid.by == name and self.sources[laid] is not None] for name in "ab"}
            texts = {name: "\n\n".join(told(self._unit(laid)) for laid in new[name]) for name in "ab"}
            if new["a"] and new["b"]:
                together = "\n\n".join(told(self._unit(laid)) for laid in run if self.sources[laid] is not None)
                self.questions.append(Meeting(None, "", texts["a"], texts["b"], together))
                continue
            for name, other in (("a", "b"), ("b", "a")):
                beside = disturbed(self.base, self.hands[name], self.hands[other], [laid.index for laid in new[name]])
                if beside is not None:
                    sides = {name: texts[name], other: told(self._of(other, beside))}
                    self.questions.append(Meeting(beside.index, told(beside), sides["a"], sides["b"], texts[name]))

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

    def _fates(self) -> list[Outcome]:
        told_all: list[Outcome] = []
        for laid in self.laying.pieces:
            unit = self._unit(laid)
            if laid.by != "base":
                deeds = ("new", "") if laid.by == "a" else ("", "new")
                told_all.append(Outcome(None, *deeds, told(unit) if self.sources[laid] is not None else None))
            elif (deeds := (self._deed(unit, "a"), self._deed(unit, "b"))) != ("same", "same"):
                told_all.append(Outcome(unit.index, *deeds, self.sources[laid]))
        return told_all

    def _deed(self, unit: Clause, name: str) -> str:
        clause = self._of(name, unit)
        if clause is None:
            return "removed"
        changed, moved = text_of(clause) != text_of(unit), self.hands[name].has_moved(unit.index)
        return "+".join(filter(None, ("moved" if moved else "", "changed" if changed else ""))) or "same"


def _runs(pieces: list[Laid]) -> list[list[Laid]]:
    """What was put in between two base pieces, run by run."""
    runs: list[list[Laid]] = [[]]
    for laid in pieces:
        if laid.by == "base":
            runs.append([])
        else:
            runs[-1].append(laid)
    return [run for run in runs if run]
