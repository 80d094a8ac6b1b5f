"""The run sheet and the next draft, gathered for their pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charter.amending import comparing
from charter.amending import queries as amending
from charter.amending.comparing import Beside
from charter.amending.models import Amendment
from charter.amending.showing import ShownChange, show
from charter.drafting import queries as drafting
from charter.meeting import deciding, grouping, queries
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
    same: Sequence[int] = ()  # suggestions that ask for the very same, and are decided in one with it
    others: Sequence[int] = ()  # suggestions on this agenda for the same paragraphs


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
    taken_back: Sequence[Decision]
    same: Sequence[int]
    beside: Sequence[Beside]  # what else is on this agenda for the same words


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
    """Gather the sheet; without a choice the first undecided item is on now. Identical suggestions are one."""
    decided = {i.id: queries.decision(i) for i in meeting.items}
    gone, same = queries.taken_back(meeting), _together(meeting, decided)
    folded = {number for numbers in same.values() for number in numbers}
    shown = [i for i in meeting.items if i.amendment_number not in folded]
    undecided = [i for i in shown if i.amendment_number and i.amendment_number not in gone and decided[i.id] is None]
    now = next((i for i in shown if i.id == item_id), undecided[0] if undecided else None)
    amendments, others = {a.number: a for a in queries.amendments_of(meeting)}, grouping.others(meeting)
    items = []
    for i in shown:
        state, number = "now" if i is now else "past" if decided[i.id] else "next", i.amendment_number or 0
        items.append(SheetItem(i, amendments.get(number), decided[i.id], state, same.get(number, ()),
                               [n for n in others.get(number, ()) if n not in folded]))
    desk = _desk(meeting, now, amendments, decided[now.id], next(s for s in items if s.item is now)) if now else None
    return RunSheet(items, desk, len(undecided))


def _together(meeting: Meeting, decided: dict[str, Decision | None]) -> dict[int, list[int]]:
    """Under the first suggestion on the sheet those that ask for the very same, as long as all stand alike."""
    outcomes = {i.amendment_number: decided[i.id].outcome if decided[i.id] else None  # type: ignore[union-attr]
                for i in meeting.items if i.amendment_number}
    found: dict[int, list[int]] = {}
    for number, leader in grouping.twins(meeting).items():
        if outcomes[number] == outcomes[leader]:
            found.setdefault(leader, []).append(number)
    return found


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


def alone(meeting: Meeting, plan: Plan) -> dict[int, Sequence[ShownChange]]:
    """What each suggestion that cannot stand with another would do by itself."""
    held = {n for overlap in (plan.applied.overlaps if plan.applied else ()) for n in overlap.amendments}
    tree = drafting.tree(meeting.version_number) if held else ()
    return {row.number: show(amending.changes(row, meeting.version_number), tree)
            for row in queries.amendments_of(meeting) if row.number in held}


def _desk(meeting: Meeting, item: AgendaItem, amendments: dict[int, Amendment], decision: Decision | None,
          on_sheet: SheetItem) -> Desk:
    tree, version, amendment = drafting.tree(meeting.version_number), meeting.version_number, on_sheet.amendment
    changes = amending.changes(amendment, version) if amendment else ()
    others = [amendments[n] for n in on_sheet.others[:comparing.MOST_BESIDE]]
    beside = comparing.beside(changes, [(row, amending.changes(row, version)) for row in others], tree,
                              amending.alternatives(amendment, others) if amendment else ())
    lines = queries.lines_now(item.rounds[-1] if item.rounds else None)
    groups = [(g, lines.get(g.slug)) for g in queries.asked_at(meeting)]
    return Desk(item, amendment, show(changes, tree), len(item.rounds), groups, deciding.finding(item), decision,
                [d for d in item.decisions if d.undoing], on_sheet.same, beside)


def _differs(old: Placed | None, new: Placed) -> bool:
    return old is None or old.words != new.words or old.parent != new.parent


def _next_words(old: Placed | None, new: Placed) -> NextWords:
    if old is None:
        return NextWords(new.number, (f"{new.number} is new.",), words("", new.words))
    return NextWords(new.number, listed(old.words, new.words) or ("It moves to another place.",),
                     words(old.words, new.words))
