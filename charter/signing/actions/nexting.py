"""Signing the next version too, from its difference; the signature under the older one stays."""

from __future__ import annotations

from datetime import datetime

from charter.db import db
from charter.outbox import actions as outbox
from charter.refusal import Refused
from charter.signing import now as today
from charter.signing import queries, receipts, rules
from charter.signing.actions.confirming import confirm
from charter.signing.models import NextOffer, Signature, SignUp
from charter.web.ids import random_id
from charter.words import _


def renew_next(row: NextOffer, *, at: datetime) -> None:
    """Owe a new letter with new digits, which its reader asked for by a press. Raises Refused."""
    _in_force(row)
    row.code_id = random_id()
    outbox.owe_new("sign-next", {"offer": row.id, "code": row.code_id}, at=at)


def sign_next(row: NextOffer, *, digest: str, authority: str, resolved_on: str | None, minute: str | None, pledge: str,
              reservation: str, how: str, at: datetime) -> Signature:
    """Sign the next version too; the signature under the older one stays where it is.

    `digest` is of the text that stood on the page, `how` browser or digits. Raises Refused, Replaced.
    """
    earlier = _in_force(row)
    holder = receipts.holder(earlier)
    now = queries.before_signing(row.version_number, once=f"next:{row.id}", email=holder.email or "", since=at)
    if now.again is None:
        rules.check_open(row.version_number, now.settled_digest, digest, now.newest)
        rules.check_authority(authority, earlier.organisation_then is not None, resolved_on, at.date())
        rules.check_words(pledge, reservation)
        resolved = authority == "resolved"
        typed = earlier.organisation_then if earlier.organisation_id is None else None
        db.session.add(SignUp(
            version_number=row.version_number, digest=digest, organisation_id=today.of(earlier).counted,
            organisation_typed=typed, organisation_number=earlier.organisation_number if typed else None,
            name=holder.name, title=holder.title, email=holder.email, authority=authority, pledge=pledge,
            resolved_on=resolved_on if resolved else None, minute=minute or None if resolved else None,
            reservation=reservation, cookie="", at=at, once=f"next:{row.id}"))
        db.session.flush()
    made = queries.sign_up_once(f"next:{row.id}")
    assert made is not None
    return db.session.get_one(Signature, confirm(made.id, how=how, at=at))


def _in_force(row: NextOffer) -> Signature:
    signature = queries.signature(row.signature_id)
    if signature is None or signature.withdrawal is not None:
        raise Refused(_("The signature that this letter is about was withdrawn. You are welcome to sign anew."))
    return signature
