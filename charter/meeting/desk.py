"""The desk: what the meeting chair has before them, and the same acts in the same order; one not allowed says why."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from charter.amending import comparing
from charter.amending import queries as amending
from charter.amending.comparing import Beside
from charter.amending.showing import ShownChange, show
from charter.drafting import queries as drafting
from charter.meeting import agenda, deciding, noting, queries, room, saying, timing, unheard
from charter.meeting.block import Block
from charter.meeting.lines import last_round, lines_now, rounds
from charter.meeting.models import AgendaItem, Decision, Line, Meeting, Step
from charter.meeting.rules import CONCERN, OBJECT, ROUNDS, Asked, Finding
from charter.meeting.sheet import Row, Sheet
from charter.text.change import Placed
from charter.words import _


@dataclass(frozen=True)
class Told:
    """One suggestion on the table with its changes, in the words that the groups are asked about."""

    row: Row
    changes: Sequence[ShownChange]


@dataclass(frozen=True)
class Desk:
    """What is on now. Each of `why` is why an act is not open (show, ask, change, park, more, out), empty where it is."""

    row: Row
    told: Sequence[Told]
    block: Block | None
    round: int
    changed: bool  # the newest round asks about other words than those suggested
    groups: Sequence[tuple[Asked, Line | None]]
    finding: Finding
    taken_back: Sequence[Decision]
    beside: Sequence[Beside]  # what else is on this agenda for the same words
    places: Sequence[tuple[str, str]]  # key and number of the paragraphs that a no can name
    standing: str  # the words of a paragraph that is talked through
    say: str
    unheard: str
    last: Step | None
    why: Mapping[str, str]

    @property
    def item(self) -> AgendaItem:
        """The item that the rounds hang on."""
        return self.block.first if self.block else self.row.item


def desk(meeting: Meeting, sheet: Sheet) -> Desk | None:
    """Gather the desk for what is on now."""
    row = sheet.now
    if row is None:
        return None
    block = sheet.block if sheet.block and row.item in sheet.block.items else None
    item = block.first if block else row.item
    asked = rounds(item)
    lines = lines_now(asked[-1] if asked else None)
    groups = [(g, lines.get(g.slug)) for g in queries.asked_at(meeting, lines)]
    tree, finding = drafting.tree(meeting.version_number), deciding.finding(item)
    rows = [r for e in sheet.entries for r in e.rows if block and r.item in block.items] or [row]
    told = [Told(r, _changes(meeting, r, tree)) for r in rows]
    numbers = {p.key: p.number or _("the title") for p in tree}
    touched = [c.key for one in told for c in one.changes] + [row.item.clause_key or ""]
    keys = [key for key in dict.fromkeys(touched) if key in numbers]
    return Desk(
        row, told, block, len(asked), bool(asked and asked[-1].words), groups, finding,
        [d for d in row.item.decisions if d.undoing], _beside(meeting, row, sheet, tree),
        [(k, numbers[k]) for k in keys], next((p.words for p in tree if p.key == row.item.clause_key), ""),
        _say(row, block, asked, lines, groups, finding),
        _absent(row, keys, numbers), noting.last(meeting), _why(meeting, row, block, len(asked), finding))


def _changes(meeting: Meeting, row: Row, tree: Sequence[Placed]) -> Sequence[ShownChange]:
    """As suggested or, once the groups were asked about other words, in those."""
    if row.amendment is None:
        return ()
    last = last_round(row.item)
    put = json.loads(last.words) if last is not None and last.words else {}
    changes = amending.changes(row.amendment, meeting.version_number)
    return show([replace(c, words=put.get(c.key, c.words)) for c in changes], tree)


def _beside(meeting: Meeting, row: Row, sheet: Sheet, tree: Sequence[Placed]) -> Sequence[Beside]:
    if row.amendment is None or not row.others:
        return ()
    every = {r.amendment.number: r.amendment for e in sheet.entries for r in e.rows if r.amendment}
    others = [every[n] for n in row.others[:comparing.MOST_BESIDE] if n in every]
    version = meeting.version_number
    return comparing.beside(amending.changes(row.amendment, version), [(a, amending.changes(a, version)) for a in others], tree,
                            amending.alternatives(row.amendment, others))


def _say(row: Row, block: Block | None, asked: Sequence[object], lines: Mapping[str, Line],
         groups: Sequence[tuple[Asked, Line | None]], finding: Finding) -> str:
    if row.item.meeting.opening is None:
        return saying.BEFORE
    if row.amendment is None:
        return saying.TALK.get(row.item.kind, "")
    if row.decision is not None:
        return saying.decided()
    if block is not None and not lines:
        return saying.about_block(len(block.items), asked=bool(asked))
    if not asked:
        return saying.about_words(row.item.amendment_number, beside=bool(row.others))
    names = {g.slug: g.name for g, _ in groups}
    waited = [g.name for g, line in groups if g.counted and line is None]
    return saying.in_round(len(asked), lines, names, waited, finding)


def _absent(row: Row, keys: Sequence[str], numbers: Mapping[str, str]) -> str:
    if row.decision is not None or not keys:
        return ""
    return unheard.sentence(unheard.unheard(keys), [numbers[k] for k in keys])


def _why(meeting: Meeting, row: Row, block: Block | None, asked: int, finding: Finding) -> dict[str, str]:
    """Why each act is not open; an act that is not named here is."""
    state, item = room.state(meeting.number), block.first if block else row.item
    shown = state is not None and state.item_id == item.id and state.stage == timing.stage(item)
    over = _over(meeting, row)
    why = {"show": _("It is on the screen now.") if shown else "",
           **dict.fromkeys(("ask", "change", "park", "more", "out"), over)}
    if meeting.closing is not None:
        why["show"] = over
    if not over:
        why["ask"] = _("Round {asked} is open: enter what each group says.", asked=asked) if asked else ""
        why["change"] = _why_not_change(block, asked, finding)
    return why


def _over(meeting: Meeting, row: Row) -> str:
    if meeting.closing is not None:
        return _("This meeting has closed.")
    if meeting.opening is None:
        return _("The meeting has not been opened yet.")
    if row.amendment is not None and row.amendment.withdrawal is not None:
        return _("It was taken back by whoever suggested it.")
    return _("It is decided. Undo, and it is open again.") if row.decision is not None else ""


def _why_not_change(block: Block | None, asked: int, finding: Finding) -> str:
    if block is not None:
        return _("Take one out first: other words are asked about alone.")
    if not asked:
        return _("Ask about the words as they are suggested first.")
    if asked >= ROUNDS:
        return _("The groups have been asked twice. Nobody is asked a third time tonight.")
    return _("The groups consent to these words.") if finding.consent else ""


def bare(line: Line | None) -> bool:
    """Whether a worry or a no has no words yet."""
    return line is not None and line.position in (CONCERN, OBJECT) and not line.words.strip()


def is_decided_on(item: AgendaItem) -> bool:
    """Whether the groups decide on it, or only talk."""
    return item.kind in agenda.DECIDED
