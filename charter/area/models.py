"""What the convenor enters about the area: facts in words, and weeks to keep in mind."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.web.ids import random_id


class Fact(db.Model):
    """Something said of the site, such as who pays; the newest row of each name holds, and empty words take it back."""

    __tablename__ = "fact"
    name: Mapped[str] = mapped_column(primary_key=True)  # one of saying.NAMES
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    words: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class Season(db.Model):
    """School holidays, or the weeks before an election: days on which a draft or a meeting reaches fewer people."""

    __tablename__ = "season"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    kind: Mapped[str]  # holiday, election
    name: Mapped[str]
    first: Mapped[date]
    last: Mapped[date]  # the last day itself belongs to it
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    once: Mapped[str] = mapped_column(unique=True)
    removal: Mapped[SeasonRemoval | None] = relationship()


class SeasonRemoval(db.Model):
    """Weeks that were entered are off the calendar again."""

    __tablename__ = "season_removal"
    season_id: Mapped[str] = mapped_column(ForeignKey("season.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
