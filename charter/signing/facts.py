"""Gathers what is known of a sign-up when it is confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from charter.signing import addresses, holding, known, rules
from charter.web.folding import fold


def same_already(said: Any, mailbox: Iterable[Any]) -> str | None:
    """The signature in force that this mailbox already gave, in this name, for the same version and organisation.

    `said` is a sign-up, `mailbox` what known.of_mailbox() found.
    """
    typed, name = fold(said.organisation_typed or ""), fold(said.name or "")
    for each in mailbox:
        same = each.signed_up_for == said.organisation_id and fold(each.organisation_typed or "") == typed
        if same and fold(each.name or "") == name:
            return str(each.id)
    return None


def gather(said: Any, organisation: Any, mailbox: Iterable[Any], but: str | None = None) -> holding.Facts:
    """What holding.py asks, in at most two queries; a person who signs for nobody else needs none.

    `said` is a sign-up, or what somebody wishes to be called instead; `organisation` is of known.organisation().
    `but` is the signature that is looked at again, which is not another of its own organisation.
    """
    found = known.of_organisation(organisation.id, said.version_number) if organisation else []
    others = [each for each in found if each.id != but]
    email, role, name = said.email or "", rules.role_of(said.title or ""), fold(said.name or "")
    return holding.Facts(
        name=said.name or "", title=said.title or "", email=email,
        organisation=organisation.name if organisation else said.organisation_typed,
        on_list=organisation is not None,
        domain=organisation.domain if organisation else None,
        closed_on=_closed(said, organisation),
        owners=_owners(email) if organisation else (),
        in_role=sum(rules.role_of(each.title or "") == role for each in others),
        same_name=any(fold(each.name or "") == name for each in others),
        from_mailbox=len({fold(each.name or "") for each in mailbox if each.id != but} - {name}),
        now=organisation.now_name if organisation else None,
        number=said.organisation_number,
    )


def _owners(email: str) -> tuple[str, ...]:
    return addresses.nearest(email, known.owners(addresses.above(addresses.domain_of(email))))


def _closed(said: Any, organisation: Any) -> str | None:
    """The day an organisation closed on; one that is only to close is open."""
    closed = organisation.closed_on if organisation else None
    return closed.isoformat() if closed and (said.at is None or closed <= said.at.date()) else None
