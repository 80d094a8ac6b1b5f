"""A newer version is open: whoever signed an older one is told, once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from charter.db import db
from charter.drafting.models import Settlement
from charter.outbox import actions as outbox
from charter.signing import afterwards, asked, known, receipts
from charter.signing.models import NextOffer, NextTold, Signature, Withdrawal
from charter.web.folding import fold
from charter.web.ids import random_id

# Offered in one turn of the worker: as many as are written in well under a second, for others wait for the pen.
A_TURN = 100


def offer_next(at: datetime) -> int:
    """Offer the newest settled version to whoever has a signature in force under an older one; gives how many were.

    One letter a person and organisation, whatever they signed before; counted with all that ask somebody to sign.
    """
    newest = _newest()
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


def offer_late(signature: Signature, *, at: datetime) -> None:
    """Somebody confirmed an older version after everybody was told of a newer: they are told too."""
    newest = _newest()
    if newest is not None and signature.version_number < newest and db.session.get(NextTold, newest) is not None:
        _offer(signature, newest, at)


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
    found = [*known.of_mailbox(email, newest), *afterwards.offered(email, newest)]
    return any((each.organisation_id, fold(each.name or "")) == (signature.organisation_id, fold(signature.name or ""))
               for each in found if each.id != signature.id)


def _newest() -> int | None:
    return db.session.scalar(select(func.max(Settlement.version_number)))
