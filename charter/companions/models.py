"""What stands beside a version: the same text in another language, in Easy Read or in signs; never what is signed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.web.ids import random_id


class Companion(db.Model):
    """One companion of one version, as it was put there; kept when another takes its place, without its words."""

    __tablename__ = "companion"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), index=True)
    slug: Mapped[str]  # its language's tag in small letters, easy-read, bsl: what its address ends in
    way: Mapped[str]  # text, file, link
    digest: Mapped[str]  # SHA-256 of the Markdown's or the file's bytes, or of the address; hexadecimal
    size: Mapped[int]  # bytes
    maker: Mapped[str]  # who translated or made it, as the page says
    notice: Mapped[str] = mapped_column(default="")  # in its own language: that it is a translation and not what is signed
    replaces_id: Mapped[str | None] = mapped_column(ForeignKey("companion.id"), unique=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    once: Mapped[str] = mapped_column(unique=True)


class CompanionStanding(db.Model):
    """The companion that stands beside a version in a language now, with its words; gone when it is taken away."""

    __tablename__ = "companion_standing"
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    companion_id: Mapped[str] = mapped_column(ForeignKey("companion.id"), unique=True)
    source: Mapped[str | None] = mapped_column(deferred=True)  # the Markdown, byte for byte
    raw: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)  # the PDF: in the database, so that a backup has it
    href: Mapped[str | None]  # where a link leads, https
    companion: Mapped[Companion] = relationship(lazy="joined")


class CompanionClause(db.Model):
    """One clause of a translation, with the clause of its version that stands in its place."""

    __tablename__ = "companion_clause"
    companion_id: Mapped[str] = mapped_column(ForeignKey("companion.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)  # reading order, from 0
    key: Mapped[str | None] = mapped_column(ForeignKey("clause.key"))  # none where the shapes differ
    form: Mapped[str]
    level: Mapped[int]
    number: Mapped[str]  # the version's own number for it, so that both can be read side by side
    plain: Mapped[str]
    html: Mapped[str]  # safe inline HTML


class CompanionRemoval(db.Model):
    """A companion was taken away, with the reason."""

    __tablename__ = "companion_removal"
    companion_id: Mapped[str] = mapped_column(ForeignKey("companion.id"), primary_key=True)
    because: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
