"""Confirming makes a signature of a sign-up, once, with its sealed entry."""

from __future__ import annotations

from datetime import datetime

from charter.db import db
from charter.outbox import actions as outbox
from charter.people import queries as people
from charter.people.models import Organisation
from charter.people.register import numbers
from charter.record import entries, openings
from charter.refusal import Refused
from charter.signing import facts, holding, letters, rules
from charter.signing.actions import listed, offering
from charter.signing.models import Hold, Signature, SignUp, SignUpConfirmation
from charter.web.folding import fold


def confirm(sign_up: SignUp, *, how: str, at: datetime) -> Signature:
    """Turn a sign-up into a signature, once: whoever confirms again is given the same signature.

    It is listed at once, or waits for the day on which the list opens, or for a person with a reason. `how` is browser
    or digits. Raises Refused.
    """
    if sign_up.confirmation is not None:
        return db.session.get_one(Signature, sign_up.confirmation.signature_id)
    if sign_up.email is None or rules.is_over(letters.newest(sign_up) or sign_up.at, at):
        raise Refused("This was not confirmed within 30 days, and is over. You are welcome to sign again.")
    signature = facts.same_already(sign_up)
    if signature is None:
        signature = _sign(sign_up, at)
    db.session.add(SignUpConfirmation(sign_up_id=sign_up.id, how=how, at=at, signature_id=signature.id))
    db.session.flush()
    db.session.expire(sign_up, ["confirmation"])
    return signature


def _sign(sign_up: SignUp, at: datetime) -> Signature:
    organisation = db.session.get(Organisation, sign_up.organisation_id) if sign_up.organisation_id else None
    then = organisation.name if organisation else sign_up.organisation_typed
    slugs = {group.slug for group in people.groups()}
    group = rules.group_of(organisation.kind, sign_up.title or "", slugs) if organisation else None
    signature = Signature(
        sign_up_id=sign_up.id, version_number=sign_up.version_number, organisation_id=sign_up.organisation_id,
        organisation_then=then, organisation_number=numbers.of(organisation) if organisation else sign_up.organisation_number,
        group_slug=group, name=sign_up.name, title=sign_up.title,
        folded=fold(f"{then or ''} {sign_up.name}"), authority=sign_up.authority, resolved_on=sign_up.resolved_on,
        minute=sign_up.minute, pledge=sign_up.pledge, reservation=sign_up.reservation, at=at, salt=openings.new_salt())
    because = holding.reason(facts.gather(sign_up, organisation))
    db.session.add(signature)
    db.session.flush()
    entry = entries.append_sealed(listed.content(signature), at=at, listed=False, salt=signature.salt)
    signature.entry_seq = entry.seq
    if because is None:
        listed.put_up(signature, "address" if then else "itself", at)
    else:
        signature.hold = Hold(because=because, at=at)
    db.session.flush()
    outbox.owe("sign-receipt", {"signature": signature.id}, at=at, once=f"sign-receipt:{signature.id}")
    offering.offer_late(signature, at=at)
    return signature
