"""How the meeting stands with its time: told to the chair as it is, and nothing follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from charter.meeting import agenda, estimating, noting, queries, room
from charter.meeting.lines import last_round
from charter.meeting.models import AgendaItem, Meeting
from charter.meeting.sitting import check_in_session, label
from charter.people.models import Person
from charter.refusal import Refused
from charter.words import _

MORE = 10  # minutes in one press: long enough for two groups to write a sentence together
# A meeting that is entered from paper afterwards has no running time: it began this long ago at most, or is not running.
RUNNING_HOURS = 12
WORTH_SAYING = 2  # minutes; less is on time


@dataclass(frozen=True)
class Slot:
    """One thing on the sheet as time sees it."""

    minutes: int
    over: datetime | None  # when it was over; none where it is not, or where nobody noted it
    state: str  # past, now, next


@dataclass(frozen=True)
class Running:
    """What the clock says."""

    behind: int  # minutes behind, ahead where it is below nothing
    ends: datetime

    @property
    def words(self) -> str:
        """In words, neither praise nor blame."""
        if abs(self.behind) < WORTH_SAYING:
            return _("On time")
        minutes = abs(self.behind)
        return (_("About {minutes} minutes behind", minutes=minutes) if self.behind > 0 else
                _("About {minutes} minutes ahead", minutes=minutes))


def running(meeting: Meeting, slots: Sequence[Slot], at: datetime) -> Running | None:
    """How the meeting stands now; nothing before it is opened, once it is closed, or where it is entered afterwards."""
    if meeting.opening is None or meeting.closing is not None:
        return None
    if abs(at - estimating.begins(meeting)) > timedelta(hours=RUNNING_HOURS):
        return None
    began = meeting.opening.at
    past = sum(slot.minutes for slot in slots if slot.state == "past")
    here = sum(slot.minutes for slot in slots if slot.state == "now")
    coming = sum(slot.minutes for slot in slots if slot.state == "next")
    since = max([began, *(slot.over for slot in slots if slot.over)])
    spent = _minutes(at - since)
    behind = _minutes(since - began) - past + max(0.0, spent - here)
    left = max(0.0, here - spent) + coming
    return Running(round(behind), at + timedelta(minutes=left))


def starts(meeting: Meeting, slots: Sequence[Slot]) -> list[datetime]:
    """When each thing is expected to begin, counted from when the meeting began, or is to begin."""
    at = meeting.opening.at if meeting.opening else estimating.begins(meeting)
    found = []
    for slot in slots:
        found.append(at)
        at += timedelta(minutes=slot.minutes)
    return found


def more_time(item: AgendaItem, *, by: Person | None, at: datetime) -> None:
    """Ten more minutes for what is on: the room sees it, and no round closes because of a clock."""
    meeting = item.meeting
    check_in_session(meeting)
    if queries.decision(item) is not None:
        raise Refused(_("This is decided already, so it needs no more time."))
    wanted = estimating.of_item(item) + MORE
    if wanted > estimating.MOST_MINUTES:
        raise Refused(_("That is a whole evening for one thing. Park it, and come back to it another day."))
    noting.note(meeting, kind=noting.MORE_TIME, ref=str(item.minutes or ""), said=_("ten more minutes for {label}",
                                                                                    label=label(item)),
                item=item, by=by, at=at)
    item.minutes = wanted
    room.show(meeting, "pause", item=item, at=at)


def show(item: AgendaItem, *, at: datetime) -> None:
    """Put an item on every screen, at the stage at which it is."""
    agenda.check_not_closed(item.meeting)
    room.show(item.meeting, stage(item), item=item, at=at)


def stage(item: AgendaItem) -> str:
    """At which stage the room sees an item."""
    if item.kind == agenda.CIRCLE:
        return "circle"
    if queries.decision(item) is not None:
        return "result"
    return "round" if last_round(item) is not None else "words"


def _minutes(span: timedelta) -> float:
    return span.total_seconds() / 60
