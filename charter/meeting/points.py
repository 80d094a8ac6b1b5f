"""Who does what by when, as the meeting said it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select

from charter.db import db
from charter.meeting import minutes
from charter.meeting.models import ActionPoint, AgendaItem, Meeting
from charter.people.models import Person
from charter.record import entries
from charter.refusal import Refused
from charter.words import _


def note(meeting: Meeting, *, what: str, owner: str, due: date | None, item: AgendaItem | None, by: Person, at: datetime,
         once: str) -> ActionPoint:
    """Note who does what by when, during the meeting or after it, until its minutes are approved.

    `owner` is an organisation, a group or an office in words, for minutes name nobody who did not ask for it.
    """
    found = db.session.scalars(select(ActionPoint).where(ActionPoint.once == once)).first()
    if found is not None:
        return found
    if meeting.opening is None:
        raise Refused(_("The meeting has not been opened yet, so nobody has taken anything on."))
    minutes.check_open(meeting)
    if item is not None and item.meeting_number != meeting.number:
        raise Refused(_("That is not on the agenda of this meeting."))
    row = ActionPoint(meeting_number=meeting.number, item_id=item.id if item else None, what=what, owner=owner, due=due, at=at,
                      by_id=by.id, once=once)
    db.session.add(row)
    db.session.flush()
    entries.append("action-noted", {"meeting": meeting.number}, at=at)
    return row


def take_out(point: ActionPoint, *, at: datetime) -> None:
    """Take out what was noted by mistake, before the minutes are approved."""
    meeting = db.session.get(Meeting, point.meeting_number)
    assert meeting is not None, "an action belongs to a meeting"
    minutes.check_open(meeting)
    db.session.delete(point)
    db.session.flush()
    entries.append("action-taken-out", {"meeting": meeting.number}, at=at)


def of(meeting: Meeting) -> Sequence[ActionPoint]:
    """What was taken on at a meeting, in the order in which it was said."""
    query = select(ActionPoint).where(ActionPoint.meeting_number == meeting.number)
    return db.session.scalars(query.order_by(ActionPoint.at, ActionPoint.id)).all()


def find(meeting: Meeting, point_id: str) -> ActionPoint | None:
    """One of them."""
    found = db.session.get(ActionPoint, point_id)
    return found if found is not None and found.meeting_number == meeting.number else None
