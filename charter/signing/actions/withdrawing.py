"""Taking a signature back, without a mark and without a reason."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from charter.db import db
from charter.outbox import actions as outbox
from charter.record import entries, undone
from charter.record.leaves import spell_time
from charter.signing.actions import bound
from charter.signing.models import CorrectionWaiting, HandingOver, HandingTaken, Signature, Withdrawal


def withdraw(signature: Signature, *, at: datetime, tell: bool = False) -> Signature:
    """Take a signature back: off the list, the exports and the feed at once, without a mark and without a reason.

    Its sealed entry stays in the record and nobody can open it any more. Withdrawing twice is withdrawing once; the file
    outside remembers it, so that a restored older copy lists nobody anew. With
    `tell` its holder is owed a letter: a mail program that pressed the button by itself does not go unnoticed.
    """
    if signature.withdrawal is not None:
        return signature
    if tell:
        outbox.owe("sign-withdrawn", {"signature": signature.id}, at=at, once=f"sign-withdrawn:{signature.id}")
    said = {"act": "withdraw", "signature": signature.id, "at": spell_time(at)}
    entry = entries.append_sealed(said, at=at, listed=False)
    signature.withdrawal = Withdrawal(at=at, entry_seq=entry.seq)
    bound.leave_with(signature)
    if signature.listing is not None:
        db.session.delete(signature.listing)
        signature.listing = None
    entries.destroy_opening(signature.entry_seq)
    signature.salt = None
    for row in filter(None, (signature, signature.sign_up)):
        row.pledge = row.reservation = ""
    signature.held_by = None
    taken = select(HandingTaken.handing_id)
    db.session.execute(delete(CorrectionWaiting).where(CorrectionWaiting.signature_id == signature.id))
    db.session.execute(delete(HandingOver).where(HandingOver.signature_id == signature.id, HandingOver.id.not_in(taken)))
    db.session.flush()
    undone.add(entry, undone.withdrawn(signature.id))
    return signature
