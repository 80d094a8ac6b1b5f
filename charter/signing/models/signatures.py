"""Signatures: the exact version, the organisation or person, the role, and on what authority."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.people.models import Organisation
from charter.signing.models.arranged import Clearance
from charter.signing.models.signing_up import SignUp
from charter.signing.models.together import Partnership
from charter.web.ids import random_id


class Signature(db.Model):
    """A confirmed signature, with what was true on the day: the then name, the then title."""

    __tablename__ = "signature"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    sign_up_id: Mapped[str | None] = mapped_column(ForeignKey("sign_up.id"), unique=True)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    organisation_then: Mapped[str | None]
    organisation_number: Mapped[str | None]  # its number in a register on that day: “URN 900101”, “charity 1234567”
    group_slug: Mapped[str | None]
    name: Mapped[str | None]
    title: Mapped[str | None]
    folded: Mapped[str] = mapped_column(index=True, default="")  # organisation and name, for search and order
    authority: Mapped[str]
    resolved_on: Mapped[str | None]
    minute: Mapped[str | None]
    pledge: Mapped[str] = mapped_column(default="")
    reservation: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(UTC)
    paper_on: Mapped[str | None]  # the day on the sheet, where it was given on paper; none where it was given here
    entry_seq: Mapped[int | None]  # its sealed entry in the record
    salt: Mapped[str | None]  # opens that entry; destroyed with its opening
    corrected_at: Mapped[datetime | None] = mapped_column(UTC)  # when what is sealed was put right last
    held_by: Mapped[str | None]  # who holds the office now, in words, where they wish to be named
    hold: Mapped[Hold | None] = relationship()
    listing: Mapped[Listing | None] = relationship()
    clearance: Mapped[Clearance | None] = relationship()
    withdrawal: Mapped[Withdrawal | None] = relationship()
    ruling: Mapped[WordsRuling | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    sign_up: Mapped[SignUp | None] = relationship()


class Hold(db.Model):
    """A signature waits for a person to check it, with the reason; never thrown away."""

    __tablename__ = "hold"
    signature_id: Mapped[str] = mapped_column(ForeignKey("signature.id"), primary_key=True)
    because: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)


class Listing(db.Model):
    """A signature stands on the public list, checked by its address or by the convenor.

    What the list is searched, filtered and ordered by stands here again, so that 25,000 lines need one table.
    """

    __tablename__ = "listing"
    signature_id: Mapped[str] = mapped_column(ForeignKey("signature.id"), primary_key=True)
    checked: Mapped[str]  # address, convenor, itself (a person who signs for nobody else)
    at: Mapped[datetime] = mapped_column(UTC)
    # Where its entry stands in the list: organisations (0) before people (1), then by name.
    place: Mapped[str]
    # What stands there as one: the signature by itself, or the partnership it is part of.
    entry_id: Mapped[str] = mapped_column(default=lambda row: row.get_current_parameters()["signature_id"])
    # What it is found by: organisation and name, and the partnership's.
    sought: Mapped[str] = mapped_column(default=lambda row: row.get_current_parameters()["place"][2:])
    version_number: Mapped[int]
    group_slug: Mapped[str | None]
    organisation_id: Mapped[str | None]  # counted once each: what it is now, where that is the same under a new number
    now_called: Mapped[str | None]  # that organisation's name, where it is not the name it signed under
    now_part_of: Mapped[str | None]  # the name of another organisation that it was merged into since
    together: Mapped[Partnership | None] = relationship(
        primaryjoin="foreign(Listing.entry_id) == Partnership.id", viewonly=True)
    __table_args__ = (
        # Each answers its page of the list alone, without a look at the rows.
        Index("ix_listing_place", "place", "entry_id"),
        Index("ix_listing_version", "version_number", "place", "entry_id"),
        Index("ix_listing_entry", "entry_id"),
        Index("ix_listing_counted", "version_number", "organisation_id"),
        Index("ix_listing_at", "at"),
    )


class WordsRuling(db.Model):
    """A person of the desk read a pledge or reservation: it is shown, or kept back."""

    __tablename__ = "words_ruling"
    signature_id: Mapped[str] = mapped_column(ForeignKey("signature.id"), primary_key=True)
    shown: Mapped[bool]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class Withdrawal(db.Model):
    """A signature was withdrawn; no reason is asked and no public mark is left."""

    __tablename__ = "withdrawal"
    signature_id: Mapped[str] = mapped_column(ForeignKey("signature.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    entry_seq: Mapped[int | None]
