"""Letters owed: each is a kind and what it is about; its address and words are made when it is sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.web.ids import random_id


class Letter(db.Model):
    """A letter owed. `about` is canonical JSON of ids, never of words or addresses."""

    __tablename__ = "letter"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    kind: Mapped[str] = mapped_column(index=True)
    about: Mapped[str]
    owed_at: Mapped[datetime] = mapped_column(UTC)
    # One person gets one letter of a kind about one thing, however often the act is repeated.
    once: Mapped[str | None] = mapped_column(unique=True)
    sending: Mapped[Sending | None] = relationship()


class Sending(db.Model):
    """The post took the letter. The words are kept only where the post is a folder (trying out, the demo)."""

    __tablename__ = "sending"
    letter_id: Mapped[str] = mapped_column(ForeignKey("letter.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    message_id: Mapped[str]


class FailedSending(db.Model):
    """The post would not take the letter; it is tried again later."""

    __tablename__ = "failed_sending"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    letter_id: Mapped[str] = mapped_column(ForeignKey("letter.id"), index=True)
    at: Mapped[datetime] = mapped_column(UTC)
    because: Mapped[str]


class Dropped(db.Model):
    """The letter is not owed any more: its link is spent, its reader has left, or it comes too late."""

    __tablename__ = "dropped_letter"
    letter_id: Mapped[str] = mapped_column(ForeignKey("letter.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    because: Mapped[str]
