"""Invites people by a link that works once, and takes them in when they follow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from charter.db import db
from charter.outbox.actions import owe
from charter.people import queries, rules
from charter.people.actions.organisations import put_on_list
from charter.people.founding import appoint
from charter.people.models import Invitation, InvitationUse, Organisation, Person, Role
from charter.people.pasting import Row
from charter.record import entries

PURPOSE = "invitation"


@dataclass(frozen=True)
class Newcomer:
    """What somebody says of themselves when taking up an invitation; the password comes hashed."""

    name: str
    email: str | None = None
    password: str | None = None


def invite(*, email: str | None, name: str | None, title: str, group: str | None, organisation: Organisation | None,
           office: str | None = None, by: Person | None, at: datetime) -> Invitation:
    """Ask somebody to take part. A letter is owed where there is an address; else the link is handed over."""
    row = Invitation(email=email, name=name, title=title, group_slug=group, office=office, at=at,
                     organisation_id=organisation.id if organisation else None, by_id=by.id if by else None)
    db.session.add(row)
    db.session.flush()
    entries.append("person-invited", {"group": group} if group else {"office": office}, at=at)
    if email:
        owe("invitation", {"invitation": row.id}, at=at, once=f"invitation:{row.id}")
    return row


def invite_all(rows: Sequence[Row], *, by: Person, at: datetime) -> int:
    """Invite everybody on a checked list, adding the organisations it names for the first time; gives how many."""
    known = queries.organisations_by_id([row.organisation_id for row in rows if row.organisation_id])
    added: dict[str, Organisation] = {}
    for row in rows:
        organisation = known.get(row.organisation_id or "")
        if row.new_organisation:
            kind, name = row.new_organisation
            if name not in added:
                added[name] = put_on_list(name=name, kind=kind)
            organisation = added[name]
        invite(email=row.email, name=row.name, title=row.title, group=row.group, organisation=organisation,
               by=by, at=at)
    return len(rows)


def invite_again(row: Invitation, *, by: Person | None, at: datetime) -> Invitation:
    """Send the letter once more, at most once a day; where the link has ended, a new invitation. Raises Refused."""
    rules.check_again(has_address=row.email is not None, is_used=queries.is_used(row.id))
    if at - row.at > rules.INVITATION_LASTS:
        organisation = queries.organisations_by_id([row.organisation_id or ""]).get(row.organisation_id or "")
        return invite(email=row.email, name=row.name, title=row.title, group=row.group_slug, organisation=organisation,
                      office=row.office, by=by, at=at)
    owe("invitation", {"invitation": row.id}, at=at, once=f"invitation:{row.id}:{at:%Y-%m-%d}")
    return row


def take_up(invitation: Invitation, newcomer: Newcomer, *, at: datetime) -> Person:
    """Take somebody in: a person, unless already here, with the role and office of the invitation. Raises Refused."""
    rules.check_invitation(sent_at=invitation.at, at=at, is_used=queries.is_used(invitation.id))
    email = (invitation.email or newcomer.email or "").strip().lower()
    somebody = queries.person_by_email(email)
    if invitation.email is None:
        rules.check_address_is_free(somebody is not None)
    if somebody is None:
        somebody = Person(name=newcomer.name, email=email, password=newcomer.password, joined_at=at)
        db.session.add(somebody)
        db.session.flush()
    db.session.add(InvitationUse(invitation_id=invitation.id, person_id=somebody.id, at=at))
    _give_part(somebody, invitation, at)
    db.session.flush()
    return somebody


def _give_part(somebody: Person, invitation: Invitation, at: datetime) -> None:
    held = {(role.group_slug, role.organisation_id) for role in queries.roles_now(somebody)}
    if invitation.group_slug and (invitation.group_slug, invitation.organisation_id) not in held:
        db.session.add(Role(person_id=somebody.id, organisation_id=invitation.organisation_id,
                            group_slug=invitation.group_slug, title=invitation.title, since=at))
    if invitation.office and invitation.office not in queries.offices(somebody):
        appoint(somebody, invitation.office, at=at)
        entries.append("office-taken", {"office": invitation.office}, at=at)  # the page “Who runs this” says who
