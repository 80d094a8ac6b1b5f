"""Asks the database about people."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from charter.db import db
from charter.people import may
from charter.people.models import (
    Appointment,
    Group,
    Invitation,
    InvitationUse,
    Organisation,
    Person,
    Role,
    RoleEnding,
    SignInCode,
    SignInTry,
    Voice,
)

_PARTS = selectinload(Person.roles).options(
    joinedload(Role.organisation), joinedload(Role.group), joinedload(Role.ending)
)


def person(person_id: str) -> Person | None:
    """The person with this id, with roles, organisations and groups at hand (two queries)."""
    return db.session.scalars(select(Person).where(Person.id == person_id).options(_PARTS)).first()


def still_here(session_id: str) -> Person | None:
    """The person whom a browser was signed in as; nobody once they are erased, or set another password elsewhere."""
    found = person(session_id.partition(".")[0])
    return found if found is not None and found.email is not None and found.get_id() == session_id else None


def person_by_email(email: str) -> Person | None:
    """The person who signs in with this address, however it is typed."""
    wanted = email.strip().lower()
    return db.session.scalars(select(Person).where(Person.email == wanted).options(_PARTS)).first() if wanted else None


def roles_now(somebody: Person) -> list[Role]:
    """The roles this person holds and has not given up, oldest first."""
    return [role for role in somebody.roles if role.ending is None]


def group_of(somebody: Person) -> Group | None:
    """The group this person speaks in; whoever holds two roles speaks in the newer one's unless a meeting asks."""
    held = roles_now(somebody)
    return held[-1].group if held else None


def offices(somebody: Person) -> set[str]:
    """The offices of the whole site that this person holds."""
    return set(db.session.scalars(select(Appointment.office).where(Appointment.person_id == somebody.id)))


def standings(somebody: Person | None) -> frozenset[str]:
    """What this person is on this site: visitor, member, convenor, stand_in, chair, voice."""
    if somebody is None:
        return frozenset({may.VISITOR})
    found = {may.VISITOR}
    if roles_now(somebody):
        found.add(may.MEMBER)
    found |= offices(somebody)
    if "council" in {role.group_slug for role in roles_now(somebody)}:
        found.discard(may.CHAIR)  # the council never holds the chair (product.md, Meetings)
    if voiced_groups(somebody):
        found.add(may.VOICE)
    return frozenset(found)


def voices() -> dict[str, dict[bool, Voice]]:
    """Each group's voice (False) and deputy (True), as named last."""
    newest: dict[str, dict[bool, Voice]] = {}
    for voice in db.session.scalars(select(Voice).order_by(Voice.at)):
        newest.setdefault(voice.group_slug, {})[voice.is_deputy] = voice
    return newest


def voiced_groups(somebody: Person) -> tuple[str, ...]:
    """The groups whose line this person may give, as voice or as deputy."""
    theirs = {role.group_slug for role in roles_now(somebody)}  # whoever left a group speaks for it no longer
    return tuple(sorted(slug for slug, kinds in voices().items()
                        if slug in theirs and somebody.id in {voice.person_id for voice in kinds.values()}))


# Put together once: many pages ask it.
_GROUPS = select(Group).order_by(Group.position)


def groups() -> list[Group]:
    """Every group, in the order in which groups are told."""
    return list(db.session.scalars(_GROUPS))


def group(slug: str) -> Group | None:
    """The group with this slug."""
    return db.session.get(Group, slug)


def members() -> dict[str, list[Role]]:
    """The roles held now, by group, by name (one query)."""
    query = (
        select(Role).join(Role.person).outerjoin(RoleEnding, RoleEnding.role_id == Role.id)
        .where(RoleEnding.role_id.is_(None), Person.email.is_not(None))
        .options(joinedload(Role.person), joinedload(Role.organisation)).order_by(func.lower(Person.name))
    )
    found: dict[str, list[Role]] = {}
    for role in db.session.scalars(query):
        found.setdefault(role.group_slug, []).append(role)
    return found


def invitation(invitation_id: str) -> Invitation | None:
    """The invitation with this id."""
    return db.session.get(Invitation, invitation_id)


def is_used(invitation_id: str) -> bool:
    """Whether somebody has taken this invitation up."""
    return db.session.get(InvitationUse, invitation_id) is not None


def invitations_waiting() -> list[Invitation]:
    """The invitations that nobody has taken up, newest first."""
    query = select(Invitation).outerjoin(InvitationUse).where(InvitationUse.invitation_id.is_(None))
    return list(db.session.scalars(query.order_by(Invitation.at.desc(), Invitation.name)))


def here_or_invited(addresses: Collection[str], since: datetime) -> dict[tuple[str, str], bool]:
    """(address, group) of these addresses -> True where the person is here, False where only invited since then."""
    held = (select(Person.email, Role.group_slug).join(Role, Role.person_id == Person.id)
            .outerjoin(RoleEnding, RoleEnding.role_id == Role.id)
            .where(RoleEnding.role_id.is_(None), Person.email.in_(addresses)))
    asked = (select(Invitation.email, Invitation.group_slug).outerjoin(InvitationUse)
             .where(InvitationUse.invitation_id.is_(None), Invitation.email.in_(addresses), Invitation.at >= since))
    found = dict.fromkeys(db.session.execute(asked), False)
    return found | dict.fromkeys(db.session.execute(held), True)


def code(code_id: str) -> SignInCode | None:
    """The six digits' row."""
    return db.session.get(SignInCode, code_id)


def tries(code_id: str) -> tuple[int, bool]:
    """How many wrong digits were typed for a code, and whether the right ones were."""
    rights = list(db.session.scalars(select(SignInTry.right).where(SignInTry.code_id == code_id)))
    return rights.count(False), any(rights)


def organisations_by_id(ids: Collection[str]) -> dict[str, Organisation]:
    """These organisations by their ids."""
    return {row.id: row for row in db.session.scalars(select(Organisation).where(Organisation.id.in_(ids)))}
