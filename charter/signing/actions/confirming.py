"""Confirming makes a signature of a sign-up, once, with its sealed entry."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import insert

from charter.db import asked, db
from charter.outbox import actions as outbox
from charter.people.register import numbers
from charter.record import entries, openings
from charter.refusal import Refused
from charter.signing import facts, holding, known, now, rules
from charter.signing.actions import bound, joining, listed, offering
from charter.signing.models import Clearance, Hold, Listing, Signature, SignUp, SignUpConfirmation
from charter.web.folding import fold
from charter.web.ids import random_id
from charter.words import _

# Questions and rows go past the session: a hall confirms at once, and each holds the one pen meanwhile.
_SIGNATURE, _HOLD, _CLEARANCE, _LISTING, _CONFIRMATION = map(insert, (Signature, Hold, Clearance, Listing, SignUpConfirmation))
_COLUMNS = Signature.__table__.columns.keys()
# What a signature takes from its sign-up as it stands.
_SAME = ("version_number", "organisation_id", "name", "title", "authority", "resolved_on", "minute", "pledge", "reservation")


def confirm(sign_up_id: str, *, how: str, at: datetime) -> str:
    """Turn a sign-up into a signature, once, and give its id: whoever confirms again is given the same signature.

    It is listed at once, or waits for the day on which the list opens, or for a person with a reason. `how` is browser
    or digits. Raises Refused.
    """
    said = known.sign_up(sign_up_id)
    if said.signature_id is not None:
        return str(said.signature_id)
    if said.email is None or rules.is_over(said.written_at or said.at, at):
        raise Refused(_("This was not confirmed within 30 days, and is over. You are welcome to sign again."))
    mailbox = known.of_mailbox(said.email, said.version_number)
    signature_id = facts.same_already(said, mailbox) or _sign(said, mailbox, at)
    asked(_CONFIRMATION, {"sign_up_id": sign_up_id, "how": how, "at": at, "signature_id": signature_id})
    held = db.session.identity_map.get(db.session.identity_key(SignUp, sign_up_id))
    if held is not None:  # whoever made the sign-up in this very act is told of its confirmation
        db.session.expire(held, ["confirmation"])
    return signature_id


def _sign(said: Any, mailbox: list[Any], at: datetime) -> str:
    organisation = known.organisation(said.organisation_id)
    signature = _signature(said, organisation, at)
    because = holding.reason(facts.gather(said, organisation, mailbox))
    is_shown = because is None and not said.waits
    content = listed.content(signature, said.settled_digest)
    signature.entry_seq = entries.append_sealed(content, at=at, listed=is_shown, salt=signature.salt).seq
    asked(_SIGNATURE, {name: getattr(signature, name) for name in _COLUMNS})
    checked = "address" if signature.organisation_then else "itself"
    if because is not None:
        asked(_HOLD, {"signature_id": signature.id, "because": because, "at": at})
    else:
        asked(_CLEARANCE, {"signature_id": signature.id, "checked": checked, "at": at, "by_id": None, "entry_seq": None})
    if is_shown:
        asked(_LISTING, listed.row(signature, checked, now.told(signature, organisation), at))
    outbox.owe_new("sign-receipt", {"signature": signature.id}, at=at)
    if said.named_together or said.version_number != said.newest:
        _tell_others(signature.id, at, is_cleared=because is None, is_shown=is_shown)
    return signature.id


def _signature(said: Any, organisation: Any, at: datetime) -> Signature:
    """The signature with what is true today: the name and the number that its organisation has now."""
    then = organisation.name if organisation else said.organisation_typed
    group = rules.group_of(organisation.kind, said.title or "", known.slugs()) if organisation else None
    return Signature(
        id=random_id(), sign_up_id=said.id, **{name: getattr(said, name) for name in _SAME}, organisation_then=then,
        organisation_number=numbers.of(organisation) if organisation else said.organisation_number, group_slug=group,
        folded=fold(f"{then or ''} {said.name}"), at=at, salt=openings.new_salt())


def _tell_others(signature_id: str, at: datetime, *, is_cleared: bool, is_shown: bool) -> None:
    """What seldom follows: schools that wish to sign together with this one, and a newer version to be told of."""
    signature = db.session.get_one(Signature, signature_id)
    if is_cleared:
        joining.ask_late(signature, at)
    if is_shown:
        bound.tell(signature, at)
    offering.offer_late(signature, at=at)
