"""What the room sees now, how it is joined, and each step of the chair, so that it can be taken back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.web.ids import random_id


class RoomState(db.Model):
    """What is on the screen: one small row a meeting, asked by every screen and phone some times a minute.

    `revision` is one more whenever anything that the room sees has changed.
    """

    __tablename__ = "room_state"
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), primary_key=True)
    revision: Mapped[int] = mapped_column(default=1)
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"))
    stage: Mapped[str] = mapped_column(default="welcome")  # welcome, words, round, result, circle, pause, closed
    part: Mapped[int] = mapped_column(default=1)  # of words too long for one screen
    at: Mapped[datetime] = mapped_column(UTC)


class Joining(db.Model):
    """How a room is joined: a short code to type, and a secret behind the square that phones read."""

    __tablename__ = "joining"
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    secret: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)


class Asking(db.Model):
    """Somebody in the room needs more time, or would like to speak; under a group, or a guest; never a name."""

    __tablename__ = "asking"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), index=True)
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"))
    kind: Mapped[str]  # time, speak
    group_slug: Mapped[str | None] = mapped_column(ForeignKey("stakeholder_group.slug"))  # none for a guest
    at: Mapped[datetime] = mapped_column(UTC)
    once: Mapped[str] = mapped_column(unique=True)
    seen: Mapped[AskingSeen | None] = relationship()


class AskingSeen(db.Model):
    """The chair has seen it and gone on."""

    __tablename__ = "asking_seen"
    asking_id: Mapped[str] = mapped_column(ForeignKey("asking.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)


class Step(db.Model):
    """One step at the chair's desk, in order: what undo takes back, the last one first, until the meeting closes."""

    __tablename__ = "step"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), index=True)
    n: Mapped[int]
    kind: Mapped[str]  # asked, line, decided, apart, more-time
    ref: Mapped[str]  # the id of the round, line or decision; of the item; minutes
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"))
    said: Mapped[str]  # the step in words, for the button that undoes it
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    undoing: Mapped[StepUndoing | None] = relationship()
    __table_args__ = (UniqueConstraint("meeting_number", "n"),)


class StepUndoing(db.Model):
    """The step was taken back."""

    __tablename__ = "step_undoing"
    step_id: Mapped[str] = mapped_column(ForeignKey("step.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
