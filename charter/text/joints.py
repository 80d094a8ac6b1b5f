"""What stands between two pieces of a merged text: as it was where they met before, otherwise as their forms need."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .clauses import Clause
from .laying import Laid
from .sequence import opcodes
from .spelling import end_of
from .units import Hand, units

_ENDS = re.compile(r"\r\n|\n|\r")


Shape = tuple[str, int]  # a piece's form and level


@dataclass(frozen=True)
class Misread:
    """Pieces that stand beside each other in a merged text so that it reads as others, and those others."""

    meant: tuple[Laid, ...]
    read: tuple[Clause, ...]


def written(
    pieces: Sequence[Laid], sources: Mapping[Laid, str], base: Sequence[Clause], hands: Mapping[str, Hand],
    met: Mapping[Laid, Laid],
) -> tuple[str, tuple[Misread, ...]]:
    """One text of the pieces in their order, and where it reads otherwise although empty lines were put between them.

    `met` holds, for a piece that both hands put in, the other hand's.
    """
    joints = [_joint(piece, following, base, hands, met) for piece, following in pairwise(pieces)]
    text = _text(pieces, sources, base, hands, joints, wide=False)
    meant = [(piece, tuple(sources[piece].split()), _shapes(piece, base, hands)) for piece in pieces]
    if not (misread := _misread(text, meant)):
        return text, ()
    apart = _text(pieces, sources, base, hands, joints, wide=True)
    return (text, misread) if _misread(apart, meant) else (apart, ())


def _shapes(piece: Laid, base: Sequence[Clause], hands: Mapping[str, Hand]) -> set[Shape]:
    """What a piece may be in the merged text: what a hand made of it, or what it was where neither made it another."""
    if piece.by != "base":
        return {_shape(hands[piece.by].units[piece.index])}
    was = _shape(base[piece.index])
    now = [_shape(unit) for hand in hands.values() if (unit := hand.of(piece.index))]
    return {shape for shape in now if shape != was} or {was}


def _shape(unit: Clause) -> Shape:
    return unit.form, unit.level


def _misread(text: str, meant: Sequence[tuple[Laid, tuple[str, ...], set[Shape]]]) -> tuple[Misread, ...]:
    read = units(text)
    found: list[Misread] = []
    behind = -1  # the last piece told, so that a whole list which stands otherwise is told once
    for op, i1, i2, j1, j2 in opcodes([words for _, words, _ in meant], [tuple(unit.source.split()) for unit in read]):
        if op != "equal":
            found.append(Misread(tuple(piece for piece, _, _ in meant[i1:i2] or meant[max(0, i1 - 1) : i1]), read[j1:j2]))
            continue
        for (piece, _, shapes), unit in zip(meant[i1:i2], read[j1:j2], strict=True):
            if _shape(unit) in shapes:
                continue
            if found and behind == unit.index - 1:
                found[-1] = Misread((*found[-1].meant, piece), (*found[-1].read, unit))
            else:
                found.append(Misread((piece,), (unit,)))
            behind = unit.index
    return tuple(found)


def _text(
    pieces: Sequence[Laid], sources: Mapping[Laid, str], base: Sequence[Clause], hands: Mapping[str, Hand],
    joints: Sequence[str | None], *, wide: bool,
) -> str:  # fmt: skip
    end = end_of("".join(unit.source for unit in base[:20]))  # the first lines show which kind of line end a text has
    text: list[str] = []
    for piece, following, joint in zip(pieces, pieces[1:], joints, strict=False):
        source = sources[piece]
        if joint is None:
            forms = {_unit(laid, base, hands).form for laid in (piece, following)}
            close = forms in ({"item"}, {"definition"}) and not wide
            joint = end if close else _tail(source) if len(_ENDS.findall(_tail(source))) > 1 else end + end
        text.append(source[: len(source) - len(_tail(source))] + joint)
    return "".join(text) + (sources[pieces[-1]] if pieces else "")


def _tail(source: str) -> str:
    """The blank at the end of a source: spaces, line ends, empty lines."""
    return source[len(source.rstrip(" \t\r\n")) :]


def _unit(laid: Laid, base: Sequence[Clause], hands: Mapping[str, Hand]) -> Clause:
    return base[laid.index] if laid.by == "base" else hands[laid.by].units[laid.index]


def _joint(
    piece: Laid, following: Laid, base: Sequence[Clause], hands: Mapping[str, Hand], met: Mapping[Laid, Laid]
) -> str | None:
    """The blank between two pieces in a text where the one follows the other; the hand that changed it decides."""
    found: dict[str, str] = {}
    if piece.by == following.by == "base" and following.index == piece.index + 1:
        found["base"] = _tail(base[piece.index].source)
    for name, hand in hands.items():
        one, other = (_in_hand(laid, name, hand, met) for laid in (piece, following))
        if one is not None and other == one + 1:
            found[name] = _tail(hand.units[one].source)
    changed = [tail for name, tail in found.items() if name != "base" and tail != found.get("base")]
    # Where both changed it, the wider one, whoever came first.
    return max(changed, key=lambda tail: (len(tail), tail)) if changed else next(iter(found.values()), None)


def _in_hand(laid: Laid, name: str, hand: Hand, met: Mapping[Laid, Laid]) -> int | None:
    if laid.by == "base":
        return hand.became.get(laid.index)
    return next((one.index for one in (laid, met.get(laid)) if one and one.by == name), None)
