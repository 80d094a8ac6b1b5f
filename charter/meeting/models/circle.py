"""The restorative opening. Its rounds keep no notes: nothing here, or anywhere, holds what was said in them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.web.ids import random_id
from charter.web.sought import Sought


class CircleWaiver(db.Model):
    """A group wishes to go without the restorative opening; it is left out only if every group wishes so."""

    __tablename__ = "circle_waiver"
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), primary_key=True)
    group_slug: Mapped[str] = mapped_column(ForeignKey("stakeholder_group.slug"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class Statement(Sought, db.Model):
    """Words that draw a line under what was; published only once every group, present or not, has approved them."""

    __tablename__ = "statement"
    SOUGHT = ("words",)
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    meeting_number: Mapped[int] = mapped_column(ForeignKey("meeting.number"), index=True)
    words: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    once: Mapped[str] = mapped_column(unique=True)
    approvals: Mapped[list[StatementApproval]] = relationship(order_by="StatementApproval.at")


class StatementApproval(db.Model):
    """One group approves these very words; changed words are another statement and are approved anew."""

    __tablename__ = "statement_approval"
    statement_id: Mapped[str] = mapped_column(ForeignKey("statement.id"), primary_key=True)
    group_slug: Mapped[str] = mapped_column(ForeignKey("stakeholder_group.slug"), primary_key=True)
    given: Mapped[str]  # by its voice, aloud, in writing
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
