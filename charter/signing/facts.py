"""Gathers what is known of a sign-up when it is confirmed."""

from __future__ import annotations

from charter.db import db
from charter.people.models import Organisation
from charter.signing import addresses, holding, queries, rules
from charter.signing.models import Signature, SignUp
from charter.web.folding import fold


def same_already(sign_up: SignUp) -> Signature | None:
    """The signature in force that this mailbox already gave, in this name, for the same version and organisation."""
    for signature in queries.live_of(sign_up.email or "", sign_up.version_number):
        same = signature.sign_up is not None and (
            signature.sign_up.organisation_id == sign_up.organisation_id
            and fold(signature.sign_up.organisation_typed or "") == fold(sign_up.organisation_typed or ""))
        if same and fold(signature.name or "") == fold(sign_up.name or ""):
            return signature
    return None


def gather(sign_up: SignUp, organisation: Organisation | None, but: str | None = None) -> holding.Facts:
    """What holding.py asks, in at most four queries; a person who signs for nobody else needs one.

    `but` is the signature that is looked at again, which is not another of its own organisation.
    """
    found = queries.live(sign_up.version_number, organisation.id) if organisation else ()
    others = [each for each in found if each.id != but]
    email, role, name = sign_up.email or "", rules.role_of(sign_up.title or ""), fold(sign_up.name or "")
    mailbox = [each for each in queries.live_of(email, sign_up.version_number) if each.id != but]
    return holding.Facts(
        name=sign_up.name or "", title=sign_up.title or "", email=email,
        organisation=organisation.name if organisation else sign_up.organisation_typed,
        on_list=organisation is not None,
        domain=organisation.domain if organisation else None,
        closed_on=_closed(sign_up, organisation),
        owners=addresses.nearest(email, queries.owners(email)) if organisation else (),
        in_role=sum(rules.role_of(each.title or "") == role for each in others),
        same_name=any(fold(each.name or "") == name for each in others),
        from_mailbox=len({fold(each.name or "") for each in mailbox} - {name}),
        now=_now(organisation),
        number=sign_up.organisation_number,
    )


def _closed(sign_up: SignUp, organisation: Organisation | None) -> str | None:
    """The day an organisation closed on; one that is only to close is open."""
    closed = organisation.closed_on if organisation else None
    return closed.isoformat() if closed and (sign_up.at is None or closed <= sign_up.at.date()) else None


def _now(organisation: Organisation | None) -> str | None:
    found = db.session.get(Organisation, organisation.now_id) if organisation and organisation.now_id else None
    return found.name if found else None
