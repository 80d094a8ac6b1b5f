"""The run sheet and the next draft, gathered for their pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charter.amending import queries as amending
from charter.amending.showing import ShownChange, show
from charter.drafting import queries as drafting
from charter.meeting import queries
from charter.meeting.closing import Plan
from charter.meeting.models import Meeting
from charter.text.change import Placed
from charter.text.diff import Run, listed, words
from charter.words import _


@dataclass(frozen=True)
class NextWords:
    """One clause of the next draft that differs from the one before."""

    number: str
    told: Sequence[str]
    runs: Sequence[Run]


def next_draft(meeting: Meeting, plan: Plan) -> list[NextWords]:
    """What the next draft would say otherwise than this one, clause by clause in the new order."""
    if plan.applied is None:
        return []
    before = {p.key: p for p in drafting.tree(meeting.version_number)}
    after = {p.key for p in plan.applied.tree}
    changed = [_next_words(before.get(p.key), p) for p in plan.applied.tree if _differs(before.get(p.key), p)]
    gone = [NextWords(p.number, (_("{number} is taken out.", number=p.number),), words(p.words, "")) for p in before.values()
            if p.key not in after]
    return changed + gone


def alone(meeting: Meeting, plan: Plan) -> dict[int, Sequence[ShownChange]]:
    """What each suggestion that cannot stand with another would do by itself."""
    held = {n for overlap in (plan.applied.overlaps if plan.applied else ()) for n in overlap.amendments}
    tree = drafting.tree(meeting.version_number) if held else ()
    return {row.number: show(amending.changes(row, meeting.version_number), tree)
            for row in queries.amendments_of(meeting) if row.number in held}


def _differs(old: Placed | None, new: Placed) -> bool:
    return old is None or old.words != new.words or old.parent != new.parent


def _next_words(old: Placed | None, new: Placed) -> NextWords:
    if old is None:
        return NextWords(new.number, (_("{number} is new.", number=new.number),), words("", new.words))
    return NextWords(new.number, listed(old.words, new.words) or (_("It moves to another place."),),
                     words(old.words, new.words))
