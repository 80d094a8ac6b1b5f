"""When a list opens: the day arranged for it, what that day brought, and who was checked and waits for it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from charter.db import UTC, db
from charter.web.ids import random_id


class Clearance(db.Model):
    """A signature was checked and may stand on the list: at once, or from the day on which the list opens."""

    __tablename__ = "clearance"
    signature_id: Mapped[str] = mapped_column(ForeignKey("signature.id"), primary_key=True)
    checked: Mapped[str]  # as on its listing: address, convenor, itself
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    entry_seq: Mapped[int | None]  # of the convenor's act; none where the signature's own entry says it


class LaunchDay(db.Model):
    """The day before which nobody is listed, so that nobody is first; the newest row of a version holds."""

    __tablename__ = "launch_day"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), index=True)
    opens_local: Mapped[str]  # the time on the wall, such as 2027-01-11T09:00
    zone: Mapped[str]
    opens_at: Mapped[datetime] = mapped_column(UTC)  # the same moment
    floor: Mapped[int | None]  # organisations that must have signed by then; none: the list opens in any case
    because: Mapped[str] = mapped_column(default="")  # why it is not the day that was told before
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    once: Mapped[str] = mapped_column(unique=True)


class ListOpening(db.Model):
    """The day came, and everybody who had been checked was listed in one act; since then each is listed at once."""

    __tablename__ = "list_opening"
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), primary_key=True)
    launch_id: Mapped[str] = mapped_column(ForeignKey("launch_day.id"))
    at: Mapped[datetime] = mapped_column(UTC)


class LaunchMissed(db.Model):
    """The day came, and fewer organisations had signed than was promised: nobody was listed, and each was told."""

    __tablename__ = "launch_missed"
    launch_id: Mapped[str] = mapped_column(ForeignKey("launch_day.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
