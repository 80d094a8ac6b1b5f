"""Minutes write themselves from what was entered; the chair approves them."""

from __future__ import annotations

from datetime import datetime

from charter.db import db
from charter.meeting.models import Meeting, MinutesApproval
from charter.people.models import Person
from charter.record import entries
from charter.refusal import Refused


def approve(meeting: Meeting, *, by: Person, at: datetime) -> MinutesApproval:
    """Approve the minutes of a closed meeting; a second approval is the first one's."""
    if meeting.closing is None:
        raise Refused("The meeting has not closed yet, so its minutes are not whole.")
    found = approval(meeting)
    if found is not None:
        return found
    row = MinutesApproval(meeting_number=meeting.number, at=at, by_id=by.id)
    db.session.add(row)
    entries.append("minutes-approved", {"meeting": meeting.number}, at=at)
    return row


def approval(meeting: Meeting) -> MinutesApproval | None:
    """The approval of these minutes, if they were approved."""
    return db.session.get(MinutesApproval, meeting.number)
