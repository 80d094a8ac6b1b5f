"""What is on now, gathered once for the screen and the phones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from charter.amending import queries as amending
from charter.amending.models import Amendment
from charter.amending.showing import ShownChange, show
from charter.drafting import queries as drafting
from charter.meeting import deciding, grouping, joining, lines, queries, room
from charter.meeting.lines import Computed
from charter.meeting.models import AgendaItem, Decision, Joining, Line, Meeting, Round
from charter.meeting.rules import CONCERN, OBJECT, OUTCOMES, POSITIONS, TAKEN
from charter.text import dressing
from charter.text.change import Change, Placed
from charter.text.diff import words
from charter.words import _

# While one of these is on the groups may answer: a pause for more time closes no round.
ASKING = ("round", "result", "pause")


@dataclass(frozen=True)
class Said:
    """One group's line as the room reads it; `position` and its own words are empty where it has not answered."""

    name: str
    position: str
    words: str
    own: str


@dataclass(frozen=True)
class Asked:
    """One suggestion that is on: its changes, and which suggestions are other words for the same clauses."""

    number: int
    headline: str
    shown_as: str
    changes: Sequence[ShownChange]
    taken: int | None = None  # other words for the same clauses were accepted: theirs


@dataclass(frozen=True)
class Now:
    """What the room sees, whole; screens show a part of it, phones all of it."""

    meeting: Meeting
    stage: str
    part: int
    item: AgendaItem | None
    asked: Sequence[Asked]
    round: Round | None
    decision: Decision | None
    lines: Sequence[Said]
    sentence: str
    consent: bool
    joining: Joining | None
    next: AgendaItem | None
    words: str = ""  # of what is talked about: the clause, the working agreement, what a group brought
    where: str = ""

    @property
    def phone_lines(self) -> list[dict[str, str]]:
        """The groups' lines for a page; what groups say in their own words stands below them."""
        return [{"name": line.name, "position": line.position, "words": line.words} for line in self.lines]

    @property
    def is_taken(self) -> bool:
        """Whether the words that are on were accepted."""
        return self.stage == "result" and self.decision is not None and self.decision.outcome in TAKEN


def key(meeting_number: int) -> str:
    """What a screen says that it has seen last: the room's revision and its moment, for a restored copy counts anew."""
    state = room.state(meeting_number)
    return "0" if state is None else f"{state.revision}-{state.at:%Y%m%d%H%M%S%f}"


def gathered(meeting: Meeting) -> Now:
    """Everything that is on in this meeting now."""
    state = room.state(meeting.number)
    stage = "closed" if meeting.closing else state.stage if state else "welcome"
    item = next((i for i in meeting.items if state and i.id == state.item_id), None)
    if stage == "circle" and item is None:
        item = next((i for i in meeting.items if i.kind == "circle"), None)
    if item is None and stage in ("words", "round", "result"):
        stage = "welcome"
    round_ = lines.last_round(item) if item else None
    decision = queries.decision(item) if item else None
    finding = deciding.finding(item) if item and round_ else None
    said = _lines(meeting, round_)
    place = next((p for p in drafting.tree(meeting.version_number) if item and p.key == item.clause_key), None)
    now = Now(meeting, stage, state.part if state else 1, item, _asked(meeting, item, round_, decision), round_, decision,
              said, "", bool(finding and finding.consent), joining.of(meeting.number), _next(meeting, item),
              dressing.bare(place.words) if place else item.words if item else "",
              _("Clause {number}", number=place.number) if place and place.number else "")
    answered = any(line.position for line in said)
    return replace(now, sentence=_sentence(now, finding.sentence if finding and answered else ""))


def _asked(meeting: Meeting, item: AgendaItem | None, round_: Round | None, decision: Decision | None) -> list[Asked]:
    """The suggestion that is on; where several are asked as one block, all of them in the agenda's order."""
    if item is None or item.amendment_number is None:
        return []
    ids = {item.id, *(one.id for one in lines.items_of(round_))} if round_ else {item.id}
    rows = {a.number: a for a in queries.amendments_of(meeting)}
    others, tree = grouping.others(meeting), drafting.tree(meeting.version_number)
    chosen: Mapping[str, str] = json.loads((decision and decision.words) or (round_ and round_.words) or "{}")
    found = []
    for one in meeting.items:
        amendment = rows.get(one.amendment_number or 0)
        if one.id in ids and amendment is not None:
            found.append(_one(amendment, meeting, chosen, tree, _taken(meeting, others.get(amendment.number, ()))))
    return found


def _one(amendment: Amendment, meeting: Meeting, chosen: Mapping[str, str], tree: Sequence[Placed],
         taken: int | None) -> Asked:
    changes = [_with(change, chosen) for change in amending.changes(amendment, meeting.version_number)]
    told = [_bare(change) for change in show(changes, tree)]
    return Asked(amendment.number, amendment.headline, amendment.shown_as, told, taken)


def _with(change: Change, chosen: Mapping[str, str]) -> Change:
    return replace(change, words=chosen[change.key]) if change.key in chosen and change.words is not None else change


def _bare(change: ShownChange) -> ShownChange:
    """Without the signs of emphasis and links, which nobody reads aloud; the list in words still tells of them."""
    before, after = dressing.bare(change.before), dressing.bare(change.after)
    return replace(change, before=before, after=after, runs=words(before, after))


def _taken(meeting: Meeting, others: Sequence[int]) -> int | None:
    for item in meeting.items:
        standing = queries.decision(item) if item.amendment_number in others else None
        if standing is not None and standing.outcome in TAKEN:
            return item.amendment_number
    return None


def _lines(meeting: Meeting, round_: Round | None) -> list[Said]:
    given = lines.lines_now(round_)
    return [_said(group.name, given.get(group.slug)) for group in queries.asked_at(meeting, given) if group.counted]


def _said(name: str, line: Line | Computed | None) -> Said:
    if line is None:
        return Said(name, "", _("has not answered"), "")
    own = ""
    if line.position in (CONCERN, OBJECT):
        rest = ((_("Harm to whom:"), line.to_whom), (_("What would remove it:"), line.removed_by))
        own = "\n".join([line.words, *(f"{name} {said}" for name, said in rest if said)]).strip()
    return Said(name, line.position, POSITIONS[line.position], own)


def _sentence(now: Now, found: str) -> str:
    """How things stand, in one sentence or two: never a total, never who is missing."""
    if now.stage == "round":
        if not found:
            return _("The groups are asked. Not answering is never taken as a yes.")
        return found if now.consent else _("Not yet. {found}", found=found)
    if now.stage == "result" and now.decision is not None:
        why = found if now.consent else now.decision.reason
        return f"{OUTCOMES[now.decision.outcome]}. {why}".strip()
    if now.stage == "result":
        return _("{found} The meeting chair confirms what was decided.", found=found).strip()
    read = _("We read these words and talk about them. Nobody is asked yet.") if now.asked else _("Nothing is decided here.")
    return {"words": read, "pause": _("More time for everybody."),
            "circle": _("This part keeps no notes.")}.get(now.stage, "")


def _next(meeting: Meeting, item: AgendaItem | None) -> AgendaItem | None:
    after = [i for i in meeting.items if item is not None and i.position > item.position]
    return next((i for i in after if i.amendment_number is None or queries.decision(i) is None), None)
