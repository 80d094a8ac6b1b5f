"""What else is open on the same words: the same change, another wording of it, or one that goes together with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from charter.amending.models import Amendment
from charter.text.change import Change, Placed
from charter.text.merge import merge_words
from charter.text.render import inline
from charter.words import _

# The last is for words that somebody has only begun to look at: every other wording of them.
SAME, ALTERNATIVE, TOGETHER, OPEN = "same", "alternative", "together", "open"
REWORDING = ("replace", "move_replace")


# As many as somebody reads beside their own; the rest is a list away. It also bounds the time that a page takes.
MOST_BESIDE = 12


@dataclass(frozen=True)
class Beside:
    """Another open amendment on the same words; `both` is what the clause would read with the two together."""

    amendment: Amendment
    kind: str  # same, alternative, together, open
    key: str
    number: str
    words: str | None  # the other's wording; none where it rewords nothing
    both: str | None
    deed: str = "replace"  # what the other does there, by its change's kind; "elsewhere" where it works on other words

    @property
    def words_html(self) -> Markup:
        """The other's wording, safe."""
        return Markup(inline(self.words or ""))

    @property
    def both_html(self) -> Markup:
        """What both together would read, safe."""
        return Markup(inline(self.both or ""))


def beside(mine: Sequence[Change], others: Iterable[tuple[Amendment, Sequence[Change]]], tree: Sequence[Placed],
           near: Collection[int] = ()) -> list[Beside]:
    """Compare one amendment's changes with other open ones on the same version, in amendment order.

    Those in `near` were suggested as other wordings, so they are told as such whatever words they touch.
    """
    places = {place.key: place for place in tree}
    found: list[Beside] = []
    for amendment, changes in others:
        pairs = [(a, b) for a in mine for b in changes if _meets(a, b)]
        told = [row for row in (_told(amendment, a, b, places) for a, b in pairs) if row is not None]
        if amendment.number in near:
            told = _as_alternatives(amendment, told, changes, places)
        found += list(dict.fromkeys(told))
    return found


def _as_alternatives(amendment: Amendment, told: Sequence[Beside], changes: Sequence[Change],
                     places: Mapping[str, Placed]) -> list[Beside]:
    if told:
        return [replace(row, kind=ALTERNATIVE) if row.kind == TOGETHER else row for row in told]
    return [Beside(amendment, ALTERNATIVE, c.key, _number(c, places), c.words, None, "elsewhere") for c in changes[:1]]


def _number(change: Change, places: Mapping[str, Placed]) -> str:
    place = places.get(change.key)
    return (place.number or _("the title")) if place else _("a new paragraph")


def _meets(a: Change, b: Change) -> bool:
    """Whether two changes work on the same clause, or put the same words in at the same place."""
    if a.kind == "insert" or b.kind == "insert":
        return a.kind == b.kind and (a.parent, a.after, a.words) == (b.parent, b.after, b.words)
    return a.key == b.key


def _told(amendment: Amendment, a: Change, b: Change, places: Mapping[str, Placed]) -> Beside | None:
    place, number = places.get(a.key), _number(a, places)
    same = (a.kind, a.words) == (b.kind, b.words) and (a.kind in ("replace", "delete") or
                                                      (a.parent, a.after) == (b.parent, b.after))
    if same:
        return Beside(amendment, SAME, a.key, number, b.words, None, b.kind)
    if place is not None and a.kind in REWORDING and b.kind in REWORDING:
        both, crossed = merge_words(place.words, a.words or "", b.words or "")
        return Beside(amendment, ALTERNATIVE if crossed else TOGETHER, a.key, number, b.words, both, b.kind)
    kinds = {a.kind, b.kind}
    if "delete" in kinds or (a.kind.startswith("move") and b.kind.startswith("move")):
        return Beside(amendment, ALTERNATIVE, a.key, number, b.words, None, b.kind)
    return None  # one only moves what the other rewords: nothing to choose between
