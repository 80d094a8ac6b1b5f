"""How the site looks, each time it was set, and the picture that it wears."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from charter.db import UTC, db
from charter.web.ids import random_id


class Look(db.Model):
    """The name, colour and mark that were set; the newest row is how the site looks."""

    __tablename__ = "look"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    name: Mapped[str]  # what stands beside the area's name at the top of each page
    colour: Mapped[str]  # six hexadecimal digits, as words in it look on white
    mark: Mapped[str]  # one of looks/marks.py
    picture: Mapped[str] = mapped_column(default="")  # where the mark is a picture of its own: its digest
    at: Mapped[datetime] = mapped_column(UTC, index=True)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    once: Mapped[str] = mapped_column(unique=True)


class LookPicture(db.Model):
    """The picture that the newest look wears; another one takes its place, and with a drawing there is none."""

    __tablename__ = "look_picture"
    digest: Mapped[str] = mapped_column(primary_key=True)  # SHA-256 of `large`, hexadecimal
    large: Mapped[bytes] = mapped_column(LargeBinary)  # PNG; in the database, so that a backup has it
    small: Mapped[bytes] = mapped_column(LargeBinary)  # PNG, as pages show it
