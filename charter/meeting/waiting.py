"""What of meetings waits for a member: an answer entered for them, a decision made without their group."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import url_for
from sqlalchemy import select

from charter.db import db
from charter.drafting import queries as drafting
from charter.meeting import late, queries
from charter.meeting.models import AbsentAnswer, AgendaItem, MeetingClosing, Position, Round
from charter.meeting.positions import ABSENT
from charter.people.models import Person
from charter.people.queries import voiced_groups
from charter.web.waiting import Waiting
from charter.words import _

# Minutes, by guess: reading four lines and pressing once; reading what was decided with one's group in mind.
MINUTES_TO_CONFIRM, MINUTES_TO_READ = 2, 10


def for_member(person: Person, at: datetime) -> list[Waiting]:
    """What of meetings waits for this person."""
    return [*_entered(person), *_decided_without(person, at)]


def _entered(person: Person) -> list[Waiting]:
    """Answers that the convenor entered for them and that they have not confirmed yet, at meetings that have not closed."""
    closed = select(MeetingClosing.meeting_number)
    before = (select(AgendaItem, AbsentAnswer.at).join(AbsentAnswer, AbsentAnswer.item_id == AgendaItem.id)
              .where(AbsentAnswer.person_id == person.id, AbsentAnswer.confirmed_at.is_(None),
                     AgendaItem.meeting_number.not_in(closed), AgendaItem.id.not_in(_asked())))
    during = (select(AgendaItem, Position.at).join(Round, Round.item_id == AgendaItem.id)
              .join(Position, Position.round_id == Round.id)
              .where(Position.person_id == person.id, Position.given == ABSENT, Position.confirmed_at.is_(None),
                     AgendaItem.meeting_number.not_in(closed)))
    rows = {item.id: (item, since) for query in (before, during) for item, since in db.session.execute(query)}
    return [Waiting(_("Confirm what was entered for you at meeting {meeting_number}: {title}",
                      meeting_number=item.meeting_number, title=item.title),
                    url_for("meeting.my_page", number=item.meeting_number, item_id=item.id), since, MINUTES_TO_CONFIRM)
            for item, since in rows.values()]


def _asked():  # type: ignore[no-untyped-def]
    return select(Round.item_id).where(Round.item_id.is_not(None))


def _decided_without(person: Person, at: datetime) -> list[Waiting]:
    """For a voice or deputy: what a meeting accepted while nobody of the group was there, as long as it can object."""
    mine = voiced_groups(person)
    if not mine:
        return []
    since = at - timedelta(days=drafting.charter().objection_days)
    found = []
    for number in db.session.scalars(select(MeetingClosing.meeting_number).where(MeetingClosing.at >= since)):
        meeting = queries.meeting(number)
        assert meeting is not None and meeting.closing is not None
        for group in mine:
            found += [
                Waiting(_("Meeting {number} accepted “{title}” without your group: object if it would do harm", number=number,
                          title=decision.item.title),
                        url_for("meeting.objection_page", number=number, item_id=decision.item_id), meeting.closing.at,
                        MINUTES_TO_READ, late.until(meeting))
                for decision in late.open_to(meeting, group, at=at)]
    return found
