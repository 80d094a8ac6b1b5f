"""The restorative opening: its questions, whether it is left out, and that it took place. It keeps no notes anywhere."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from charter.db import db
from charter.meeting import room
from charter.meeting.models import CircleWaiver, Meeting
from charter.people.models import Group, Person
from charter.people.queries import groups
from charter.record import entries
from charter.refusal import Refused
from charter.words import _

# The three questions of a restorative circle, in the order in which trust is mended: what was, whom it touched, what next
# (product.md, Meetings). Each is read aloud, and goes once round the table.
ROUNDS = (
    (_("What has it been like?"), _("What happened, as you saw it, and what it has been like for you since.")),
    (_("Who was affected?"), _("Who has been affected by it, in this room and beyond, and how.")),
    (_("What is needed to begin again?"), _("What you need from the others here, and what you can give, so that we can "
                                         "begin again.")),
)


def hold(meeting: Meeting, *, at: datetime) -> None:
    """The meeting begins with the restorative opening: it is on every screen. That it took place is all that is kept."""
    if meeting.opening is None:
        raise Refused(_("The meeting has not been opened yet."))
    if meeting.closing is not None:
        raise Refused(_("This meeting has closed."))
    if is_left_out(meeting):
        raise Refused(_("Every group wishes to go without the restorative opening, so it is left out."))
    if not was_held(meeting):
        entries.append("circle-held", {"meeting": meeting.number}, at=at)
    room.show(meeting, "circle", at=at)


def was_held(meeting: Meeting) -> bool:
    """Whether the meeting began with the restorative opening."""
    return bool(entries.about(kind="circle-held", meeting=meeting.number, limit=1))


def go_without(meeting: Meeting, *, group: str, by: Person, at: datetime) -> None:
    """A group wishes to go without the opening. It takes place unless every group that exists wishes so. Twice is once."""
    _check_before(meeting)
    if db.session.get(Group, group) is None:
        raise Refused(_("There is no such group."))
    if db.session.get(CircleWaiver, (meeting.number, group)) is None:
        db.session.add(CircleWaiver(meeting_number=meeting.number, group_slug=group, at=at, by_id=by.id))
        db.session.flush()
        if is_left_out(meeting):  # that one group wishes so is nobody's news; that all do is
            entries.append("circle-left-out", {"meeting": meeting.number}, at=at)


def have_it(meeting: Meeting, *, group: str, at: datetime) -> None:
    """A group wishes to have the opening after all; one is enough for it to take place."""
    _check_before(meeting)
    found = db.session.get(CircleWaiver, (meeting.number, group))
    if found is None:
        return
    was_out = is_left_out(meeting)
    db.session.delete(found)
    db.session.flush()
    if was_out:
        entries.append("circle-kept", {"meeting": meeting.number}, at=at)


def wishes(meeting: Meeting) -> set[str]:
    """The groups that wish to go without it: for their own voices' eyes, and to know whether all do."""
    query = select(CircleWaiver.group_slug).where(CircleWaiver.meeting_number == meeting.number)
    return set(db.session.scalars(query))


def is_left_out(meeting: Meeting) -> bool:
    """Whether every group wishes to go without the restorative opening."""
    return {group.slug for group in groups()} <= wishes(meeting)


def _check_before(meeting: Meeting) -> None:
    if meeting.closing is not None:
        raise Refused(_("This meeting has closed."))
    if was_held(meeting):
        raise Refused(_("The restorative opening has begun."))
