"""Calling a meeting, opening it and noting who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select

from charter.db import db
from charter.drafting.models import Version
from charter.meeting import agenda, estimating, joining, late, queries
from charter.meeting.models import Attendance, Meeting, MeetingOpening
from charter.meeting.rules import check_chair
from charter.outbox.actions import owe
from charter.people.models import Person, Role, RoleEnding
from charter.people.queries import roles_now
from charter.record import entries
from charter.refusal import Refused
from charter.words import _


def call(
    version: Version, *, title: str, starts_local: str, zone: str, place: str, link: str | None, chair: Person,
    amendments: Sequence[int], talks: Sequence[str], by: Person | None, at: datetime, once: str,
    clauses: Sequence[str] = (), circle: bool = False, working: str = "",
) -> Meeting:
    """Call a meeting of all groups on a draft; every member is told, in one letter each, at the same minute.

    Nobody is invited to what is past: such a meeting was held on paper, and is entered from it.
    """
    found = db.session.scalars(select(Meeting).where(Meeting.once == once)).first()
    if found is not None:
        return found
    if version.settlement is not None:
        raise Refused(_("This text is settled, so there is nothing in it to decide. Begin a new draft first."))
    if queries.open_meeting_on(version.number):
        raise Refused(_("There is a meeting on this draft already that has not closed. One at a time keeps it clear."))
    check_chair([role.group_slug for role in roles_now(chair)])
    number = 1 + (db.session.scalar(select(func.max(Meeting.number))) or 0)
    meeting = Meeting(number=number, version_number=version.number, title=title, starts_local=starts_local, zone=zone,
                      place=place, link=link, chair_id=chair.id, chair_name=chair.name or "", at=at,
                      by_id=by.id if by else None, once=once)
    db.session.add(meeting)
    db.session.flush()
    agenda.put(meeting, agenda.Wanted(amendments, talks, clauses, circle, working))
    late.put_on(meeting, at=at)
    joining.make(meeting, at=at)
    entries.append("meeting-called", {"meeting": number, "version": version.number, "amendments": list(amendments)}, at=at)
    if estimating.begins(meeting) > at:
        _invite(number, at)
    return meeting


def _invite(number: int, at: datetime) -> None:
    ended = select(RoleEnding.role_id)
    for person_id in db.session.scalars(select(Role.person_id).where(Role.id.not_in(ended)).distinct()):
        owe("meeting-called", {"meeting": number, "person": person_id}, at=at, once=f"meeting-called/{number}/{person_id}")


def open_meeting(meeting: Meeting, *, by: Person | None, at: datetime) -> None:
    """Open the meeting."""
    agenda.check_not_closed(meeting)
    if meeting.opening is not None:
        return
    db.session.add(MeetingOpening(meeting_number=meeting.number, at=at, by_id=by.id if by else None))
    entries.append("meeting-opened", {"meeting": meeting.number, "version": meeting.version_number}, at=at)


def note_attendance(meeting: Meeting, people: Mapping[str, int], *, at: datetime) -> None:
    """Note how many of each group came, as numbers; no names are kept. It may be put right until the end."""
    if meeting.closing is not None:
        raise Refused(_("This meeting has closed, and who came stands as it was noted. What is wrong in it is said in a "
                        "correction beside the minutes, once they are approved."))
    for slug, count in people.items():
        db.session.merge(Attendance(meeting_number=meeting.number, group_slug=slug, people=count))
    came = [{"group": slug, "people": count} for slug, count in people.items() if count]
    entries.append("attendance-noted", {"meeting": meeting.number, "came": came}, at=at)
