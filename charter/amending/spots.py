"""Where a paragraph may be moved to: each place of the text in words."""

from __future__ import annotations

from collections.abc import Sequence

from charter.amending.wishes import stands_now
from charter.text.change import Placed
from charter.words import _

# Enough to know a paragraph again in a list on a phone.
FIRST_WORDS = 60


def to_move(moved: Placed | None, tree: Sequence[Placed], chosen: str) -> list[tuple[str, str]]:
    """The places a paragraph may be moved to: what the form sends, and the place in words."""
    if moved is None:
        return []
    inside, parents = {moved.key}, {place.parent for place in tree}
    found = [("", _("Choose a place. Now it is {number}", number=moved.number or _("the title")))]
    for place in tree:
        if place.parent in inside:
            inside.add(place.key)
        if place.key not in inside:
            found += _beside(moved, place, place.key in parents)
    parent, before = stands_now(moved, tree)
    now = f"after:{before}" if before else f"under:{parent}"
    found = [(value, _("{words} (where it is now)", words=words) if value == now else words) for value, words in found]
    if chosen not in dict(found):
        found.append((chosen, _("Where you chose before")))
    return found


def _beside(moved: Placed, place: Placed, has_parts: bool) -> list[tuple[str, str]]:
    """A heading takes its paragraphs along, so it stands after another heading's; a paragraph stands among them."""
    words = begins(place)
    if moved.form == "heading":
        if place.form != "heading":
            return []
        under = [(f"under:{place.key}", _("First under {words}", words=words))] if place.level < moved.level else []
        return [*under, (f"after:{place.key}", _("After all of {words}", words=words))] if place.level >= moved.level else under
    if place.form == "heading":
        return [(f"under:{place.key}", _("First under {words}", words=words))]
    inside = [(f"under:{place.key}", _("First under {number}", number=place.number))] if has_parts else []
    return [(f"after:{place.key}", _("After {words}", words=words)), *inside]


def begins(place: Placed) -> str:
    """A paragraph's number and first words."""
    words = place.words.replace("**", "")
    short = words if len(words) <= FIRST_WORDS else words[:FIRST_WORDS].rsplit(" ", 1)[0] + "…"
    return f"{place.number} {short}".strip()
