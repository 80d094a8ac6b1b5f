"""Who takes part: groups, organisations, persons and the roles they hold."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from charter.db import UTC, db
from charter.people.register.sought import sought_at_first
from charter.web.ids import random_id
from charter.web.tokens import token


class Group(db.Model):
    """A group of stakeholders: one group, one voice, whatever its headcount."""

    __tablename__ = "stakeholder_group"
    slug: Mapped[str] = mapped_column(primary_key=True)  # stands in addresses: /for/heads
    name: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int] = mapped_column(unique=True)  # the order in which groups are told, nothing more
    must_answer: Mapped[bool] = mapped_column(default=False)
    by_organisation: Mapped[bool] = mapped_column(default=True)  # families and young people come in their own right


class Organisation(db.Model):
    """A body that takes part or may sign: a school by its URN, a trust, a service, a charity, the council."""

    __tablename__ = "organisation"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    name: Mapped[str] = mapped_column(index=True)
    folded: Mapped[str] = mapped_column(index=True)  # name without case and accents
    # What it is found by, see register/sought.py: its name, town, postcode and numbers, and its former names.
    sought: Mapped[str] = mapped_column(default=sought_at_first)
    kind: Mapped[str]  # school, trust, service, community, council
    urn: Mapped[int | None] = mapped_column(unique=True)  # the Department's number of a school
    uid: Mapped[int | None] = mapped_column(unique=True)  # and of a trust
    trust_uid: Mapped[int | None] = mapped_column(index=True)  # of the trust a school belongs to, on the list or not
    company_number: Mapped[str | None] = mapped_column(unique=True)  # at Companies House: one number, one organisation
    charity_number: Mapped[str | None] = mapped_column(unique=True)  # at a charity regulator
    phase: Mapped[str | None]
    authority: Mapped[str | None]
    town: Mapped[str | None]
    postcode: Mapped[str | None]
    website: Mapped[str | None]
    domain: Mapped[str | None] = mapped_column(index=True)  # of its own e-mail addresses, for checking a signature
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    formerly: Mapped[str] = mapped_column(default="")  # what came before it: a line each, of number and name
    # What it has become, where that is one organisation of the list; `now_same` where it is the same one under a new
    # number, counted once with it, and not a part of another.
    now_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    now_same: Mapped[bool] = mapped_column(default=False)
    import_id: Mapped[str | None] = mapped_column(ForeignKey("register_import.id"))
    # Answers “which of 52,000 has these words?” alone, without a look at the rows: in half the time.
    __table_args__ = (Index("ix_organisation_sought", "sought", "folded", "closed_on", "id"),)


class RegisterImport(db.Model):
    """One reading of a register file: what was taken and what was refused, and why."""

    __tablename__ = "register_import"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    file_name: Mapped[str]
    digest: Mapped[str]
    report: Mapped[str]  # canonical JSON: counts and refused rows with reasons


class Person(db.Model):
    """Somebody who takes part; after erasure the row stays and the name and address are gone."""

    __tablename__ = "person"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    name: Mapped[str | None]
    email: Mapped[str | None] = mapped_column(unique=True)  # folded to lower case
    password: Mapped[str | None]  # argon2id
    joined_at: Mapped[datetime] = mapped_column(UTC)
    roles: Mapped[list[Role]] = relationship(back_populates="person", order_by="Role.since")

    # What Flask-Login asks of a person.
    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """What a browser keeps of who is signed in: with a password, a mark of it, so that a new one ends the others."""
        return f"{self.id}.{token('session', self.password)[:32]}" if self.password else self.id


class Role(db.Model):
    """What a person does at an organisation, or in their own right, and the group this puts them in."""

    __tablename__ = "role"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    group_slug: Mapped[str] = mapped_column(ForeignKey("stakeholder_group.slug"), index=True)
    title: Mapped[str]
    since: Mapped[datetime] = mapped_column(UTC)
    person: Mapped[Person] = relationship(back_populates="roles")
    organisation: Mapped[Organisation | None] = relationship()
    group: Mapped[Group] = relationship()
    ending: Mapped[RoleEnding | None] = relationship()


class RoleEnding(db.Model):
    """A role was given up; what was said in it stays said in it."""

    __tablename__ = "role_ending"
    role_id: Mapped[str] = mapped_column(ForeignKey("role.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class Appointment(db.Model):
    """An office of the whole site: convenor, stand-in, operator, evaluator."""

    __tablename__ = "appointment"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    office: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTC)
    __table_args__ = (UniqueConstraint("person_id", "office"),)


class Voice(db.Model):
    """Who gives a group's one line, named by the group beforehand; the newest row of each kind holds."""

    __tablename__ = "voice"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    group_slug: Mapped[str] = mapped_column(ForeignKey("stakeholder_group.slug"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    is_deputy: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime] = mapped_column(UTC)


class Invitation(db.Model):
    """Somebody is asked to take part, by a link that works once."""

    __tablename__ = "invitation"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    email: Mapped[str | None] = mapped_column(index=True)
    name: Mapped[str | None]
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"))
    group_slug: Mapped[str | None] = mapped_column(ForeignKey("stakeholder_group.slug"))
    title: Mapped[str]
    office: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    use: Mapped[InvitationUse | None] = relationship()


class InvitationUse(db.Model):
    """An invitation was taken up; the link is spent."""

    __tablename__ = "invitation_use"
    invitation_id: Mapped[str] = mapped_column(ForeignKey("invitation.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UTC)


class SignInCode(db.Model):
    """Six digits owed to an address; they are computed when the letter is written and never kept."""

    __tablename__ = "sign_in_code"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    email: Mapped[str] = mapped_column(index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))  # none where nobody has this address
    at: Mapped[datetime] = mapped_column(UTC)


class SignInTry(db.Model):
    """Somebody typed digits for a code: a wrong one counts, a right one spends it."""

    __tablename__ = "sign_in_try"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    code_id: Mapped[str] = mapped_column(ForeignKey("sign_in_code.id"), index=True)
    right: Mapped[bool]
    at: Mapped[datetime] = mapped_column(UTC)
