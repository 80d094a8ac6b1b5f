"""Signing up: the three pages filled in, the letters that confirm, and whom somebody thought the right person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
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
    organisation_number: Mapped[str | None]  # the charity or company number it gave: “charity 1234567”
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
