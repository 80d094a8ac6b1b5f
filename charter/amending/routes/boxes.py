"""The boxes of a suggestion: taken up from the address, changed by the buttons beside them."""

from __future__ import annotations

from collections.abc import Sequence

from charter.amending.forms import SuggestForm
from charter.amending.wishes import Part
from charter.text.change import Placed


def parts_of(form: SuggestForm) -> list[Part]:
    """What stands in the boxes."""
    return [Part(part.kind.data or "", part.key.data or "", part.words.data or "") for part in form.typed_parts]


def fill(form: SuggestForm, keys: Sequence[str], tree: Sequence[Placed]) -> None:
    """A box with its own words for each of these paragraphs; unknown ones are left out."""
    places = {place.key: place for place in tree}
    _put(form, [Part("replace", key, places[key].words) for key in dict.fromkeys(keys) if key in places])


def pressed(form: SuggestForm, do: str, tree: Sequence[Placed]) -> None:
    """What one of the small buttons does: add, after-N, out-N, back-N, drop-N; anything else changes nothing."""
    parts, places = parts_of(form), {place.key: place for place in tree}
    verb, _, at = do.partition("-")
    n = int(at) if at.isascii() and at.isdecimal() and len(at) < 4 else -1
    if verb == "add" and form.add.data in places:
        parts.append(Part("replace", form.add.data, places[form.add.data].words))
    elif 0 <= n < len(parts):
        part = parts[n]
        if verb == "after":
            parts.insert(n + 1, Part("insert", part.key, ""))
        elif verb == "out":
            parts[n] = Part("delete", part.key, part.words)
        elif verb == "back":
            parts[n] = Part("replace", part.key, part.words or (places[part.key].words if part.key in places else ""))
        elif verb == "drop":
            parts.pop(n)
    _put(form, parts)


def _put(form: SuggestForm, parts: Sequence[Part]) -> None:
    form.retake([{"kind": part.kind, "key": part.key, "words": part.words} for part in parts])
