"""What waits after a meeting: minutes to approve, words that draw a line, what somebody took on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import current_app, url_for
from sqlalchemy import select

from charter.db import db
from charter.meeting import minutes, statements
from charter.meeting.models import ActionPoint, Meeting, Statement
from charter.people.models import Person
from charter.people.queries import offices, voiced_groups
from charter.web.waiting import Waiting
from charter.words import _

# Minutes, by guess: reading what a meeting said; reading a paragraph and pressing once; one telephone call.
MINUTES, A_PARAGRAPH, A_CALL = 15, 3, 3
# What somebody took on is asked after from a week before its day until a fortnight after: nothing here tells that it is done.
BEFORE, AFTER = timedelta(days=7), timedelta(days=14)


def for_the_desk(meetings: Sequence[Meeting], at: datetime) -> list[Waiting]:
    """What waits for the convenor."""
    return [*_minutes(meetings), *_statements(meetings), *_actions(at)]


def for_member(person: Person, meetings: Sequence[Meeting]) -> list[Waiting]:
    """What waits for the meeting chair, and for a voice or deputy whose group has not looked at the words yet."""
    mine = set(voiced_groups(person))
    found = _minutes(meetings) if "chair" in offices(person) else []
    for meeting, statement in _unpublished(meetings):
        if mine - {row.group_slug for row in statement.approvals}:
            found.append(Waiting(_("Read the words that draw a line after meeting {number}, for your group",
                                   number=meeting.number),
                                 url_for("meeting.statement", number=meeting.number), statement.at, A_PARAGRAPH))
    return found


def _minutes(meetings: Sequence[Meeting]) -> list[Waiting]:
    return [Waiting(_("The minutes of meeting {number} wait for the chair’s approval", number=row.number),
                    url_for("reading.draft_minutes", number=row.number), row.closing.at, MINUTES)
            for row in meetings if row.closing is not None and minutes.approval(row) is None]


def _statements(meetings: Sequence[Meeting]) -> list[Waiting]:
    return [Waiting(_("The words that draw a line after meeting {number} wait for groups to approve them",
                      number=meeting.number),
                    url_for("meeting.statement", number=meeting.number), statement.at, A_PARAGRAPH)
            for meeting, statement in _unpublished(meetings)]


def _unpublished(meetings: Sequence[Meeting]) -> list[tuple[Meeting, Statement]]:
    begun = {meeting.number: meeting for meeting in meetings if meeting.opening is not None}
    numbers = db.session.scalars(select(Statement.meeting_number).distinct())
    newest = [(begun[number], statements.newest(begun[number])) for number in numbers if number in begun]
    return [(meeting, row) for meeting, row in newest if row is not None and not statements.is_published(row)]


def _actions(at: datetime) -> list[Waiting]:
    """What is due about now, until the end of its day where the area is."""
    here = ZoneInfo(current_app.config["TIME_ZONE"])
    today = at.astimezone(here).date()
    query = select(ActionPoint).where(ActionPoint.due >= today - AFTER, ActionPoint.due <= today + BEFORE)
    return [Waiting(_("Ask after what {owner} took on at meeting {meeting_number}", owner=row.owner,
                      meeting_number=row.meeting_number),
                    url_for("meeting.points", number=row.meeting_number), row.at, A_CALL,
                    datetime.combine(row.due, time(23, 59), here) if row.due else None)
            for row in db.session.scalars(query.order_by(ActionPoint.due))]
