"""A newer version is open: whoever signed an older one is told once, sees the difference, and signs it too or not."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from charter.db import db
from charter.drafting.models import Settlement
from charter.outbox import actions as outbox
from charter.refusal import Refused
from charter.signing import afterwards, asked, queries, receipts, rules
from charter.signing.actions.confirming import confirm
from charter.signing.models import NextOffer, NextTold, Signature, SignUp, Withdrawal
from charter.web.folding import fold
from charter.web.ids import random_id

# Offered in one turn of the worker: as many as are written in well under a second, for others wait for the pen.
A_TURN = 100


def offer_next(at: datetime) -> int:
    """Offer the newest settled version to whoever has a signature in force under an older one; gives how many were.

    One letter a person and organisation, whatever they signed before; counted with all that ask somebody to sign.
    """
    newest = db.session.scalar(select(func.max(Settlement.version_number)))
    if newest is None or db.session.get(NextTold, newest) is not None:
        return 0
    offered = select(NextOffer.signature_id).where(NextOffer.version_number == newest)
    waiting = db.session.scalars(select(Signature).outerjoin(Withdrawal).where(
        Signature.version_number < newest, Withdrawal.signature_id.is_(None), Signature.id.not_in(offered))
        .order_by(Signature.version_number.desc(), Signature.at, Signature.id).limit(A_TURN)).all()
    for signature in waiting:
        _offer(signature, newest, at)
    if len(waiting) < A_TURN:
        db.session.add(NextTold(version_number=newest, at=at))
    return len(waiting)


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
            version_number=row.version_number, digest=digest, organisation_id=earlier.organisation_id,
            organisation_typed=typed, name=holder.name, title=holder.title, email=holder.email, authority=authority,
            resolved_on=resolved_on if resolved else None, minute=minute or None if resolved else None, pledge=pledge,
            reservation=reservation, cookie="", at=at, once=f"next:{row.id}"))
        db.session.flush()
    made = queries.sign_up_once(f"next:{row.id}")
    assert made is not None
    return confirm(made, how=how, at=at)


def _offer(signature: Signature, newest: int, at: datetime) -> None:
    row = NextOffer(signature_id=signature.id, version_number=newest, code_id=random_id(), at=at)
    db.session.add(row)
    email = receipts.holder(signature).email
    if not email or _is_told(signature, email, newest) or not asked.may_ask(email, newest):
        return
    db.session.flush()
    asked.note_asked(email, newest, at=at)
    outbox.owe_new("sign-next", {"offer": row.id, "code": row.code_id}, at=at)


def _is_told(signature: Signature, email: str, newest: int) -> bool:
    """Whether they signed the newest for the same already, or were offered it for a later signature of their own."""
    known = [*queries.live_of(email, newest), *afterwards.offered(email, newest)]
    return any((each.organisation_id, fold(each.name or "")) == (signature.organisation_id, fold(signature.name or ""))
               for each in known if each.id != signature.id)


def _in_force(row: NextOffer) -> Signature:
    signature = queries.signature(row.signature_id)
    if signature is None or signature.withdrawal is not None:
        raise Refused("The signature that this letter is about was withdrawn. You are welcome to sign anew.")
    return signature
