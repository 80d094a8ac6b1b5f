"""What somebody sees before sending: the changes told three ways, what to look at twice, what else is open there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from charter.amending import comparing, queries, spots, wishes
from charter.amending.comparing import Beside
from charter.amending.models import Amendment
from charter.amending.rules import MOST_WORDS
from charter.amending.showing import ShownChange, new_numbers, show
from charter.amending.wishes import Part
from charter.drafting import queries as drafting
from charter.glossary import queries as glossary
from charter.text import plainness
from charter.text.change import Change, Placed
from charter.text.obligations import Caution, cautions
from charter.text.plainness import Plainness
from charter.words import _

# Larger than any amendment's number: what is being written comes after what is there.
UNSENT = 2**31


@dataclass(frozen=True)
class Look:
    """A suggestion before it is sent."""

    tree: tuple[Placed, ...]
    changes: tuple[Change, ...]
    shown: tuple[ShownChange, ...]
    cautions: tuple[Caution, ...]
    beside: Sequence[Beside]
    more: int = 0  # open on the same words and not told here
    plain: Plainness | None = None  # how plainly the new words are written: for whoever writes them, and nobody else

    def place(self, key: str) -> Placed | None:
        """A clause of the draft by its key."""
        return next((place for place in self.tree if place.key == key), None)

    def spots(self, part: Part) -> list[tuple[str, str]]:
        """Where a paragraph may be moved to: what the form sends, and the place in words."""
        return spots.to_move(self.place(part.key), self.tree, part.place)

    def where(self, part: Part) -> str:
        """Where a new paragraph stands, in words."""
        how, _colon, key = (part.place or f"after:{part.key}").partition(":")
        place = self.place(key)
        if place is None:
            return _("in the beginning") if how == "under" and not key else _("after the new paragraph")
        number = place.number or _("the title")
        if how == "under" and place.form != "heading":
            return _("first under {number}", number=number)
        return _("after {number}", number=number)


def look(version_number: int, parts: Sequence[Part], tree: tuple[Placed, ...] = (), *, apart: int | None = None,
         writes: bool = False) -> Look:
    """Gather what the boxes would change in a version (four queries; three where its tree is at hand).

    `apart` is an amendment's own number, so that it is not compared with itself. Only whoever `writes` is told how
    plain the words are (one query more): it is a help, and nothing to hold against anybody.
    """
    tree = tree or drafting.tree(version_number)
    # What is longer cannot be sent, and the form says so; a book pasted into a box would be compared for seconds.
    parts = [part for part in parts if len(part.words) <= MOST_WORDS]
    changes = tuple(_unsent(change) for change in wishes.changes(parts, tree))
    labels = new_numbers([*queries.insertions(version_number), *changes], tree)
    others = _others(version_number, parts, tree, apart)
    beside = _beside(parts, changes, tree, others[:comparing.MOST_BESIDE])
    return Look(tree, changes, show(changes, tree, labels), _cautions(changes, tree), beside,
                max(0, len(others) - comparing.MOST_BESIDE), _plain(changes) if writes else None)


def _plain(changes: Sequence[Change]) -> Plainness:
    return plainness.look([change.words for change in changes if change.words], glossary.plainer())


def _unsent(change: Change) -> Change:
    return replace(change, amendment=UNSENT)


def _others(version_number: int, parts: Sequence[Part], tree: tuple[Placed, ...],
            apart: int | None) -> list[tuple[Amendment, Sequence[Change]]]:
    # Only keys of this text are asked for: a box may hold anything that somebody sends.
    keys = {part.key for part in parts} & {place.key for place in tree}
    return [(row, queries.changes(row, version_number)) for row in queries.on_keys(version_number, keys)
            if row.number != apart]


def _beside(parts: Sequence[Part], changes: Sequence[Change], tree: tuple[Placed, ...],
            others: Sequence[tuple[Amendment, Sequence[Change]]]) -> Sequence[Beside]:
    """Compared with what is typed; a box nobody has changed yet shows every other wording of its paragraph."""
    typed = {change.key for change in changes}
    blank = [Change(UNSENT, 0, "replace", p.key, _words(tree, p.key)) for p in parts
             if p.kind == "replace" and p.key not in typed]
    opened = [replace(row, kind=comparing.OPEN) for row in comparing.beside(blank, others, tree)]
    return [*comparing.beside(changes, others, tree), *opened]


def _words(tree: Sequence[Placed], key: str) -> str | None:
    return next((place.words for place in tree if place.key == key), None)


def _cautions(changes: Sequence[Change], tree: Sequence[Placed]) -> tuple[Caution, ...]:
    """Pointed out only where the suggestion brings them in."""
    before = {found.words.lower() for place in tree for found in cautions(place.words)}
    told = [found for change in changes for found in cautions(change.words or "")]
    return tuple(found for found in told if found.words.lower() not in before)
