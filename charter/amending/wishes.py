"""From what was typed into the boxes to changes of the text, and back to the boxes when the text moved on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charter.text.change import Change, Placed
from charter.text.clauses import tidy
from charter.text.merge import merge_words


@dataclass(frozen=True)
class Part:
    """One box: `kind` is replace, delete or insert (then `key` is the paragraph it stands after)."""

    kind: str
    key: str
    words: str


@dataclass(frozen=True)
class Carried:
    """Boxes taken over to a newer draft: those that still have a place, those that do not, and what to look at."""

    parts: tuple[Part, ...]
    lost: tuple[Part, ...]
    notes: tuple[str, ...]


def changes(parts: Sequence[Part], tree: Sequence[Placed]) -> tuple[Change, ...]:
    """The changes that the boxes ask for; a box whose words are as they were asks for none."""
    places = {place.key: place for place in tree}
    made: list[Change] = []
    for at, part in enumerate(parts):
        place = places.get(part.key)
        change = _change(part, place, f"new-{at}") if place else None
        if change is not None:
            made.append(Change(0, len(made) + 1, change.kind, change.key, change.words, change.parent, change.after))
    return tuple(made)


def slips(parts: Sequence[Part], tree: Sequence[Placed]) -> dict[int, str]:
    """What is wrong with a box, by its place in the list."""
    keys = {place.key for place in tree}
    found: dict[int, str] = {}
    for at, part in enumerate(parts):
        if part.key not in keys or part.kind not in ("replace", "delete", "insert"):
            found[at] = "This paragraph is not in the draft. Take it out of your suggestion."
        elif part.kind == "replace" and not part.words:
            found[at] = "The box is empty. To take the paragraph out, use “Take this paragraph out”."
        elif part.kind == "insert" and not part.words:
            found[at] = "Write the new paragraph, or take it out of your suggestion."
    return found


def carried(parts: Sequence[Part], old: Sequence[Placed], new: Sequence[Placed]) -> Carried:
    """Take the boxes over to a newer draft; where a paragraph was reworded meanwhile, both are woven if they can be."""
    before, after = {p.key: p for p in old}, {p.key: p for p in new}
    kept: list[Part] = []
    lost: list[Part] = []
    notes: list[str] = []
    for part in parts:
        was, now = before.get(part.key), after.get(part.key)
        if now is None:
            lost.append(part)
        elif part.kind != "replace" or was is None or was.words == now.words:
            kept.append(part)
        elif part.words == was.words:
            kept.append(Part(part.kind, part.key, now.words))
        else:
            both, crossed = merge_words(was.words, part.words, now.words)
            kept.append(Part(part.kind, part.key, part.words if crossed else both or part.words))
            notes.append(f"{now.number} was changed meanwhile. " + (
                "Your words and the new ones touch; your words are in the box." if crossed
                else "Your change is put into the new words."))
    return Carried(tuple(kept), tuple(lost), tuple(notes))


def _change(part: Part, place: Placed, name: str) -> Change | None:
    if part.kind == "delete":
        return Change(0, 0, "delete", part.key)
    if part.kind == "insert":
        if place.form == "heading":
            return Change(0, 0, "insert", name, part.words, place.key, None)
        return Change(0, 0, "insert", name, part.words, place.parent, place.key)
    words = tidy(place.form, part.words)
    return None if words in (place.words, tidy(place.form, place.words)) else Change(0, 0, "replace", part.key, words)
