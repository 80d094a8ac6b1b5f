"""What is somebody's own in the room: in which role they are here, and what they have answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charter.db import db
from charter.hall import showing
from charter.meeting import lines, positions, room, voices
from charter.meeting.models import AgendaItem, Meeting, Position, Round
from charter.people.models import Person, Role
from charter.people.queries import voiced_groups


@dataclass(frozen=True)
class Mine:
    """A member's part in this meeting; a guest has none, and neither has whoever only chairs or convenes."""

    name: str = ""
    role: Role | None = None
    roles: Sequence[Role] = ()  # to choose from, where more than one is held and none chosen yet
    is_voice: bool = False
    has_voice: bool = False  # whether the group named one
    round: Round | None = None  # the round that is open now
    said: Position | None = None

    @property
    def group(self) -> str | None:
        """The group somebody speaks in here."""
        return self.role.group_slug if self.role else None

    @property
    def asked(self) -> str | None:
        """The item that the open round asks about first; the one it began with may have been taken out of its block."""
        items = lines.items_of(self.round) if self.round else []
        return items[0].id if items else None


def of(meeting: Meeting, somebody: Person | None) -> Mine:
    """This person's part in this meeting now."""
    if somebody is None:
        return Mine()
    held = positions.roles_of(somebody, meeting)
    if len(held) != 1:
        return Mine(somebody.name or "", roles=held)
    role, round_ = held[0], open_round(meeting)
    said = positions.of_person(round_, somebody) if round_ else None
    return Mine(somebody.name or "", role, (), role.group_slug in voiced_groups(somebody),
                role.group_slug in voices.named(), round_, said)


def open_round(meeting: Meeting) -> Round | None:
    """The round that is on and takes answers."""
    state = room.state(meeting.number)
    if state is None or state.item_id is None or state.stage not in showing.ASKING or meeting.closing is not None:
        return None
    item = db.session.get(AgendaItem, state.item_id)
    round_ = lines.last_round(item) if item else None
    return None if round_ is None or lines.is_over(round_) else round_


def meeting(number: int) -> Meeting | None:
    """The meeting alone, without its agenda and all that was said: three hundred phones ask for it."""
    return db.session.get(Meeting, number)


def round_of(meeting: Meeting, round_id: str) -> Round | None:
    """A round of this meeting, over or not, taken back or not."""
    found = db.session.get(Round, round_id)
    return found if found is not None and found.meeting_number == meeting.number else None
