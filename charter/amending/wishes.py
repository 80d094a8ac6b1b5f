"""From what was typed into the boxes to changes of the text, and from changes back to boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from charter.text.change import Change, Placed
from charter.text.clauses import tidy
from charter.words import _

KINDS = ("replace", "delete", "insert", "move")
# What a new paragraph is written as, where it is not simply like its neighbour: "heading/3".
SHAPE = re.compile(r"(heading|paragraph|item)/([0-6])")


@dataclass(frozen=True)
class Part:
    """One box: what it does to which paragraph; a new one names in `key` the paragraph it stands after.

    `place` is where a moved or new paragraph stands, “after:KEY” or “under:KEY”; `own` is what a new one is called
    until it has its permanent key, so that another can stand beside it.
    """

    kind: str  # replace, delete, insert, move
    key: str
    words: str
    place: str = ""
    own: str = ""
    shape: str = ""


Stand = tuple[str | None, str | None]  # what a paragraph stands under, and the one it stands after


def changes(parts: Sequence[Part], tree: Sequence[Placed]) -> tuple[Change, ...]:
    """The changes that the boxes ask for; a box whose words are as they were asks for none."""
    places = {place.key: place for place in tree}
    parents: dict[str, str | None] = {place.key: place.parent for place in tree}
    made: list[Change] = []
    for at, part in enumerate(parts):
        change = _change(part, at, places, parents, tree)
        if change is not None:
            if change.kind == "insert":
                parents[change.key] = change.parent
            made.append(replace(change, n=len(made) + 1))
    return tuple(made)


def parts(changes: Iterable[Change], tree: Sequence[Placed]) -> tuple[Part, ...]:
    """The boxes that ask for these changes of a tree."""
    places = {place.key: place for place in tree}
    return tuple(_part(change, places) for change in changes)


def slips(parts: Sequence[Part], tree: Sequence[Placed]) -> dict[int, str]:
    """What is wrong with a box, by its place in the list."""
    places = {place.key: place for place in tree}
    parents: dict[str, str | None] = {place.key: place.parent for place in tree}
    found: dict[int, str] = {}
    for at, part in enumerate(parts):
        slip = _slip(part, places, parents) or _already_there(part, places, parents, tree)
        if slip:
            found[at] = slip
        if part.kind == "insert":
            parents.setdefault(_name(part, at), None)
    return found


def _change(part: Part, at: int, places: Mapping[str, Placed], parents: Mapping[str, str | None],
            tree: Sequence[Placed]) -> Change | None:
    place = places.get(part.key)
    if part.kind == "insert":
        stand = _stand(part, places, parents)
        form = SHAPE.fullmatch(part.shape)
        return stand and Change(0, 0, "insert", _name(part, at), part.words, *stand, *_shape(form))
    if place is None:
        return None
    if part.kind == "delete":
        return Change(0, 0, "delete", part.key)
    words = tidy(place.form, part.words)
    is_same = _is_same(part, place)
    stand = _stand(part, places, parents) if part.kind == "move" else None
    if stand is None or stand[1] == part.key or stand == stands_now(place, tree):
        return None if is_same else Change(0, 0, "replace", part.key, words)
    if is_same:
        return Change(0, 0, "move", part.key, None, *stand)
    return Change(0, 0, "move_replace", part.key, words, *stand)


def _is_same(part: Part, place: Placed) -> bool:
    return tidy(place.form, part.words) in (place.words, tidy(place.form, place.words))


def stands_now(place: Placed, tree: Sequence[Placed]) -> Stand:
    """What a paragraph stands under, and which one it stands after there."""
    before = None
    for other in tree:
        if other.key == place.key:
            break
        if other.parent == place.parent:
            before = other.key
    return place.parent, before


def _stand(part: Part, places: Mapping[str, Placed], parents: Mapping[str, str | None]) -> Stand | None:
    """Where a box puts its paragraph; none where its place is not there."""
    how, _, key = part.place.partition(":")
    if not part.place and part.kind == "insert":
        how, key = "under" if part.key in places and places[part.key].form == "heading" else "after", part.key
    if key not in parents:
        return (None, None) if (how, key) == ("under", "") else None
    return {"after": (parents[key], key), "under": (key, None)}.get(how)


def _slip(part: Part, places: Mapping[str, Placed], parents: Mapping[str, str | None]) -> str | None:
    if part.kind not in KINDS or (part.kind == "insert" and _stand(part, places, parents) is None) or (
            part.kind != "insert" and part.key not in places):
        return _("This paragraph is not in the draft. Take it out of your suggestion.")
    if part.kind in ("replace", "move") and not part.words:
        return _("The box is empty. To take the paragraph out, use “Take this paragraph out”.")
    if part.kind == "insert" and not part.words:
        return _("Write the new paragraph, or take it out of your suggestion.")
    if part.kind == "move":
        stand = _stand(part, places, parents)
        if stand is None:
            return _("Choose where this paragraph should stand.")
        above: str | None = stand[0]
        while above is not None:
            if above == part.key:
                return _("A paragraph cannot stand inside itself. Choose another place.")
            above = parents.get(above)
    return None


def _already_there(part: Part, places: Mapping[str, Placed], parents: Mapping[str, str | None],
                   tree: Sequence[Placed]) -> str | None:
    """What to say where a paragraph would be moved to its own place, in its own words."""
    if part.kind != "move" or not _is_same(part, places[part.key]):
        return None
    stand = _stand(part, places, parents)
    if stand and (stand[1] == part.key or stand == stands_now(places[part.key], tree)):
        return _("It stands there already: choose another place, or change its words.")
    return None


def _part(change: Change, places: Mapping[str, Placed]) -> Part:
    words = places[change.key].words if change.key in places else ""
    place = f"after:{change.after}" if change.after else f"under:{change.parent or ''}"
    if change.kind == "insert":
        shape = f"{change.form}/{change.level or 0}" if change.form else ""
        return Part("insert", change.after or change.parent or "", change.words or "", place, change.key, shape)
    if change.kind in ("move", "move_replace"):
        return Part("move", change.key, words if change.words is None else change.words, place)
    return Part(change.kind, change.key, words if change.words is None else change.words)


def _name(part: Part, at: int) -> str:
    return part.own or f"new-{at}"


def _shape(found: re.Match[str] | None) -> tuple[str | None, int | None]:
    return (found[1], int(found[2])) if found else (None, None)
