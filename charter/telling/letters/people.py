"""The letters about taking part: an invitation, and six digits for signing in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charter.people import invitation_letter, queries
from charter.people.actions import inviting, signing_in
from charter.telling.draft import Draft, link
from charter.web.tokens import digits, token
from charter.words import _


def invitation(about: dict[str, Any]) -> Draft | None:
    """The invitation, unless it has been taken up meanwhile."""
    row = queries.invitation(about["invitation"])
    if row is None or row.email is None or queries.is_used(row.id):
        return None
    address = link("people.invitation", invitation_id=row.id, token=token(inviting.PURPOSE, row.id))
    return Draft(row.email, invitation_letter.SUBJECT, "mail/invitation.txt", invitation_letter.values(row, address))


def sign_in_code(about: dict[str, Any]) -> Draft | None:
    """Six digits, where somebody has the address they were asked for."""
    row = queries.code(about["code"])
    somebody = queries.person(row.person_id) if row and row.person_id else None
    if row is None or somebody is None or somebody.email is None:
        return None
    return Draft(somebody.email, _("Your six digits for signing in"), "mail/sign-in-code.txt",
                 {"digits": digits(signing_in.PURPOSE, row.id)})


LETTERS: dict[str, Callable[[dict[str, Any]], Draft | None]] = {
    "invitation": invitation,
    "sign-in-code": sign_in_code,
}
