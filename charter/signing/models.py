"""Signatures: the exact version, the organisation or person, the role, and on what authority."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.people.models import Organisation
from charter.web.ids import random_id


class SignUp(db.Model):
    """Somebody filled in the three pages and pressed sign; it becomes a signature when confirmed."""

    __tablename__ = "sign_up"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), index=True)
    digest: Mapped[str]  # of the text that stood on the page
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    organisation_typed: Mapped[str | None]  # of one that is not on the list of organisations
    name: Mapped[str | None]  # gone, with title and e-mail, once nobody can confirm it any more
    title: Mapped[str | None]
    email: Mapped[str | None] = mapped_column(index=True)  # folded to lower case
    authority: Mapped[str]  # not considered, told, resolved, personal
    resolved_on: Mapped[str | None]
    minute: Mapped[str | None]
    pledge: Mapped[str] = mapped_column(default="")
    reservation: Mapped[str] = mapped_column(default="")
    cookie: Mapped[str]  # SHA-256 of the cookie given to this sign-up's browser only
    at: Mapped[datetime] = mapped_column(UTC)
    once: Mapped[str] = mapped_column(unique=True)
    letters: Mapped[list[SignUpLetter]] = relationship(order_by="SignUpLetter.at", back_populates="sign_up")
    tries: Mapped[list[SignUpTry]] = relationship()
    confirmation: Mapped[SignUpConfirmation | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()


class SignUpLetter(db.Model):
    """One confirmation letter, with its own link and digits (computed when written, never kept)."""

    __tablename__ = "sign_up_letter"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    sign_up_id: Mapped[str] = mapped_column(ForeignKey("sign_up.id"), index=True)
    at: Mapped[datetime] = mapped_column(UTC)
    sign_up: Mapped[SignUp] = relationship(back_populates="letters")


class SignUpTry(db.Model):
    """Wrong digits were typed; ten end the code."""

    __tablename__ = "sign_up_try"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    sign_up_id: Mapped[str] = mapped_column(ForeignKey("sign_up.id"), index=True)
    letter_id: Mapped[str | None] = mapped_column(ForeignKey("sign_up_letter.id"), index=True)
    at: Mapped[datetime] = mapped_column(UTC)


class SignUpConfirmation(db.Model):
    """The person confirmed, in the browser that filled the form or by the digits in the letter."""

    __tablename__ = "sign_up_confirmation"
    sign_up_id: Mapped[str] = mapped_column(ForeignKey("sign_up.id"), primary_key=True)
    how: Mapped[str]  # browser, digits
    at: Mapped[datetime] = mapped_column(UTC)
    # Somebody who signs the same twice has one signature: the second confirmation points to the first one's.
    signature_id: Mapped[str] = mapped_column(ForeignKey("signature.id"))


class Signature(db.Model):
    """A confirmed signature, with what was true on the day: the then name, the then title."""

    __tablename__ = "signature"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    sign_up_id: Mapped[str | None] = mapped_column(ForeignKey("sign_up.id"), unique=True)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    organisation_then: Mapped[str | None]
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
    entry_seq: Mapped[int | None]  # its sealed entry in the record
    salt: Mapped[str | None]  # opens that entry; destroyed with its opening
    hold: Mapped[Hold | None] = relationship()
    listing: Mapped[Listing | None] = relationship()
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
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    entry_seq: Mapped[int | None]  # of the convenor's act; none where the signature's own entry lists it
    place: Mapped[str]  # where it stands in the list: organisations (0) before people (1), then by name
    version_number: Mapped[int]
    group_slug: Mapped[str | None]
    organisation_id: Mapped[str | None]  # counted once each
    __table_args__ = (
        Index("ix_listing_place", "place", "signature_id"),
        Index("ix_listing_version", "version_number", "place", "signature_id"),
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


class PassingOn(db.Model):
    """Somebody was not the right person and named who is: kept only until the one letter has gone."""

    __tablename__ = "passing_on"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"))
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"))
    name: Mapped[str]
    email: Mapped[str]
    letter_id: Mapped[str | None] = mapped_column(ForeignKey("letter.id"))
    at: Mapped[datetime] = mapped_column(UTC)
