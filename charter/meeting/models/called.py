"""A meeting that was called: its agenda, who came, when it was opened and closed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.web.ids import random_id
from charter.web.sought import Sought

if TYPE_CHECKING:
    from charter.meeting.models.after import MinutesApproval
    from charter.meeting.models.rounds import Decision, Round, RoundAlso


class Meeting(Sought, db.Model):
    """A meeting of all groups on one draft. Its time is local wall time with its zone."""

    __tablename__ = "meeting"
    SOUGHT = ("title", "place")
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), index=True)
    title: Mapped[str]
    starts_local: Mapped[str]  # 2026-11-22T16:30
    zone: Mapped[str]
    place: Mapped[str]
    link: Mapped[str | None]
    chair_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    chair_name: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    once: Mapped[str] = mapped_column(unique=True)
    items: Mapped[list[AgendaItem]] = relationship(order_by="AgendaItem.position", back_populates="meeting")
    opening: Mapped[MeetingOpening | None] = relationship()
    closing: Mapped[MeetingClosing | None] = relationship()
    approval: Mapped[MinutesApproval | None] = relationship()
    attendance: Mapped[list[Attendance]] = relationship()


class AgendaItem(Sought, db.Model):
    """One thing the meeting is to decide or talk about. Amendments that nobody contests are asked as one block."""

    __tablename__ = "agenda_item"
    SOUGHT = ("title",)
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), index=True)
    position: Mapped[int]
    kind: Mapped[str]  # circle (the restorative opening), working (the working agreement), amendment, clause, talk
    amendment_number: Mapped[int | None] = mapped_column(ForeignKey("amendment.number"), index=True)
    clause_key: Mapped[str | None] = mapped_column(index=True)
    title: Mapped[str]
    words: Mapped[str] = mapped_column(default="")  # of the working agreement, or what a group wants to talk about
    group_slug: Mapped[str | None] = mapped_column(ForeignKey("stakeholder_group.slug"))  # the group whose item it is
    minutes: Mapped[int | None]  # how long the chair thinks it takes; none where the site's own estimate holds
    apart: Mapped[bool] = mapped_column(default=False)  # taken out of the block of what nobody contests
    meeting: Mapped[Meeting] = relationship(back_populates="items")
    rounds: Mapped[list[Round]] = relationship(order_by="Round.n", back_populates="item")  # lines.rounds() gives those that stand
    in_blocks: Mapped[list[RoundAlso]] = relationship(back_populates="item")
    decisions: Mapped[list[Decision]] = relationship(order_by="Decision.at", back_populates="item")


class MeetingOpening(db.Model):
    """The chair opened the meeting."""

    __tablename__ = "meeting_opening"
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class MeetingClosing(db.Model):
    """The chair closed the meeting, and the next draft was made in the same act."""

    __tablename__ = "meeting_closing"
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    made_version: Mapped[int | None] = mapped_column(ForeignKey("version.number"))  # none where nothing was adopted


class Attendance(db.Model):
    """How many of a group came: a number, no names."""

    __tablename__ = "attendance"
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), primary_key=True)
    group_slug: Mapped[str] = mapped_column(ForeignKey("stakeholder_group.slug"), primary_key=True)
    people: Mapped[int]


class MeetingRole(db.Model):
    """Somebody who holds two roles chose the one in which they speak at this meeting."""

    __tablename__ = "meeting_role"
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    role_id: Mapped[str] = mapped_column(ForeignKey("role.id"))
    at: Mapped[datetime] = mapped_column(UTC)
