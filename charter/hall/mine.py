"""What is somebody's own in the room: in which role they are here, and what they have answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


def of(meeting: Meeting, somebody: Person | None) -> Mine:
    """This person's part in this meeting now."""
    if somebody is None:
        return Mine()
    held = positions.roles_of(somebody, meeting)
    if len(held) != 1:
        return Mine(somebody.name or "", roles=held)
    role, round_ = held[0], open_round(meeting)
    return Mine(somebody.name or "", role, (), role.group_slug in voiced_groups(somebody),
                role.group_slug in voices.named(), round_, positions.of_person(round_, somebody) if round_ else None)


def open_round(meeting: Meeting) -> Round | None:
    """The round that is on and takes answers."""
    item = item_on(meeting)
    state = room.state(meeting.number)
    if item is None or state is None or state.stage not in showing.ASKING or meeting.closing is not None:
        return None
    round_ = lines.last_round(item)
    return None if round_ is None or lines.is_over(round_) else round_


def item_on(meeting: Meeting) -> AgendaItem | None:
    """The item that is on the screen."""
    state = room.state(meeting.number)
    return next((i for i in meeting.items if state and i.id == state.item_id), None)


def round_of(meeting: Meeting, round_id: str) -> Round | None:
    """A round of this meeting, over or not, taken back or not."""
    return next((r for i in meeting.items for r in i.rounds if r.id == round_id), None)
