"""Closing a meeting makes the next draft from the version before and the accepted changes: all or nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from charter.amending import actions as amending_actions
from charter.amending import queries as amending
from charter.commenting import actions as commenting_actions
from charter.db import db
from charter.drafting import actions as drafting_actions
from charter.drafting import queries as drafting
from charter.meeting import brackets, concerned, lines, queries, room
from charter.meeting.crossing import why_crossing
from charter.meeting.models import AgendaItem, Blend, Decision, Meeting, MeetingClosing
from charter.meeting.rules import BRACKETED, DEFERRED, TAKEN
from charter.people.models import Person
from charter.record import entries
from charter.refusal import Refused
from charter.text.change import Applied, Change, apply
from charter.words import _

# The one overlap that words can cure; for any other the meeting takes one of its decisions back.
CROSSING_WORDS = _("crossing words")


@dataclass(frozen=True)
class Plan:
    """What closing would do now: computed before the pen is taken, and compared again once it is held."""

    meeting: int
    state: tuple[str, ...]  # ids of the decisions and blends it was computed from
    undecided: tuple[str, ...]  # titles of agenda items without a decision
    applied: Applied | None  # none where nothing was accepted

    @property
    def is_ready(self) -> bool:
        """Whether nothing overlaps, every blend is confirmed and every item is decided."""
        return not self.undecided and (self.applied is None or not (self.applied.overlaps or self.applied.proposed))


def plan(meeting: Meeting, *, blended: bool = True) -> Plan:
    """Work out the next draft from the decisions that stand and the words confirmed for shared clauses."""
    gone = queries.taken_back(meeting)
    decided = {i: queries.decision(i) for i in meeting.items if i.amendment_number and i.amendment_number not in gone}
    undecided = tuple(_undecided(i) for i, d in decided.items() if d is None)
    blends = list(db.session.scalars(select(Blend).where(Blend.meeting_number == meeting.number))) if blended else []
    taken = [(i.amendment_number, d) for i, d in decided.items() if d and d.outcome in TAKEN]
    changes = [c for number, d in taken for c in _changes(number or 0, d, meeting.version_number)]
    state = tuple(sorted([d.id for d in decided.values() if d] + [b.id for b in blends]))
    if not changes:
        return Plan(meeting.number, state, undecided, None)
    tree = drafting.tree(meeting.version_number)
    return Plan(meeting.number, state, undecided, apply(tree, changes, {b.key: b.words for b in blends}))


def shared(meeting: Meeting) -> dict[str, str]:
    """The clauses in which accepted suggestions meet or cross, each with its words as they stand.

    These are the only ones whose words a meeting chooses itself.
    """
    applied = plan(meeting, blended=False).applied
    if applied is None:
        return {}
    crossing = {o.key: o.base for o in applied.overlaps if o.reason == CROSSING_WORDS}
    return {p.key: p.base for p in applied.proposed} | crossing


def close(meeting: Meeting, planned: Plan, *, by: Person, at: datetime) -> MeetingClosing:
    """Close the meeting: the next draft, every decision told, every open thing carried over, in one act.

    Raises Refused where suggestions overlap, an item is undecided, or a decision changed since `planned`.
    """
    if meeting.closing is not None:
        raise Refused(_("This meeting has closed already."))
    if meeting.opening is None:
        raise Refused(_("The meeting has not been opened yet."))
    _check(meeting, planned)
    parent = drafting.version(meeting.version_number)
    if parent is None or drafting.latest() != parent:
        raise Refused(_("A newer version of the text was made meanwhile, so this meeting cannot make the next one."))
    made = None
    if planned.applied is not None:
        made = drafting_actions.make_version(parent, planned.applied.tree, by=by, at=at, made_by="meeting",
                                             meeting_number=meeting.number)
    closing = MeetingClosing(meeting_number=meeting.number, at=at, by_id=by.id,
                             made_version=made.number if made else None)
    db.session.add(closing)
    db.session.flush()
    entries.append("meeting-closed", {"meeting": meeting.number, "version": made.number if made else None}, at=at)
    _tell_amendments(meeting, made.number if made else None, at)
    if made is not None:
        amending_actions.carry_over(parent, made, at=at)
        commenting_actions.carry_over(parent, made, at=at)
    concerned.owe_letters(meeting, closing.made_version, at=at)
    room.show(meeting, "closed", at=at)
    db.session.expire(meeting, ["closing"])
    return closing


def _check(meeting: Meeting, planned: Plan) -> None:
    if planned.undecided:
        raise Refused(_("Some things on the agenda are not decided. Decide them, or put them off to another meeting."),
                      planned.undecided)
    if planned.applied and planned.applied.overlaps:
        raise Refused(_("Accepted suggestions cross in the same words, so no draft was made. Choose which words to take."),
                      tuple(why_crossing(o.reason) for o in planned.applied.overlaps))
    if planned.applied and planned.applied.proposed:
        raise Refused(_("Accepted suggestions meet in one paragraph. Read what both together would say, and confirm it."))
    if plan(meeting).state != planned.state:
        raise Refused(_("Somebody changed a decision while you were closing. Look at the page again."))


def _tell_amendments(meeting: Meeting, made: int | None, at: datetime) -> None:
    for item in meeting.items:
        decision = queries.decision(item)
        amendment = amending.amendment(item.amendment_number) if item.amendment_number else None
        if decision is None or amendment is None or amendment.withdrawal or decision.outcome == DEFERRED:
            continue
        adopted = decision.outcome in TAKEN
        amending_actions.decide(amendment, outcome=decision.outcome, meeting_number=meeting.number,
                                version_number=made if adopted else None, at=at)


def _undecided(item: AgendaItem) -> str:
    asked = lines.last_round(item)
    return item.title if asked is None else _("{title}: round {n} is open, and the groups are being asked.", title=item.title,
                                              n=asked.n)


def _changes(number: int, decision: Decision, version_number: int) -> list[Change]:
    amendment = amending.amendment(number)
    if amendment is None:
        raise LookupError(f"amendment {number} is decided and does not exist")
    words = json.loads(decision.words) if decision.words else {}
    return brackets.taken(amending.changes(amendment, version_number), words, in_brackets=decision.outcome == BRACKETED)
