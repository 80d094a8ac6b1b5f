"""Schools signing together: a name, its members, and each one's own word that it wishes to appear so; and a trust's letters."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.people.models import Organisation
from charter.web.ids import random_id


class Partnership(db.Model):
    """Organisations that might stand on the list as one entry; it stands there once each of them said so.

    It stands while the listings of its members name it as their entry. Nobody but those who are asked and the desk hears
    of one that does not stand, and one that nobody wants any more is deleted.
    """

    __tablename__ = "partnership"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), index=True)
    name: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))  # of the desk; none for a signatory
    once: Mapped[str] = mapped_column(unique=True)
    members: Mapped[list[PartnershipMember]] = relationship(back_populates="partnership", cascade="all, delete-orphan")


class PartnershipMember(db.Model):
    """One organisation named in it."""

    __tablename__ = "partnership_member"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    partnership_id: Mapped[str] = mapped_column(ForeignKey("partnership.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    partnership: Mapped[Partnership] = relationship(back_populates="members")
    organisation: Mapped[Organisation] = relationship()
    letters: Mapped[list[TogetherLetter]] = relationship(back_populates="member", cascade="all, delete-orphan")
    word: Mapped[TogetherWord | None] = relationship(back_populates="member", cascade="all, delete-orphan")
    __table_args__ = (UniqueConstraint("partnership_id", "organisation_id"),)


class TogetherLetter(db.Model):
    """One letter to somebody who signed for a member, with its own link and digits (computed, never kept)."""

    __tablename__ = "together_letter"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    member_id: Mapped[str] = mapped_column(ForeignKey("partnership_member.id"), index=True)
    signature_id: Mapped[str] = mapped_column(ForeignKey("signature.id"), index=True)
    at: Mapped[datetime] = mapped_column(UTC)
    member: Mapped[PartnershipMember] = relationship(back_populates="letters")


class TogetherWord(db.Model):
    """Somebody who signed for a member said that it wishes to appear so; the word goes with that signature."""

    __tablename__ = "together_word"
    member_id: Mapped[str] = mapped_column(ForeignKey("partnership_member.id"), primary_key=True)
    signature_id: Mapped[str] = mapped_column(ForeignKey("signature.id"), index=True)
    at: Mapped[datetime] = mapped_column(UTC)
    entry_seq: Mapped[int]  # its sealed entry in the record
    salt: Mapped[str]  # opens that entry; gone with this row
    member: Mapped[PartnershipMember] = relationship(back_populates="word")


class SchoolAsked(db.Model):
    """Whoever signed for a trust named the head of one of its schools: kept until that head signed, or 30 days."""

    __tablename__ = "school_asked"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    trust: Mapped[str]  # its name, for the letter
    name: Mapped[str | None]  # gone, with the address, once that head signed
    email: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(UTC)
    signature_id: Mapped[str | None] = mapped_column(ForeignKey("signature.id"))  # what came of it
    organisation: Mapped[Organisation] = relationship()


class LetterTry(db.Model):
    """Wrong digits were typed for one of these letters; ten end its code."""

    __tablename__ = "letter_try"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    letter_id: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(UTC)
