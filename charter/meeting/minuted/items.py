"""Each thing on the agenda as minutes tell it; what was decided as one is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charter.amending.models import Amendment
from charter.amending.showing import ShownChange
from charter.meeting import lines, queries
from charter.meeting.minuted import rounds
from charter.meeting.minuted.rounds import Names
from charter.meeting.minuted.shapes import Minute, Part
from charter.meeting.models import AgendaItem, Decision, Meeting
from charter.meeting.rules import OUTCOMES
from charter.web.filters import clock_time
from charter.words import _

Told = Mapping[int, tuple[Amendment, tuple[ShownChange, ...]]]
# What is told of things that are not decided.
TALKED = {"circle": "", "working": "", "talk": _("Talked about. Nothing was decided."),
          "clause": _("Talked about. Its words were not decided.")}


def items(meeting: Meeting, amendments: Told, names: Names) -> tuple[Minute, ...]:
    """The agenda in its order; a suggestion that was decided with another stands under that one."""
    decided = {item.id: queries.decision(item) for item in meeting.items}
    under = {item.id: _leader(item, meeting, decided) for item in meeting.items}
    shown = [item for item in meeting.items if under[item.id] is item and item.kind != "circle"]
    return tuple(_minute(n, item, [i for i in meeting.items if under[i.id] is item], decided, amendments, names)
                 for n, item in enumerate(shown, 1))


def _leader(item: AgendaItem, meeting: Meeting, decided: Mapping[str, Decision | None]) -> AgendaItem:
    """The item under which one is told: itself, or the one with which it was decided."""
    decision = decided[item.id]
    if decision is None:
        return item
    if decision.same_as is not None:
        twin = next((i for i in meeting.items if i.amendment_number == decision.same_as and i is not item), None)
        return _leader(twin, meeting, decided) if twin is not None else item
    asked = lines.last_round(item)
    first = asked.item if asked is not None else None
    if first is None or first is item:
        return item
    theirs = decided.get(first.id)
    alike = theirs is not None and (theirs.outcome, theirs.reason) == (decision.outcome, decision.reason)
    return first if alike else item


def _minute(n: int, item: AgendaItem, together: Sequence[AgendaItem], decided: Mapping[str, Decision | None],
            amendments: Told, names: Names) -> Minute:
    decision = decided[item.id]
    standing = [d for d in (decided[one.id] for one in together) if d is not None]
    told = rounds.told(item, names)
    parts = [_part(one, decided[one.id], amendments, names) for one in together]
    taken_back = tuple(_taken_back(d) for one in together for d in one.decisions if d.undoing and d.same_as is None)
    is_block = any(len(lines.items_of(r)) > 1 for r in lines.rounds(item)[-1:])
    title = _("{n} suggestions that nobody contested, taken together",
              n=len(together)) if is_block and len(together) > 1 else item.title
    return Minute(item.id, n, item.kind, title, _note(item, decision, amendments), tuple(p for p in parts if p),
                  is_block and len(together) > 1, decision.outcome if decision else "", decision.reason if decision else "",
                  bool(told), told, decision.confirmed_by if decision else "", decision.at if decision else None,
                  tuple(dict.fromkeys(taken_back)), rounds.late(standing, names))


def _part(item: AgendaItem, decision: Decision | None, amendments: Told, names: Names) -> Part | None:
    if item.amendment_number is None or item.amendment_number not in amendments:
        return None
    row, changes = amendments[item.amendment_number]
    suggested = {change.key: change.after for change in changes}
    taken = names.changed(decision.words if decision else None, only=suggested)
    return Part(row.number, row.headline, row.shown_as, changes, taken, row.withdrawal is not None)


def _note(item: AgendaItem, decision: Decision | None, amendments: Told) -> str:
    if item.kind == "working":
        return item.words
    if item.amendment_number is None:
        return "\n".join(map(str, filter(None, (item.words, TALKED.get(item.kind, "")))))
    row = amendments.get(item.amendment_number)
    if row is not None and row[0].withdrawal is not None:
        return _("Taken back by whoever suggested it. Nothing was left to decide.")
    return "" if decision is not None else _("Not decided.")


def _taken_back(decision: Decision) -> str:
    """A decision that was taken back, in a plain line."""
    assert decision.undoing is not None
    return (_("Before that: {outcomes}, confirmed by {confirmed_by} at {at}; taken back by the meeting chair at {at_2}.",
              outcomes=OUTCOMES[decision.outcome].lower(), confirmed_by=decision.confirmed_by, at=clock_time(decision.at),
              at_2=clock_time(decision.undoing.at)))
