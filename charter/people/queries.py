"""Asks the database about people."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from charter.db import db
from charter.people import may
from charter.people.models import Appointment, Group, Person, Role, Voice


def person(person_id: str) -> Person | None:
    """The person with this id, with roles, organisations and groups at hand (two queries)."""
    query = select(Person).where(Person.id == person_id).options(
        selectinload(Person.roles).options(
            joinedload(Role.organisation), joinedload(Role.group), joinedload(Role.ending)
        )
    )
    return db.session.scalars(query).first()


def person_by_email(email: str) -> Person | None:
    """The person who signs in with this address, however it is typed."""
    return db.session.scalars(select(Person).where(Person.email == email.strip().lower())).first()


def roles_now(somebody: Person) -> list[Role]:
    """The roles this person holds and has not given up, oldest first."""
    return [role for role in somebody.roles if role.ending is None]


def standings(somebody: Person | None) -> frozenset[str]:
    """What this person is on this site: visitor, member, convenor, stand_in, chair, voice."""
    if somebody is None:
        return frozenset({may.VISITOR})
    found = {may.VISITOR}
    if roles_now(somebody):
        found.add(may.MEMBER)
    found |= set(db.session.scalars(select(Appointment.office).where(Appointment.person_id == somebody.id)))
    if voiced_groups(somebody):
        found.add(may.VOICE)
    return frozenset(found)


def voiced_groups(somebody: Person) -> tuple[str, ...]:
    """The groups whose line this person may give, as voice or as deputy."""
    newest: dict[tuple[str, bool], str] = {}
    for voice in db.session.scalars(select(Voice).order_by(Voice.at)):
        newest[voice.group_slug, voice.is_deputy] = voice.person_id
    return tuple(sorted({slug for (slug, _), who in newest.items() if who == somebody.id}))


def groups() -> list[Group]:
    """Every group, in the order in which groups are told."""
    return list(db.session.scalars(select(Group).order_by(Group.position)))
