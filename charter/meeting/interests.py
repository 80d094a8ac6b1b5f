"""Interests that are declared at a meeting, each under its group and in somebody's own words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from charter.db import db
from charter.meeting import minutes
from charter.meeting.models import AgendaItem, Interest, Meeting
from charter.people.models import Group, Person
from charter.record import entries
from charter.refusal import Refused
from charter.words import _


def declare(meeting: Meeting, *, group: str, words: str, item: AgendaItem | None, by: Person, at: datetime,
            once: str) -> Interest:
    """Declare an interest, before the meeting or at it; it stands in the minutes under the group, without a name."""
    found = db.session.scalars(select(Interest).where(Interest.once == once)).first()
    if found is not None:
        return found
    minutes.check_open(meeting)
    if db.session.get(Group, group) is None:
        raise Refused(_("There is no such group."))
    if item is not None and item.meeting_number != meeting.number:
        raise Refused(_("That is not on the agenda of this meeting."))
    row = Interest(meeting_number=meeting.number, item_id=item.id if item else None, group_slug=group, words=words, at=at,
                   by_id=by.id, once=once)
    db.session.add(row)
    db.session.flush()
    entries.append("interest-declared", {"meeting": meeting.number}, at=at)
    return row


def take_out(interest: Interest, *, by: Person, at: datetime) -> None:
    """Whoever entered an interest takes it out again, until the minutes are approved."""
    if interest.by_id != by.id:
        raise Refused(_("Only whoever entered this can take it out."))
    meeting = db.session.get(Meeting, interest.meeting_number)
    assert meeting is not None, "an interest belongs to a meeting"
    minutes.check_open(meeting)
    db.session.delete(interest)
    db.session.flush()
    entries.append("interest-taken-out", {"meeting": meeting.number}, at=at)


def of(meeting: Meeting, *, by: Person | None = None) -> Sequence[Interest]:
    """What was declared at a meeting, oldest first; with `by`, only what this person entered."""
    query = select(Interest).where(Interest.meeting_number == meeting.number)
    if by is not None:
        query = query.where(Interest.by_id == by.id)
    return db.session.scalars(query.order_by(Interest.at, Interest.id)).all()


def find(meeting: Meeting, interest_id: str) -> Interest | None:
    """One of them."""
    found = db.session.get(Interest, interest_id)
    return found if found is not None and found.meeting_number == meeting.number else None
