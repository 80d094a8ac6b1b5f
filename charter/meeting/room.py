"""What the room sees now: one small row a meeting, renewed in the same transaction as the act that changes it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from charter.db import db
from charter.meeting.models import AgendaItem, Meeting, RoomState

# welcome, before anything is on; words, an item before it is asked; round, while groups answer; result, once decided;
# circle, the opening that keeps no notes; pause, more time; closed, the meeting is over.
STAGES = ("welcome", "words", "round", "result", "circle", "pause", "closed")


def show(meeting: Meeting, stage: str, *, at: datetime, item: AgendaItem | None = None, part: int = 1) -> RoomState:
    """Put something on every screen and phone: an item at its stage, and which part of words too long for one screen."""
    assert stage in STAGES, stage
    state = _state(meeting, at)
    state.item_id, state.stage, state.part = item.id if item else None, stage, part
    return _renewed(state, at)


def touch(meeting: Meeting, *, at: datetime) -> RoomState:
    """Something about what is on the screens has changed: everybody draws it again."""
    return _renewed(_state(meeting, at), at)


def touch_number(meeting_number: int, *, at: datetime) -> None:
    """The same where only the meeting's number is at hand: one statement, for three hundred people may answer at once."""
    db.session.execute(update(RoomState).where(RoomState.meeting_number == meeting_number)
                       .values(revision=RoomState.revision + 1, at=at))


def state(meeting_number: int) -> RoomState | None:
    """What the room sees; nothing where nothing was ever shown."""
    return db.session.get(RoomState, meeting_number)


def _state(meeting: Meeting, at: datetime) -> RoomState:
    found = state(meeting.number)
    if found is None:
        found = RoomState(meeting_number=meeting.number, revision=0, stage="welcome", part=1, at=at)
        db.session.add(found)
    return found


def _renewed(found: RoomState, at: datetime) -> RoomState:
    found.revision, found.at = found.revision + 1, at
    db.session.flush()
    return found
