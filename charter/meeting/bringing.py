"""Any group brings what it wants talked about, until seven days before the meeting."""

from __future__ import annotations

from datetime import datetime, timedelta

from charter.db import db
from charter.meeting import agenda, estimating
from charter.meeting.agenda import TALK
from charter.meeting.models import AgendaItem, Meeting
from charter.people.models import Person, Role
from charter.record import entries
from charter.refusal import Refused
from charter.web.filters import zoned
from charter.words import _

# Days before a meeting after which nothing more comes onto its agenda from a group: whoever reads the papers on Sunday
# finds in them what is talked about, and somebody who speaks for many has a week to ask them.
NOTICE_DAYS = 7


def closes(meeting: Meeting) -> datetime:
    """Until when a group may bring something: the same time on the wall, seven days before."""
    wall = datetime.fromisoformat(meeting.starts_local) - timedelta(days=NOTICE_DAYS)
    return wall.replace(tzinfo=estimating.begins(meeting).tzinfo)


def is_open(meeting: Meeting, at: datetime) -> bool:
    """Whether a group may still bring something to this meeting."""
    return meeting.opening is None and meeting.closing is None and at < closes(meeting)


def bring(meeting: Meeting, *, title: str, words: str, role: Role, by: Person, at: datetime, once: str) -> AgendaItem:
    """A member brings something for their group, in plain words; sent twice it is there once.

    The convenor and the meeting chair may not take it off again. Raises Refused once the seven days have begun.
    """
    found = db.session.get(AgendaItem, once)
    if found is not None:
        return found
    if role.person_id != by.id or role.ending is not None:
        raise Refused(_("You bring something for a group in which you have a part."))
    if not is_open(meeting, at):
        raise Refused(_("Groups could bring something to this meeting until {closes}, so that everybody has read it "
                        "before. Bring it to the next meeting, or say it as a comment today.", closes=zoned(closes(meeting))))
    if any(i.title == title and i.group_slug == role.group_slug for i in meeting.items):
        raise Refused(_("Your group has brought this to the meeting already."))
    item = AgendaItem(id=once, meeting_number=meeting.number, position=len(meeting.items), kind=TALK, title=title,
                      words=words, group_slug=role.group_slug)
    agenda.add(meeting, item)
    entries.append("item-brought", {"meeting": meeting.number, "group": role.group_slug}, at=at)
    return item
