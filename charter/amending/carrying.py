"""Boxes taken over to a newer draft: nothing typed is lost, and what must be looked at is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from charter.amending import wishes
from charter.amending.wishes import Part
from charter.text.change import Change, Fate, Placed, fate_of
from charter.text.fates import ACHIEVED, AROUND, NEEDS
from charter.words import _

_SAID = {
    ACHIEVED: _("{} says this already in the new draft, so it was left out here."),
    NEEDS: _("{} was changed meanwhile. Your words and the new ones touch; your words are in the box."),
    AROUND: _("{} was changed meanwhile. Your change is put into the new words."),
}
_TAKEN_OUT = _("{} was changed meanwhile. Look whether you would still take it out.")
_ELSEWHERE = _("The place for {} was changed meanwhile. Look at where it stands now.")


@dataclass(frozen=True)
class Carried:
    """Boxes taken over to a newer draft: those that still have a place, those that do not, and what to look at."""

    parts: tuple[Part, ...]
    lost: tuple[Part, ...]
    notes: tuple[str, ...]


def carried(parts: Sequence[Part], old: Sequence[Placed], new: Sequence[Placed]) -> Carried:
    """Take the boxes over to a newer draft, each by the fate of the change it asks for."""
    now = {place.key: place for place in new}
    kept: list[Part] = []
    lost: list[Part] = []
    notes: list[str] = []
    for part in parts:
        change = next(iter(wishes.changes([part], old)), None)
        if change is None:
            _untouched(part, old, now, kept, lost)
            continue
        fate = fate_of(change, old, new)
        if fate.change is None and fate.kind != ACHIEVED:
            lost.append(part)
            continue
        if fate.change is not None:
            kept.append(_kept(part, fate.change, new))
        note = _note(fate, change, now)
        if note:
            notes.append(note)
    return Carried(tuple(kept), tuple(lost), tuple(notes))


def _untouched(part: Part, old: Sequence[Placed], now: dict[str, Placed], kept: list[Part], lost: list[Part]) -> None:
    """A box that asks for nothing yet: it shows the new draft's words; one whose place is not known is kept as it is."""
    was = next((place for place in old if place.key == part.key), None)
    if part.kind == "insert" and part.own and part.place.partition(":")[2] not in now:
        kept.append(part)  # it stands beside another new paragraph of this suggestion
    elif part.key not in now:
        lost.append(part)
    elif was is not None and part.kind in ("replace", "move"):
        kept.append(replace(part, words=now[part.key].words))
    else:
        kept.append(part)


def _kept(part: Part, change: Change, new: Sequence[Placed]) -> Part:
    """The box as it asks for the carried change; what it is called stays."""
    made = wishes.parts([change], new)[0]
    return replace(made, own=part.own or made.own, shape=part.shape)


def _note(fate: Fate, change: Change, now: dict[str, Placed]) -> str | None:
    place = now.get(change.key)
    number = (place.number or _("The title")) if place else _("A new paragraph")
    if change.kind == "delete" and fate.kind == NEEDS:
        return _TAKEN_OUT.format(number)
    if fate.kind in _SAID and (place is not None or fate.kind == ACHIEVED) and change.kind in ("replace", "delete", "insert"):
        return _SAID[fate.kind].format(number)
    if fate.kind == ACHIEVED:
        return _SAID[ACHIEVED].format(number) if fate.change is None else None
    return _ELSEWHERE.format(number[:1].lower() + number[1:]) if fate.kind in (AROUND, NEEDS) else None
