"""Taking back what was done at the chair's desk, the last step first, until the meeting closes."""

from __future__ import annotations

from datetime import datetime

from charter.db import db
from charter.meeting import asking, deciding, room
from charter.meeting.lines import last_round
from charter.meeting.models import AgendaItem, Decision, Line, Meeting, Round, Step, StepUndoing
from charter.meeting.noting import APART, ASKED, DECIDED, LINE, MORE_TIME, last, note
from charter.meeting.sitting import check_in_session
from charter.people.models import Person
from charter.record import entries
from charter.refusal import Refused
from charter.words import _


def undo(meeting: Meeting, *, by: Person, at: datetime, step_id: str | None = None) -> Step:
    """Take the last step back; once more takes back the one before it.

    `step_id`: the step that the button named, so that two hands at once do not take back two.
    """
    check_in_session(meeting)
    step = last(meeting)
    if step is None:
        raise Refused(_("Nothing has been done yet that could be taken back."))
    if step_id is not None and step.id != step_id:
        raise Refused(_("Something else was done, or taken back, meanwhile. Look at the run sheet again."))
    _UNDO[step.kind](step, by, at)
    if db.session.get(StepUndoing, step.id) is None:
        db.session.add(StepUndoing(step_id=step.id, at=at, by_id=by.id))
        db.session.flush()
    return step


def _asked(step: Step, by: Person, at: datetime) -> None:
    round_ = db.session.get_one(Round, step.ref)
    item = round_.item
    asking.take_back_round(round_, by=by, at=at)
    if item is not None:
        room.show(item.meeting, "round" if last_round(item) else "words", item=item, at=at)


def _line(step: Step, by: Person, at: datetime) -> None:
    line = db.session.get_one(Line, step.ref)
    asking.take_back_line(line, by=by, at=at)
    _shown(step, at)


def _decided(step: Step, by: Person, at: datetime) -> None:
    deciding.undo(db.session.get_one(Decision, step.ref).item, by=by, at=at)


def _apart(step: Step, by: Person, at: datetime) -> None:
    item = db.session.get_one(AgendaItem, step.ref)
    item.apart = False
    db.session.flush()
    entries.append("put-together", {"meeting": item.meeting_number, "amendment": item.amendment_number}, at=at)
    room.touch(item.meeting, at=at)


def _more_time(step: Step, by: Person, at: datetime) -> None:
    item = db.session.get_one(AgendaItem, step.item_id)
    item.minutes = int(step.ref) if step.ref else None
    # The screen stood at the pause; it shows again what it showed before.
    room.show(item.meeting, "round" if last_round(item) else "words", item=item, at=at)


def _shown(step: Step, at: datetime) -> None:
    item = db.session.get(AgendaItem, step.item_id) if step.item_id else None
    if item is not None:
        room.show(item.meeting, "round", item=item, at=at)


_UNDO = {ASKED: _asked, LINE: _line, DECIDED: _decided, APART: _apart, MORE_TIME: _more_time}

__all__ = ["last", "note", "undo"]
