"""Forgetting a person: the rows that others refer to stay, without a name and without an address."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select, update

from charter.db import db
from charter.people import may, queries
from charter.people.models import Appointment, Invitation, InvitationUse, Person, RoleEnding, SignInCode, SignInTry
from charter.refusal import Refused
from charter.words import _


def forget_person(email: str, *, at: datetime) -> Person | None:
    """Take name, address and password from whoever has this address; gives the person, who can never sign in again.

    What was said in a role stays said in it. Raises Refused for the only convenor, without whom nobody runs the site.
    """
    found = queries.person_by_email(email)
    _forget_invitations(email)
    _forget_codes(email)
    if found is None:
        return None
    if may.CONVENOR in queries.offices(found) and _convenors() == 1:
        raise Refused(_("This is the only convenor. Invite another, who takes it up, and then erase."))
    for role in queries.roles_now(found):
        role.ending = RoleEnding(at=at)
    db.session.execute(delete(Appointment).where(Appointment.person_id == found.id))
    found.name = found.email = found.password = None
    db.session.flush()
    return found


def _convenors() -> int:
    return db.session.scalar(select(func.count()).select_from(Appointment).where(Appointment.office == may.CONVENOR)) or 0


def _forget_invitations(email: str) -> None:
    """An invitation that nobody took up is gone with its link; of one that was, the row stays without a name."""
    used = Invitation.id.in_(select(InvitationUse.invitation_id))
    db.session.execute(delete(Invitation).where(Invitation.email == email, ~used))
    db.session.execute(update(Invitation).where(Invitation.email == email).values(email=None, name=None))


def _forget_codes(email: str) -> None:
    codes = select(SignInCode.id).where(SignInCode.email == email)
    db.session.execute(delete(SignInTry).where(SignInTry.code_id.in_(codes)))
    db.session.execute(delete(SignInCode).where(SignInCode.email == email))
