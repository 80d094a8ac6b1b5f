"""Three-way merge of whole texts, by clause and then by word; what two hands touched is shown, never decided unseen."""

from __future__ import annotations

from dataclasses import dataclass

from .clauses import Clause
from .likeness import likeness, plain_words
from .matching import text_of
from .settle import Crossing, Meeting, Settled, settle, told
from .spelling import end_of
from .units import Hand, hand, units
from .weave import merge_words

__all__ = ["Crossing", "Meeting", "Merged", "Outcome", "merge", "merge_words"]

# Two clauses put in at one place that share so many words are two wordings of one, and are asked about together.
ALIKE = 0.5


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


@dataclass(frozen=True)
class _Piece:
    """A piece of the merged text: by which hand it was put in (or base), its clause there, and its source."""

    by: str
    unit: Clause
    source: str


def merge(base: str, a: str, b: str) -> Merged:
    """What both hands made of a text, in its own spelling; no word of either is lost in silence."""
    if a == base or b == base or a == b:
        return Merged(b if a == base else a, (), (), ())
    return _Merging(base, a, b).done()


class _Merging:
    """The merged pieces as they are laid down in order, and the questions they leave."""

    def __init__(self, base: str, a: str, b: str) -> None:
        self.base = units(base)
        self.hands = {"a": hand(self.base, a), "b": hand(self.base, b)}
        self.end = end_of(base)
        self.pieces: list[_Piece] = []
        self.confirm: list[Meeting] = []
        self.conflicts: list[Crossing] = []
        self.fates: list[Outcome] = []
        self.settled = [self._settle(unit) for unit in self.base]

    def done(self) -> Merged:
        """Lays down the base's pieces in order, and behind each what the hands put there."""
        self._put(-1)
        for unit in self.base:
            settled = self.settled[unit.index]
            if settled.source is not None and not self._goes(unit.index):
                self.pieces.append(_Piece("base", unit, settled.source))
            self._put(unit.index)
        self._ask_neighbours()
        return Merged(self._text(), tuple(self.confirm), tuple(self.conflicts), tuple(self.fates))

    def _settle(self, unit: Clause) -> Settled:
        a, b = (self.hands[name].of(unit.index) for name in "ab")
        settled = settle(unit, a, b, unit.index)
        if self._moved_apart(unit.index) and not isinstance(settled.question, Crossing):
            settled = Settled(unit.source, Crossing(unit.index, told(unit), told(a), told(b)))
        self._ask(settled.question)
        deeds = [self._deed(unit, name) for name in "ab"]
        if deeds != ["same", "same"]:
            self.fates.append(Outcome(unit.index, deeds[0], deeds[1], settled.source))
        return settled

    def _ask(self, question: Meeting | Crossing | None) -> None:
        if isinstance(question, Meeting):
            self.confirm.append(question)
        elif question:
            self.conflicts.append(question)

    def _deed(self, unit: Clause, name: str) -> str:
        clause = self.hands[name].of(unit.index)
        if clause is None:
            return "removed"
        changed = text_of(clause) != text_of(unit)
        moved = self.hands[name].has_moved(unit.index)
        return {(0, 0): "same", (1, 0): "changed", (0, 1): "moved", (1, 1): "moved+changed"}[changed, moved]

    def _anchor(self, name: str, index: int) -> int | None:
        """Behind which base piece a hand put a piece it moved."""
        mine = self.hands[name].became.get(index)
        return next((at for at, put in self.hands[name].put.items() if mine in put), None)

    def _moved_apart(self, index: int) -> bool:
        """Whether one hand moved a piece which the other moved elsewhere or removed."""
        moved = [name for name in "ab" if self.hands[name].has_moved(index)]
        removed = any(hand.of(index) is None for hand in self.hands.values())
        return bool(moved) and (removed or (len(moved) == 2 and self._anchor("a", index) != self._anchor("b", index)))

    def _goes(self, index: int) -> bool:
        """Whether a base piece leaves its place because one hand moved it."""
        return any(hand.has_moved(index) for hand in self.hands.values()) and not self._moved_apart(index)

    def _put(self, behind: int) -> None:
        """Lays down what each hand put behind a base piece, once where both put the same."""
        laid: dict[str, str] = {}
        for name in "ab":
            for at in self.hands[name].put.get(behind, ()):
                unit = self.hands[name].units[at]
                was = next((i for i, j in self.hands[name].became.items() if j == at), None)
                if was is not None:
                    self._put_moved(was, unit)
                elif laid.setdefault(text_of(unit), name) == name:
                    self.pieces.append(_Piece(name, unit, unit.source))
                    deeds = ("new", "") if name == "a" else ("", "new")
                    self.fates.append(Outcome(None, *deeds, told(unit)))

    def _put_moved(self, was: int, unit: Clause) -> None:
        source = self.settled[was].source
        if self._goes(was) and source is not None and all(p.unit is not self.base[was] for p in self.pieces):
            self.pieces.append(_Piece("base", self.base[was], source))

    def _ask_neighbours(self) -> None:
        """Asks where both hands put something new at one place: its order, or which of two like wordings."""
        kept: list[_Piece] = []
        for piece in self.pieces:
            if kept and {kept[-1].by, piece.by} == {"a", "b"}:
                one, other = (kept[-1], piece) if piece.by == "b" else (piece, kept[-1])
                a, b = told(one.unit), told(other.unit)
                self.confirm.append(Meeting(None, "", a, b, f"{told(kept[-1].unit)}\n\n{told(piece.unit)}"))
            kept.append(piece)
        self.pieces = kept

    def _text(self) -> str:
        text: list[str] = []
        for piece, following in zip(self.pieces, [*self.pieces[1:], None], strict=True):
            source = piece.source
            if following and not source.endswith(("\n", "\r")):
                source += self.end
            text.append(source)
        return "".join(text)
