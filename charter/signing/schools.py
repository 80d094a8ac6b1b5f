"""Asks the database about a trust's schools: all of them, whether they have signed or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from charter.db import db
from charter.drafting.models import Settlement
from charter.people.models import Organisation, Person, Role
from charter.people.seeking import is_open
from charter.signing.models import SchoolAsked, Signature

# Known heads are found by the group they sit in, and not by their title, which each writes in their own way.
HEADS = "heads"


def of_trust(signature: Signature, today: date) -> Sequence[Organisation]:
    """The schools, open today, of the trust that somebody signed for, by name; none where it was no trust."""
    trust = db.session.get(Organisation, signature.organisation_id) if signature.organisation_id else None
    if trust is None or trust.kind != "trust" or trust.uid is None:
        return ()
    asked = select(Organisation).where(
        Organisation.trust_uid == trust.uid, Organisation.kind == "school", is_open(today))
    return db.session.scalars(asked.order_by(Organisation.folded, Organisation.id)).all()


def known_head(school: Organisation) -> tuple[str, str] | None:
    """The name and address of the head whom this site knows, for a letter and nothing else."""
    asked = select(Person.name, Person.email).join(Role, Role.person_id == Person.id).where(
        Role.organisation_id == school.id, Role.group_slug == HEADS, ~Role.ending.has(), Person.email.is_not(None))
    row = db.session.execute(asked.order_by(Role.since.desc()).limit(1)).first()
    return (row[0] or "", row[1] or "") if row else None


def asked(asked_id: str) -> SchoolAsked | None:
    """One head who was asked."""
    return db.session.get(SchoolAsked, asked_id)


def open_version() -> int | None:
    """The number of the version that is open for signature."""
    return db.session.scalar(select(func.max(Settlement.version_number)))


def digest(version_number: int) -> str | None:
    """The digest of a settled text."""
    return db.session.scalar(select(Settlement.digest).where(Settlement.version_number == version_number))
