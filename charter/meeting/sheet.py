"""The run sheet: what the meeting must go through, what belongs together as one, past, now and next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from charter.amending.models import Amendment
from charter.meeting import agenda, circle, estimating, grouping, queries, room, timing
from charter.meeting.block import Block, block_of
from charter.meeting.models import AgendaItem, Decision, Meeting
from charter.meeting.timing import Running, Slot

BLOCK, ALTERNATIVES = "block", "alternatives"


@dataclass(frozen=True)
class Row:
    """One thing on the agenda and how it stands."""

    item: AgendaItem
    amendment: Amendment | None
    decision: Decision | None
    same: Sequence[int] = ()  # suggestions that ask for the very same, and are decided in one with it
    others: Sequence[int] = ()  # suggestions on this agenda for the same paragraphs

    @property
    def is_open(self) -> bool:
        """Whether something is still to be decided here."""
        return self.amendment is not None and self.amendment.withdrawal is None and self.decision is None


@dataclass(frozen=True)
class Entry:
    """One line of the sheet: one thing, what is taken together, or other words for one paragraph."""

    kind: str  # a kind of agenda item, block, alternatives
    rows: Sequence[Row]
    minutes: int
    state: str = "next"  # past, now, next
    at: datetime | None = None  # when it was over, or is expected to begin
    left_out: bool = False  # the opening, where every group wishes to go without it

    @property
    def item(self) -> AgendaItem:
        """The item that its address names."""
        return self.rows[0].item

    @property
    def left(self) -> int:
        """How much is still to decide here; what is taken together is one."""
        count = sum(row.is_open for row in self.rows)
        return min(count, 1) if self.kind == BLOCK else count


@dataclass(frozen=True)
class Sheet:
    """The whole sheet in the order of the agenda; `now` is the item on the desk."""

    entries: Sequence[Entry]
    now: Row | None
    block: Block | None
    running: Running | None

    @property
    def left(self) -> int:
        """Things still to decide."""
        return sum(entry.left for entry in self.entries)


def sheet(meeting: Meeting, item_id: str | None, at: datetime) -> Sheet:
    """Gather the sheet; without a choice the first thing that is not over is on the desk."""
    suggested = queries.amendments_of(meeting)
    rows, block = _rows(meeting, suggested), block_of(meeting, suggested)
    entries = _entries(meeting, rows, block)
    now = _now(meeting, entries, item_id)
    slots = [_slot(entry, now, n, entries) for n, entry in enumerate(entries)]
    begins = timing.starts(meeting, slots)
    told = [replace(e, state=s.state, at=s.over or b) for e, s, b in zip(entries, slots, begins, strict=True)]
    return Sheet(told, now, block, timing.running(meeting, slots, at))


def _rows(meeting: Meeting, suggested: Sequence[Amendment]) -> list[Row]:
    decided = {i.id: queries.decision(i) for i in meeting.items}
    amendments, others = {a.number: a for a in suggested}, grouping.others(meeting, suggested)
    same = _together(meeting, decided, suggested)
    folded = {number for numbers in same.values() for number in numbers}
    return [Row(i, amendments.get(i.amendment_number or 0), decided[i.id], same.get(i.amendment_number or 0, ()),
                [n for n in others.get(i.amendment_number or 0, ()) if n not in folded])
            for i in meeting.items if i.amendment_number not in folded]


def _together(meeting: Meeting, decided: Mapping[str, Decision | None], suggested: Sequence[Amendment]) -> dict[int, list[int]]:
    """Under the first suggestion on the sheet those that ask for the very same, as long as all stand alike."""
    rows = {i.amendment_number: decided[i.id] for i in meeting.items if i.amendment_number}
    outcomes = {number: decision.outcome if decision else None for number, decision in rows.items()}
    found: dict[int, list[int]] = {}
    for number, leader in grouping.twins(meeting, suggested).items():
        if outcomes[number] == outcomes[leader]:
            found.setdefault(leader, []).append(number)
    return found


def _entries(meeting: Meeting, rows: Sequence[Row], block: Block | None) -> list[Entry]:
    """The block first of what is decided; other words for one paragraph under each other; the rest one by one."""
    inside = {i.id for i in block.items} if block else set()
    by_number = {row.item.amendment_number: row for row in rows}
    entries, done, placed = [], set(inside), False
    for row in rows:
        if block and not placed and agenda.ORDER[row.item.kind] >= agenda.ORDER[agenda.AMENDMENT]:
            together = [one for one in rows if one.item.id in inside]
            entries.append(Entry(BLOCK, together, estimating.of_block(block.items)))
            placed = True
        if row.item.id in done:
            continue
        near = [by_number[n] for n in (row.item.amendment_number, *row.others) if n in by_number] if row.others else [row]
        near = sorted((one for one in near if one.item.id not in done), key=lambda one: one.item.position)
        done |= {one.item.id for one in near}
        left_out = row.item.kind == agenda.CIRCLE and circle.is_left_out(meeting)
        minutes = 0 if left_out else sum(estimating.of_item(one.item) for one in near)
        entries.append(Entry(ALTERNATIVES if len(near) > 1 else row.item.kind, near, minutes, left_out=left_out))
    return entries


def _now(meeting: Meeting, entries: Sequence[Entry], item_id: str | None) -> Row | None:
    """The row that was chosen; else what is on the screen, if it is not over; else the first that is not."""
    rows = [row for entry in entries for row in entry.rows if not entry.left_out]
    chosen = next((row for row in rows if row.item.id == item_id), None)
    if chosen is not None or item_id is not None:
        return chosen
    state = room.state(meeting.number)
    shown = next((row for row in rows if state and row.item.id == state.item_id), None)
    if shown is not None and (shown.is_open or shown.amendment is None):
        return shown
    begun = [n for n, row in enumerate(rows) if row.decision or row.item.rounds]
    after = rows[begun[-1] + 1:] if begun else rows
    waiting = [row for row in rows if row.is_open]
    if begun:
        talk = next((row for row in after if row.amendment is None), None)
        return (waiting[0] if waiting else talk) or shown or rows[begun[-1]]  # the last one, so that it can be taken back
    return rows[0] if rows else None


def _slot(entry: Entry, now: Row | None, n: int, entries: Sequence[Entry]) -> Slot:
    here = next((m for m, one in enumerate(entries) if now in one.rows), None)
    times = [row.decision.at for row in entry.rows if row.decision]
    if n == here:
        state = "now"
    elif entry.rows[0].amendment is not None:
        state = "next" if entry.left else "past"
    else:
        state = "past" if entry.left_out or (here is not None and n < here) else "next"
    return Slot(entry.minutes, max(times) if times and not entry.left else None, state)
