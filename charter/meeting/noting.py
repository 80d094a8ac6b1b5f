"""Noting each step at the chair's desk, so that it can be taken back, the last one first."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from charter.db import db
from charter.meeting.models import AgendaItem, Meeting, Step, StepUndoing
from charter.people.models import Person

ASKED, LINE, DECIDED, APART, MORE_TIME = "asked", "line", "decided", "apart", "more-time"


def note(meeting: Meeting, *, kind: str, ref: str, said: str, item: AgendaItem | None, by: Person | None,
         at: datetime) -> Step:
    """Note one step. `said` stands on the button behind “Undo: ”, so it begins small: “families said no”.

    `ref` is the id of the round (asked), line, decision (decided), or item (apart); for more-time the minutes that the
    item had before, or nothing where it had none of its own.
    """
    n = 1 + (db.session.scalar(select(func.max(Step.n)).where(Step.meeting_number == meeting.number)) or 0)
    row = Step(meeting_number=meeting.number, n=n, kind=kind, ref=ref, said=said, item_id=item.id if item else None, at=at,
               by_id=by.id if by else None)
    db.session.add(row)
    db.session.flush()
    return row


def last(meeting: Meeting) -> Step | None:
    """The newest step that stands: the one that undo takes back next."""
    query = select(Step).where(Step.meeting_number == meeting.number, Step.id.not_in(select(StepUndoing.step_id)))
    return db.session.scalars(query.order_by(Step.n.desc()).limit(1)).first()


def cross_out(kind: str, ref: str, *, by: Person | None, at: datetime) -> None:
    """What the step noted was taken back."""
    query = select(Step).where(Step.kind == kind, Step.ref == ref, Step.id.not_in(select(StepUndoing.step_id)))
    for step in db.session.scalars(query):
        db.session.add(StepUndoing(step_id=step.id, at=at, by_id=by.id if by else None))
    db.session.flush()
