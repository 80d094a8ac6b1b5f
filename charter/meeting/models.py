"""Meetings: what was asked, each group's one line, what was decided and why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.web.ids import random_id


class Meeting(db.Model):
    """A meeting of all groups on one draft. Its time is local wall time with its zone."""

    __tablename__ = "meeting"
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
    attendance: Mapped[list[Attendance]] = relationship()


class AgendaItem(db.Model):
    """One thing the meeting is to decide or talk about."""

    __tablename__ = "agenda_item"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), index=True)
    position: Mapped[int]
    kind: Mapped[str]  # amendment, clause, talk
    amendment_number: Mapped[int | None] = mapped_column(ForeignKey("amendment.number"), index=True)
    clause_key: Mapped[str | None]
    title: Mapped[str]
    meeting: Mapped[Meeting] = relationship(back_populates="items")
    rounds: Mapped[list[Round]] = relationship(order_by="Round.n", back_populates="item")
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


class Round(db.Model):
    """A question put to the groups: an agenda item's words, or the whole text of a version (settling)."""

    __tablename__ = "round"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    version_number: Mapped[int | None] = mapped_column(ForeignKey("version.number"), index=True)  # settling only
    meeting_number: Mapped[int | None] = mapped_column(ForeignKey("meeting.number"))
    n: Mapped[int] = mapped_column(default=1)
    asked: Mapped[str]  # the question in words
    digest: Mapped[str | None]  # settling: the text asked about
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    item: Mapped[AgendaItem | None] = relationship(back_populates="rounds")
    lines: Mapped[list[Line]] = relationship(order_by="Line.at", back_populates="round")


class Line(db.Model):
    """A group's one line in a round; the newest of a group holds until the round's decision."""

    __tablename__ = "line"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"), index=True)
    group_slug: Mapped[str] = mapped_column(ForeignKey("stakeholder_group.slug"))
    position: Mapped[str]  # consent, concern, aside, object
    words: Mapped[str] = mapped_column(default="")  # the concern or the objection, in its own words
    given: Mapped[str]  # aloud, by its voice, in writing
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UTC)
    round: Mapped[Round] = relationship(back_populates="lines")


class Decision(db.Model):
    """What the meeting decided on one item, computed from the lines and confirmed by the chair by name."""

    __tablename__ = "decision"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    outcome: Mapped[str]  # adopted, adopted with changes, not adopted, deferred
    reason: Mapped[str]
    words: Mapped[str | None]  # adopted with changes: canonical JSON {clause key: words}
    same_as: Mapped[int | None]  # decided in one with this amendment, which asks for the very same: its lines hold here too
    confirmed_by: Mapped[str]
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UTC)
    once: Mapped[str] = mapped_column(unique=True)
    item: Mapped[AgendaItem] = relationship(back_populates="decisions")
    undoing: Mapped[DecisionUndoing | None] = relationship()


class DecisionUndoing(db.Model):
    """The chair took a decision back before the meeting closed."""

    __tablename__ = "decision_undoing"
    decision_id: Mapped[str] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class Blend(db.Model):
    """Two adopted changes met in one clause: the words the meeting confirmed for it."""

    __tablename__ = "blend"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), index=True)
    key: Mapped[str] = mapped_column(ForeignKey("clause.key"))
    words: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    __table_args__ = (UniqueConstraint("meeting_number", "key"),)


class MinutesApproval(db.Model):
    """The minutes were approved; corrections come as later entries."""

    __tablename__ = "minutes_approval"
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
