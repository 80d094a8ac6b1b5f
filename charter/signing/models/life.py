"""What happens to a signature after it was given."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.signing.models.signatures import Signature
from charter.web.ids import random_id


class AskedToSign(db.Model):
    """One letter asked somebody to sign one version; whom, nobody can read from it."""

    __tablename__ = "asked_to_sign"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"))
    mark: Mapped[str]  # of the address, under the site's secret; another mark for each version
    at: Mapped[datetime] = mapped_column(UTC)
    __table_args__ = (Index("ix_asked_to_sign_mark", "mark"),)


class CorrectionWaiting(db.Model):
    """A signatory asked for another name or role than was checked: the line stands as it is until a person has looked."""

    __tablename__ = "correction_waiting"
    signature_id: Mapped[str] = mapped_column(ForeignKey("signature.id"), primary_key=True)
    name: Mapped[str]
    title: Mapped[str]
    authority: Mapped[str]
    resolved_on: Mapped[str | None]
    minute: Mapped[str | None]
    pledge: Mapped[str]
    reservation: Mapped[str]
    because: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    signature: Mapped[Signature] = relationship()


class HandingOver(db.Model):
    """Somebody else holds the office now: their name and address, and the letter that asks them; gone when it is over."""

    __tablename__ = "handing_over"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    signature_id: Mapped[str] = mapped_column(ForeignKey("signature.id"), index=True)
    name: Mapped[str]
    title: Mapped[str]
    email: Mapped[str] = mapped_column(index=True)  # folded to lower case
    code_id: Mapped[str]  # what the letter's digits are made from; another one with each new letter
    written_at: Mapped[datetime] = mapped_column(UTC)  # when the newest letter was owed
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))  # of the desk; none for the signatory
    taking: Mapped[HandingTaken | None] = relationship(cascade="all, delete-orphan")
    signature: Mapped[Signature] = relationship()


class HandingTaken(db.Model):
    """The new holder took it over: from now on only their links work."""

    __tablename__ = "handing_taken"
    handing_id: Mapped[str] = mapped_column(ForeignKey("handing_over.id"), primary_key=True)
    wishes_naming: Mapped[bool]  # beside the line, as who holds it now
    because: Mapped[str | None]  # why a person looks before they are named; none once somebody has
    at: Mapped[datetime] = mapped_column(UTC)
    entry_seq: Mapped[int]


class NextOffer(db.Model):
    """A newer version is open to whoever signed an older one: its letter's link leads here."""

    __tablename__ = "next_offer"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    signature_id: Mapped[str] = mapped_column(ForeignKey("signature.id"), index=True)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"))
    code_id: Mapped[str]  # what the letter's digits are made from; another one with each new letter
    at: Mapped[datetime] = mapped_column(UTC)
    __table_args__ = (UniqueConstraint("signature_id", "version_number"),)


class NextTold(db.Model):
    """Everybody who signed an older version has been offered this one, so that nobody need be looked for again."""

    __tablename__ = "next_told"
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
