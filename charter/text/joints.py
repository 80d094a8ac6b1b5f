"""What stands between two pieces of a merged text: as it was where they met before, otherwise as their forms need."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .clauses import Clause
from .laying import Laid
from .spelling import end_of
from .units import Hand, units

_ENDS = re.compile(r"\r\n|\n|\r")


def written(pieces: Sequence[Laid], sources: Mapping[Laid, str], base: Sequence[Clause], hands: Mapping[str, Hand]) -> str:
    """One text of the pieces in their order, which reads back as these pieces wherever an empty line can bring that about."""
    text = _text(pieces, sources, base, hands, wide=False)
    meant = [sources[piece].split() for piece in pieces]
    if [unit.source.split() for unit in units(text)] == meant:
        return text
    apart = _text(pieces, sources, base, hands, wide=True)
    return apart if [unit.source.split() for unit in units(apart)] == meant else text


def _text(
    pieces: Sequence[Laid], sources: Mapping[Laid, str], base: Sequence[Clause], hands: Mapping[str, Hand], *, wide: bool
) -> str:
    end = end_of("".join(unit.source for unit in base[:20]))  # the first lines show which kind of line end a text has
    text: list[str] = []
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        source = sources[piece]
        if following is None:
            text.append(source)
            continue
        joint = _joint(piece, following, base, hands)
        if joint is None:
            forms = {_unit(laid, base, hands).form for laid in (piece, following)}
            close = forms in ({"item"}, {"definition"}) and not wide
            joint = end if close else _tail(source) if len(_ENDS.findall(_tail(source))) > 1 else end + end
        text.append(source[: len(source) - len(_tail(source))] + joint)
    return "".join(text)


def _tail(source: str) -> str:
    """The blank at the end of a source: spaces, line ends, empty lines."""
    return source[len(source.rstrip(" \t\r\n")) :]


def _unit(laid: Laid, base: Sequence[Clause], hands: Mapping[str, Hand]) -> Clause:
    return base[laid.index] if laid.by == "base" else hands[laid.by].units[laid.index]


def _joint(piece: Laid, following: Laid, base: Sequence[Clause], hands: Mapping[str, Hand]) -> str | None:
    """The blank between two pieces in a text where the one follows the other; the hand that changed it decides."""
    found: dict[str, str] = {}
    if piece.by == following.by == "base" and following.index == piece.index + 1:
        found["base"] = _tail(base[piece.index].source)
    for name, hand in hands.items():
        one, other = (_in_hand(laid, name, hand) for laid in (piece, following))
        if one is not None and other == one + 1:
            found[name] = _tail(hand.units[one].source)
    changed = [tail for name, tail in found.items() if name != "base" and tail != found.get("base")]
    # Where both changed it, the wider one, whoever came first.
    return max(changed, key=lambda tail: (len(tail), tail)) if changed else next(iter(found.values()), None)


def _in_hand(laid: Laid, name: str, hand: Hand) -> int | None:
    if laid.by == "base":
        return hand.became.get(laid.index)
    return laid.index if laid.by == name else None
