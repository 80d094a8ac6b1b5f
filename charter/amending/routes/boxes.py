"""The boxes of a suggestion: taken up from the address, changed by the buttons beside them."""

from __future__ import annotations

from collections.abc import Sequence

from charter.amending.forms import BoxesForm
from charter.amending.wishes import Part
from charter.text.change import Placed
from charter.web.ids import random_id


def fill(form: BoxesForm, keys: Sequence[str], tree: Sequence[Placed]) -> None:
    """A box with its own words for each of these paragraphs; unknown ones are left out."""
    places = {place.key: place for place in tree}
    form.retake(Part("replace", key, places[key].words) for key in dict.fromkeys(keys) if key in places)


def pressed(form: BoxesForm, do: str, tree: Sequence[Placed]) -> None:
    """What one of the small buttons does: add, or after, move, out, back, drop with a number; else nothing."""
    parts, places = form.boxes, {place.key: place for place in tree}
    verb, _, at = do.partition("-")
    n = int(at) if at.isascii() and at.isdecimal() and len(at) < 4 else -1
    taken_up = {part.key for part in parts if part.kind != "insert"}
    if verb == "add" and form.add.data in places and form.add.data not in taken_up:
        parts.append(Part("replace", form.add.data, places[form.add.data].words))
    elif verb == "drop" and 0 <= n < len(parts):
        parts.pop(n)
    elif verb == "after" and 0 <= n < len(parts):
        parts.insert(n + 1, _new_after(parts[n], places))
    elif 0 <= n < len(parts) and parts[n].key in places:
        parts[n] = _turned(parts[n], verb, places[parts[n].key])
    form.retake(parts)
    form.add.data = ""


def _turned(part: Part, verb: str, place: Placed) -> Part:
    if verb == "back":
        return Part("replace", part.key, part.words or place.words)
    kind = {"out": "delete", "move": "move"}.get(verb)
    return Part(kind, part.key, part.words) if kind else part


def _new_after(part: Part, places: dict[str, Placed]) -> Part:
    """A new paragraph after this one: under a heading it comes first, after another new one it comes next."""
    own = f"new-{random_id()[:8]}"
    if part.kind == "insert":
        return Part("insert", part.key, "", f"after:{part.own}", own) if part.own else Part("insert", part.key, "", own=own)
    how = "under" if part.key in places and places[part.key].form == "heading" else "after"
    return Part("insert", part.key, "", f"{how}:{part.key}", own)
