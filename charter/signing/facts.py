"""Gathers what is known of a sign-up when it is confirmed."""

from __future__ import annotations

from charter.people.models import Organisation
from charter.signing import holding, queries, rules
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
    """What holding.py asks, in at most three queries; a person who signs for nobody else needs none.

    `but` is the signature that is looked at again, which is not another of its own organisation.
    """
    found = queries.live(sign_up.version_number, organisation.id) if organisation else ()
    others = [each for each in found if each.id != but]
    role, name = rules.role_of(sign_up.title or ""), fold(sign_up.name or "")
    return holding.Facts(
        name=sign_up.name or "", title=sign_up.title or "", email=sign_up.email or "",
        organisation=organisation.name if organisation else sign_up.organisation_typed,
        on_list=organisation is not None,
        domain=organisation.domain if organisation else None,
        closed_on=organisation.closed_on.isoformat() if organisation and organisation.closed_on else None,
        sharing=queries.sharing(organisation.domain) if organisation else 0,
        in_role=sum(rules.role_of(each.title or "") == role for each in others),
        same_name=any(fold(each.name or "") == name for each in others),
    )
