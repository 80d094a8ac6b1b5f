"""Suggested words: an amendment is one or more changes to be taken or left together."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.web.ids import random_id
from charter.web.sought import Sought


class Amendment(Sought, db.Model):
    """A proposed amendment, A7 and so on, with its headline and its reason in its proposer's words."""

    __tablename__ = "amendment"
    SOUGHT = ("headline", "rationale")
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    headline: Mapped[str]
    rationale: Mapped[str]
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), index=True)  # first proposed on
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    role_id: Mapped[str | None] = mapped_column(ForeignKey("role.id"))
    group_slug: Mapped[str] = mapped_column(ForeignKey("stakeholder_group.slug"))
    shown_as: Mapped[str]  # the person, the organisation or only the group, as its proposer chose, in words
    credit: Mapped[str | None]  # whose comment it came from, as that author wished
    comment_number: Mapped[int | None]
    alternative_to: Mapped[int | None] = mapped_column(ForeignKey("amendment.number"), index=True)
    at: Mapped[datetime] = mapped_column(UTC)
    once: Mapped[str] = mapped_column(unique=True)
    changes: Mapped[list[Change]] = relationship(order_by="Change.version_number, Change.n")
    backings: Mapped[list[Backing]] = relationship(order_by="Backing.at")
    withdrawal: Mapped[AmendmentWithdrawal | None] = relationship()
    decision: Mapped[AmendmentDecision | None] = relationship()
    fates: Mapped[list[AmendmentFate]] = relationship(order_by="AmendmentFate.version_number")
    rewritings: Mapped[list[AmendmentRewriting]] = relationship(order_by="AmendmentRewriting.version_number")


class Change(Sought, db.Model):
    """One change of an amendment against one version; carried to the next version it gets new rows there."""

    __tablename__ = "change"
    SOUGHT = ("words",)
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    amendment_number: Mapped[int] = mapped_column(ForeignKey("amendment.number"), index=True)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), index=True)
    n: Mapped[int]
    kind: Mapped[str]  # replace, insert, delete, move, move_replace
    key: Mapped[str] = mapped_column(ForeignKey("clause.key"), index=True)  # an inserted clause has its key already
    words: Mapped[str | None]
    parent_key: Mapped[str | None]
    after_key: Mapped[str | None]
    form: Mapped[str | None]  # of an inserted clause, where it is not simply its neighbour's: heading, paragraph, item
    level: Mapped[int | None]
    __table_args__ = (UniqueConstraint("amendment_number", "version_number", "n"),)


class Backing(db.Model):
    """Somebody stands behind an amendment that another proposed."""

    __tablename__ = "backing"
    amendment_number: Mapped[int] = mapped_column(ForeignKey("amendment.number"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    role_id: Mapped[str] = mapped_column(ForeignKey("role.id"))
    group_slug: Mapped[str]
    shown_as: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)


class AmendmentWithdrawal(db.Model):
    """Its proposer took the amendment back; its words stay readable."""

    __tablename__ = "amendment_withdrawal"
    amendment_number: Mapped[int] = mapped_column(ForeignKey("amendment.number"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    because: Mapped[str] = mapped_column(default="")


class AmendmentDecision(db.Model):
    """What a meeting decided of the amendment, told here when the meeting closes; deferred ones stay open."""

    __tablename__ = "amendment_decision"
    amendment_number: Mapped[int] = mapped_column(ForeignKey("amendment.number"), primary_key=True)
    outcome: Mapped[str]  # adopted, adopted with changes, not adopted
    meeting_number: Mapped[int]
    version_number: Mapped[int | None]  # the version that has its words, if any
    at: Mapped[datetime] = mapped_column(UTC)


class AmendmentFate(db.Model):
    """What became of an open amendment when a new version was made."""

    __tablename__ = "amendment_fate"
    amendment_number: Mapped[int] = mapped_column(ForeignKey("amendment.number"), primary_key=True)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), primary_key=True)
    fate: Mapped[str]  # fits; fits, wording around it moved; already achieved; needs its author; overtaken
    note: Mapped[str] = mapped_column(default="")
    confirmed_at: Mapped[datetime | None] = mapped_column(UTC)


class AmendmentRewriting(db.Model):
    """Its author wrote the amendment anew for a new version; what it was called and why it was made before is kept."""

    __tablename__ = "amendment_rewriting"
    amendment_number: Mapped[int] = mapped_column(ForeignKey("amendment.number"), primary_key=True)
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"), primary_key=True)
    headline_before: Mapped[str]
    rationale_before: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)


class WorkingCopy(db.Model):
    """Suggested words before anybody proposes them: its author's alone, and whoever they share it with.

    It is no public act, so nothing of it is in the record. Once it is proposed only the number remains here.
    """

    __tablename__ = "working_copy"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    group_slug: Mapped[str] = mapped_column(ForeignKey("stakeholder_group.slug"), index=True)  # of its author's role
    shown_as: Mapped[str]  # as it would be shown
    version_number: Mapped[int] = mapped_column(ForeignKey("version.number"))  # for which its boxes were filled
    state: Mapped[str]  # what stands in the form: canonical JSON, see copying.py
    revision: Mapped[int] = mapped_column(default=1)  # one more each time that it is kept
    with_group: Mapped[bool] = mapped_column(default=False)
    link: Mapped[str | None]  # random; the link's secret is made from it, and another one when it is shared anew
    handed_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))  # who sent it in from a marked-up Word copy
    at: Mapped[datetime] = mapped_column(UTC)
    kept_at: Mapped[datetime] = mapped_column(UTC)
    once: Mapped[str] = mapped_column(unique=True)
    amendment_number: Mapped[int | None] = mapped_column(ForeignKey("amendment.number"))  # once it is proposed


class OrganisationNote(db.Model):
    """What the members of one organisation noted for themselves beside an amendment; nobody else is ever shown it."""

    __tablename__ = "organisation_note"
    amendment_number: Mapped[int] = mapped_column(ForeignKey("amendment.number"), primary_key=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    words: Mapped[str]
    revision: Mapped[int] = mapped_column(default=1)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UTC)
