"""Late objections: a group that was not at a meeting objects to what it decided; no version is unmade."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from charter.db import db
from charter.drafting import queries as drafting
from charter.meeting import agenda, lines, queries
from charter.meeting.models import AgendaItem, Decision, LateObjection, Meeting
from charter.meeting.rules import TAKEN, check_objection
from charter.meeting.sitting import changes
from charter.people.models import Group, Person
from charter.record import entries
from charter.refusal import Refused
from charter.words import _

_DECIDED = aliased(AgendaItem)


def object_to(decision: Decision, *, group: str, clause_key: str, words: str, to_whom: str, removed_by: str,
              by: Person | None, at: datetime, once: str) -> LateObjection:
    """Object for a group that was absent, within the days it has: the clause comes onto the next agenda.

    The text stays as it was made. A meeting that is called and has not begun takes the clause at once; otherwise the
    next one does when it is called.
    """
    found = db.session.scalars(select(LateObjection).where(LateObjection.once == once)).first()
    if found is not None:
        return found
    check_objection(words, to_whom, removed_by)
    _check(decision, group, clause_key, at)
    row = LateObjection(decision_id=decision.id, group_slug=group, clause_key=clause_key, words=words.strip(),
                        to_whom=to_whom.strip(), removed_by=removed_by.strip(), at=at, by_id=by.id if by else None, once=once)
    db.session.add(row)
    db.session.flush()
    item = decision.item
    # Whose objection it is and what it says are public with the minutes; that there is one belongs in the log at once.
    entries.append("objected-late", {"meeting": item.meeting_number, "amendment": item.amendment_number,
                                     "clause": clause_key}, at=at)
    newest = drafting.latest()
    called = queries.open_meeting_on(newest.number) if newest is not None else None
    if called is not None and called.opening is None:
        put_on(called, at=at)
    return row


def put_on(meeting: Meeting, *, at: datetime) -> None:
    """Put every clause that waits because of a late objection on this agenda, as what the group that objected brings."""
    here = {item.clause_key for item in meeting.items if item.kind == agenda.CLAUSE}
    for key, slug in waiting_clauses().items():
        if key not in here:
            agenda.add(meeting, AgendaItem(meeting_number=meeting.number, position=0, kind=agenda.CLAUSE, clause_key=key,
                                           group_slug=slug, title=_title(meeting, key)))
            entries.append("clause-tabled", {"meeting": meeting.number, "clause": key}, at=at)


def waiting_clauses() -> dict[str, str]:
    """The clauses that a late objection brings to the next meeting, each with the group that objected first."""
    later = (exists().where(AgendaItem.kind == agenda.CLAUSE, AgendaItem.clause_key == LateObjection.clause_key,
                            AgendaItem.meeting_number > _DECIDED.meeting_number))
    query = (select(LateObjection.clause_key, LateObjection.group_slug).join(Decision, Decision.id == LateObjection.decision_id)
             .join(_DECIDED, _DECIDED.id == Decision.item_id).where(~later).order_by(LateObjection.at.desc()))
    return {row[0]: row[1] for row in db.session.execute(query)}


def open_to(meeting: Meeting, group: str, *, at: datetime) -> Sequence[Decision]:
    """The decisions of a meeting that this group can still object to, because nobody spoke for it there."""
    if meeting.closing is None or at > until(meeting) or _was_there(meeting, group):
        return ()
    done = set(db.session.scalars(select(LateObjection.decision_id).where(LateObjection.group_slug == group)))
    decided = [d for d in map(queries.decision, meeting.items) if d is not None and d.outcome in TAKEN and d.id not in done]
    return [d for d in decided if group not in _answered(d)]


def until(meeting: Meeting) -> datetime:
    """Until when a group that was not there can object."""
    assert meeting.closing is not None
    return meeting.closing.at + timedelta(days=drafting.charter().objection_days)


def _check(decision: Decision, group: str, clause_key: str, at: datetime) -> None:
    meeting = decision.item.meeting
    if db.session.get(Group, group) is None:
        raise Refused(_("There is no such group."))
    if meeting.closing is None or decision.undoing is not None:
        raise Refused(_("This meeting has not closed, so nothing is decided yet. Say it at the meeting."))
    if decision.outcome not in TAKEN:
        raise Refused(_("Nothing of this came into the text, so there is nothing to object to."))
    if _was_there(meeting, group) or group in _answered(decision):
        raise Refused(_("This group was at the meeting and was asked there. What it sees now it can bring to the next "
                        "meeting, or suggest other words."))
    if at > until(meeting):
        days = drafting.charter().objection_days
        raise Refused(_("A group that was not at a meeting can object within {days} days, and they are over. Suggest "
                        "other words: they come to the next meeting.", days=days))
    if clause_key not in {change.key for change in changes(decision.item)}:
        raise Refused(_("That decision did not change this paragraph."))
    if db.session.scalar(select(exists().where(LateObjection.decision_id == decision.id, LateObjection.group_slug == group))):
        raise Refused(_("This group has objected to this already. It comes onto the next agenda."))


def _was_there(meeting: Meeting, group: str) -> bool:
    """Whether anybody of a group was noted as present; where nobody noted who came, whether it said anything there."""
    came = {row.group_slug for row in meeting.attendance if row.people}
    return group in (came or {slug for item in meeting.items for r in lines.rounds(item) for slug in lines.written(r)})


def _title(meeting: Meeting, key: str) -> str:
    place = next((p for p in drafting.tree(meeting.version_number) if p.key == key), None)
    if place is None:
        return _("A paragraph that is not in this draft any more")
    return _("Paragraph {number}", number=place.number) if place.number else _("The title")


def _answered(decision: Decision) -> set[str]:
    rounds = queries.rounds_of(decision)
    return set(lines.written(rounds[-1])) if rounds else set()


