"""The run sheet and the next draft, gathered for their pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charter.amending import queries as amending
from charter.amending.models import Amendment
from charter.amending.showing import ShownChange, show
from charter.drafting import queries as drafting
from charter.meeting import deciding, queries
from charter.meeting.closing import Plan
from charter.meeting.models import AgendaItem, Decision, Line, Meeting
from charter.meeting.rules import Asked, Finding
from charter.text.change import Placed
from charter.text.diff import Run, listed, words


@dataclass(frozen=True)
class SheetItem:
    """One thing on the run sheet and how it stands: decided, now, or to come."""

    item: AgendaItem
    amendment: Amendment | None
    decision: Decision | None
    state: str  # past, now, next


@dataclass(frozen=True)
class Desk:
    """What the chair has before them for the item that is on now."""

    item: AgendaItem
    amendment: Amendment | None
    changes: Sequence[ShownChange]
    round: int
    groups: Sequence[tuple[Asked, Line | None]]
    finding: Finding
    decision: Decision | None


@dataclass(frozen=True)
class RunSheet:
    """The whole sheet in the order of the agenda, and the desk."""

    items: Sequence[SheetItem]
    desk: Desk | None
    left: int  # things still to decide


@dataclass(frozen=True)
class NextWords:
    """One clause of the next draft that differs from the one before."""

    number: str
    told: Sequence[str]
    runs: Sequence[Run]


def run_sheet(meeting: Meeting, item_id: str | None) -> RunSheet:
    """Gather the sheet; without a choice the first undecided item is on now."""
    decided = {i.id: queries.decision(i) for i in meeting.items}
    gone = queries.taken_back(meeting)
    undecided = [i for i in meeting.items
                 if i.amendment_number and i.amendment_number not in gone and decided[i.id] is None]
    now = next((i for i in meeting.items if i.id == item_id), undecided[0] if undecided else None)
    amendments = {a.number: a for a in queries.amendments_of(meeting)}
    items = [
        SheetItem(i, amendments.get(i.amendment_number or 0), decided[i.id],
                  "now" if i is now else "past" if decided[i.id] else "next")
        for i in meeting.items
    ]
    desk = _desk(meeting, now, amendments.get(now.amendment_number or 0), decided[now.id]) if now else None
    return RunSheet(items, desk, len(undecided))


def next_draft(meeting: Meeting, plan: Plan) -> list[NextWords]:
    """What the next draft would say otherwise than this one, clause by clause in the new order."""
    if plan.applied is None:
        return []
    before = {p.key: p for p in drafting.tree(meeting.version_number)}
    after = {p.key for p in plan.applied.tree}
    changed = [_next_words(before.get(p.key), p) for p in plan.applied.tree if _differs(before.get(p.key), p)]
    gone = [NextWords(p.number, (f"{p.number} is taken out.",), words(p.words, "")) for p in before.values()
            if p.key not in after]
    return changed + gone


def _desk(meeting: Meeting, item: AgendaItem, amendment: Amendment | None, decision: Decision | None) -> Desk:
    changes: Sequence[ShownChange] = ()
    if amendment is not None:
        changes = show(amending.changes(amendment, meeting.version_number), drafting.tree(meeting.version_number))
    lines = queries.lines_now(item.rounds[-1] if item.rounds else None)
    groups = [(g, lines.get(g.slug)) for g in queries.asked_at(meeting)]
    return Desk(item, amendment, changes, len(item.rounds), groups, deciding.finding(item), decision)


def _differs(old: Placed | None, new: Placed) -> bool:
    return old is None or old.words != new.words or old.parent != new.parent


def _next_words(old: Placed | None, new: Placed) -> NextWords:
    if old is None:
        return NextWords(new.number, (f"{new.number} is new.",), words("", new.words))
    return NextWords(new.number, listed(old.words, new.words) or ("It moves to another place.",),
                     words(old.words, new.words))
