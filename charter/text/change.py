"""Changes to a keyed tree of clauses: what adopted amendments make of a text, and what stands in their way.

Order of amendment number, never of time; where no overlap is reported the order does not matter. One overlap holds its
whole amendment back. Nothing here is ever taken from a browser: the text is recomputed from the clauses and changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .clauses import parse
from .fates import Fate, fate_of
from .overlaps import find, meet, without_twins
from .shape import tried
from .tree import Applied, Change, Overlap, Placed, Proposed, place

__all__ = ["Applied", "Change", "Fate", "Overlap", "Placed", "Proposed", "apply", "fate_of", "place"]


def apply(tree: Sequence[Placed], changes: Sequence[Change], confirmed: Mapping[str, str] | None = None) -> Applied:
    """The text these changes make of a tree; `confirmed` holds, by key, words a meeting chose where hands met."""
    chosen = dict(confirmed or {})
    ordered = sorted(changes, key=lambda change: (change.amendment, change.n))
    overlaps = find(tree, ordered, chosen)
    for _ in range(len({change.amendment for change in ordered}) + 1):
        held = {amendment for overlap in overlaps for amendment in overlap.amendments}
        kept = [change for change in ordered if change.amendment not in held]
        lost = find(tree, kept, chosen) if held else ()  # what hung on a change that is now held
        # Made one only now: a twin of what is held must not be held out with it.
        kept = without_twins(kept)
        wordings, proposed = meet(tree, kept, chosen)
        unread, text, keys = tried(tree, kept, wordings)
        broken = lost or unread
        if not broken:
            break
        overlaps = (*overlaps, *broken)
    return Applied(place(parse(text), keys), text, proposed, overlaps)
