"""What comes after a meeting: its minutes approved or corrected, who does what by when."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from charter.db import UTC, db
from charter.web.ids import random_id
from charter.web.sought import Sought


class MinutesApproval(db.Model):
    """The minutes were approved; corrections come as later entries."""

    __tablename__ = "minutes_approval"
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class MinutesCorrection(Sought, db.Model):
    """Something in approved minutes was wrong: what, said beside it; the minutes themselves stay as they were."""

    __tablename__ = "minutes_correction"
    SOUGHT = ("words",)
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), index=True)
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"))
    words: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    once: Mapped[str] = mapped_column(unique=True)


class ActionPoint(Sought, db.Model):
    """Who does what by when, as the meeting said it."""

    __tablename__ = "action_point"
    SOUGHT = ("what", "owner")
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), index=True)
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"))
    what: Mapped[str]
    owner: Mapped[str]  # an organisation, a group or an office, in words
    due: Mapped[date | None]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    once: Mapped[str] = mapped_column(unique=True)


class Interest(db.Model):
    """An interest that somebody declared at a meeting, under their group, in their own words."""

    __tablename__ = "interest"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), index=True)
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"))
    group_slug: Mapped[str] = mapped_column(ForeignKey("stakeholder_group.slug"))
    words: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    once: Mapped[str] = mapped_column(unique=True)
