"""What became of each clause that either hand touched, for whoever wants a merge told clause by clause."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .clauses import Clause
from .laying import Laid
from .matching import text_of
from .settle import told
from .units import Hand


@dataclass(frozen=True)
class Outcome:
    """What each hand made of one clause (same, changed, moved, moved+changed, removed, new; nothing where it has none).

    `clause` is its index in the base, none where it is new; `text` its words in the merged text, none where it is not in it.
    """

    clause: int | None
    a: str
    b: str
    text: str | None


def outcomes(
    base: Sequence[Clause], hands: Mapping[str, Hand], pieces: Sequence[Laid], sources: Mapping[Laid, str | None],
    met: Container[Laid],
) -> Iterator[Outcome]:  # fmt: skip
    """The outcome of each piece that is not as it was on both sides; `met` are the new ones that both hands put in."""
    for laid in pieces:
        if laid.by == "base":
            a, b = (_deed(base[laid.index], hands[name]) for name in "ab")
            if (a, b) != ("same", "same"):
                yield Outcome(laid.index, a, b, sources[laid])
            continue
        a, b = ("new" if laid.by == name or laid in met else "" for name in "ab")
        yield Outcome(None, a, b, told(hands[laid.by].units[laid.index]) if sources[laid] is not None else None)


def _deed(unit: Clause, hand: Hand) -> str:
    clause = hand.of(unit.index)
    if clause is None:
        return "removed"
    changed, moved = text_of(clause) != text_of(unit), hand.has_moved(unit.index)
    return "+".join(filter(None, ("moved" if moved else "", "changed" if changed else ""))) or "same"
