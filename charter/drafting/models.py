"""The charter's versions and clauses, each kept for good once made."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.web.ids import random_id
from charter.web.sought import Sought


class Charter(db.Model):
    """The one charter this site serves, its area, and the limits its groups have set."""

    __tablename__ = "charter"
    id: Mapped[int] = mapped_column(primary_key=True)  # always 1
    area: Mapped[str]
    title: Mapped[str]
    begun_at: Mapped[datetime] = mapped_column(UTC)
    draft_days: Mapped[int] = mapped_column(default=28)  # a draft is open at least this long
    settling_days: Mapped[int] = mapped_column(default=21)  # every group has had the text this long
    answer_days: Mapped[int] = mapped_column(default=5)  # working days in which groups see an answer first
    objection_days: Mapped[int] = mapped_column(default=14)  # an absent group may still object


class Version(db.Model):
    """One version of the text: its bytes, its digests, its parent, and what made it. Never changed."""

    __tablename__ = "version"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    parent_number: Mapped[int | None] = mapped_column(ForeignKey("version.number"))
    title: Mapped[str]
    source: Mapped[str]  # what /versions/N.md serves, byte for byte
    digest: Mapped[str] = mapped_column(index=True)  # SHA-256 of those bytes, hexadecimal
    tree_digest: Mapped[str]  # SHA-256 of the canonical tree: keys, parents, numbers, kinds
    made_by: Mapped[str]  # import, meeting, begun (a new draft begun from a settled text)
    meeting_number: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    settlement: Mapped[Settlement | None] = relationship()
    once: Mapped[str | None] = mapped_column(unique=True)


class Settlement(db.Model):
    """A version was settled: its words will not change again. `lines` is each group's line, canonical JSON."""

    __tablename__ = "settlement"
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    digest: Mapped[str]
    lines: Mapped[str]  # [{"group","name" (its name then),"position"}] in the groups' order
    review_on: Mapped[str | None]  # ISO date of the next review, if the text or the round set one
    answered: Mapped[int] = mapped_column(default=0)  # comments on any version that had their answer by then


class Clause(db.Model):
    """A clause's permanent key, given when its words were first proposed, never used again for another."""

    __tablename__ = "clause"
    key: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    origin: Mapped[str]  # where its first words came from, in words: "the text imported on …", "A7"


class Wording(Sought, db.Model):
    """The words of a clause, shared by every version in which they did not change."""

    __tablename__ = "wording"
    SOUGHT = ("plain",)
    digest: Mapped[str] = mapped_column(primary_key=True)  # SHA-256 of form, level, source and what its links refer to
    source: Mapped[str]  # exact slice of the version's source
    words: Mapped[str]  # what a person edits: no marker, label or indentation
    plain: Mapped[str]  # without Markdown marks; quotations are offsets into this, in code points
    html: Mapped[str]  # safe inline HTML


class VersionClause(db.Model):
    """One clause in one version: its place, its number, its words."""

    __tablename__ = "version_clause"
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)  # reading order, from 0
    key: Mapped[str] = mapped_column(ForeignKey("clause.key"))
    parent_key: Mapped[str | None]
    form: Mapped[str]  # heading, paragraph, item, opaque
    level: Mapped[int]
    number: Mapped[str]  # frozen with the version
    label: Mapped[str | None]  # a number typed at its start
    kind: Mapped[str | None]  # question, why, vision, definition, principle, commitment, milestone, unchanged
    wording_digest: Mapped[str] = mapped_column(ForeignKey("wording.digest"))
    wording: Mapped[Wording] = relationship(lazy="joined")
    __table_args__ = (Index("ix_version_clause_key", "key", "version_number"),)


class Window(db.Model):
    """When a draft is open for comments or for suggested words; a later row may only lengthen it."""

    __tablename__ = "window"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), index=True)
    kind: Mapped[str]  # comments, words
    opens_at: Mapped[datetime] = mapped_column(UTC)
    closes_at: Mapped[datetime] = mapped_column(UTC)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    because: Mapped[str] = mapped_column(default="")
