"""Minutes write themselves from what was entered; the chair approves them, and a correction is a later entry beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from charter.db import db
from charter.meeting import minuted
from charter.meeting.models import AgendaItem, Meeting, MinutesApproval, MinutesCorrection
from charter.people.models import Person
from charter.record import entries
from charter.refusal import Refused
from charter.words import _


def approve(meeting: Meeting, *, by: Person, at: datetime, seen: str | None = None) -> MinutesApproval:
    """Approve the minutes of a closed meeting: what each group said is public from now on, in the log as well.

    `seen` is the digest of the minutes that the chair had read; what was added meanwhile is never approved unread.
    A second approval is the first one's.
    """
    if meeting.closing is None:
        raise Refused(_("The meeting has not closed yet, so its minutes are not whole."))
    found = approval(meeting)
    if found is not None:
        return found
    whole = minuted.gather(meeting)
    if seen is not None and seen != whole.digest:
        raise Refused(_("Something was added to these minutes since you opened them. Read them again, then approve them."))
    row = MinutesApproval(meeting_number=meeting.number, at=at, by_id=by.id)
    db.session.add(row)
    db.session.flush()
    entries.append("minutes-approved", {"meeting": meeting.number, "lines": whole.lines()}, at=at)
    return row


def correct(meeting: Meeting, *, words: str, item: AgendaItem | None, by: Person, at: datetime, once: str) -> MinutesCorrection:
    """Say beside approved minutes what is wrong in them; the minutes themselves stay as they were."""
    found = db.session.scalars(select(MinutesCorrection).where(MinutesCorrection.once == once)).first()
    if found is not None:
        return found
    if approval(meeting) is None:
        raise Refused(_("These minutes are not approved yet, so there is nothing to correct beside them."))
    if item is not None and item.meeting_number != meeting.number:
        raise Refused(_("That is not on the agenda of this meeting."))
    row = MinutesCorrection(meeting_number=meeting.number, item_id=item.id if item else None, words=words, at=at, by_id=by.id,
                            once=once)
    db.session.add(row)
    db.session.flush()
    entries.append("minutes-corrected", {"meeting": meeting.number}, at=at)
    return row


def approval(meeting: Meeting) -> MinutesApproval | None:
    """The approval of these minutes, if they were approved."""
    return db.session.get(MinutesApproval, meeting.number)


def corrections(meeting: Meeting) -> Sequence[MinutesCorrection]:
    """What was corrected since, oldest first."""
    query = select(MinutesCorrection).where(MinutesCorrection.meeting_number == meeting.number)
    return db.session.scalars(query.order_by(MinutesCorrection.at, MinutesCorrection.id)).all()


def check_open(meeting: Meeting) -> None:
    """What belongs in the minutes is entered until they are approved. Raises Refused."""
    if approval(meeting) is not None:
        raise Refused(_("The minutes of this meeting are approved, so nothing is added to them. A correction stands "
                        "beside them."))
