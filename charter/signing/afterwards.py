"""Asks the database what becomes of signatures that stand: corrections, new holders, offers of the next version."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from charter.db import db
from charter.signing.models import (
    CorrectionWaiting,
    HandingOver,
    HandingTaken,
    NextOffer,
    Signature,
    SignUp,
    Withdrawal,
)
from charter.web.folding import asked as folded
from charter.web.waiting import Waiting
from charter.words import _

# Signatures shown for what was typed: what one screen holds.
MOST_FOUND = 20


def offer(offer_id: str) -> NextOffer | None:
    """The offer of the next version with this id."""
    return db.session.get(NextOffer, offer_id)


def offered(email: str, version_number: int) -> Sequence[Signature]:
    """The signatures for which this mailbox was offered a version."""
    wanted = (
        select(Signature).join(NextOffer, NextOffer.signature_id == Signature.id)
        .outerjoin(SignUp, SignUp.id == Signature.sign_up_id)
        .outerjoin(HandingOver, HandingOver.signature_id == Signature.id)
        .where(NextOffer.version_number == version_number, or_(SignUp.email == email, HandingOver.email == email))
    )
    return db.session.scalars(wanted).unique().all()


def handing(handing_id: str) -> HandingOver | None:
    """Who was named as the new holder of a signature."""
    return db.session.get(HandingOver, handing_id)


def correction(signature_id: str) -> CorrectionWaiting | None:
    """What a signatory asked to have put right, until a person has looked."""
    return db.session.get(CorrectionWaiting, signature_id)


def corrections() -> Sequence[CorrectionWaiting]:
    """The corrections that wait for a person, oldest first."""
    wanted = select(CorrectionWaiting).join(CorrectionWaiting.signature).outerjoin(
        Withdrawal, Withdrawal.signature_id == CorrectionWaiting.signature_id).where(Withdrawal.signature_id.is_(None))
    return db.session.scalars(wanted.options(joinedload(CorrectionWaiting.signature)).order_by(CorrectionWaiting.at)).all()


def holders_to_name() -> Sequence[HandingOver]:
    """The new holders who wish to be named and wait for a person, oldest first."""
    wanted = select(HandingOver).join(HandingOver.taking).outerjoin(
        Withdrawal, Withdrawal.signature_id == HandingOver.signature_id).where(
        HandingTaken.because.is_not(None), Withdrawal.signature_id.is_(None))
    return db.session.scalars(wanted.options(joinedload(HandingOver.signature)).order_by(HandingTaken.at)).all()


def in_force(typed: str) -> Sequence[Signature]:
    """The signatures of organisations in force whose names hold every word typed, for the desk."""
    words = folded(typed)
    if len(words) < 2:
        return ()
    wanted = select(Signature).outerjoin(Withdrawal, Withdrawal.signature_id == Signature.id).where(
        Withdrawal.signature_id.is_(None), Signature.organisation_then.is_not(None),
        *(Signature.folded.contains(word) for word in words.split()))
    return db.session.scalars(wanted.order_by(Signature.folded, Signature.id).limit(MOST_FOUND)).all()


def waiting() -> list[Waiting]:
    """What lies on the desk: corrections and new holders' names to look at."""
    rows = [*corrections(), *holders_to_name()]
    if not rows:
        return []
    many = _("1 change to a signature") if len(rows) == 1 else _("{n} changes to signatures", n=len(rows))
    # Two minutes: a look at the school's own page, as for a signature that is new.
    return [Waiting(_("{many} to look at",
                      many=many), "/convenor/signatures/changes", min(row.at for row in rows), 2 * len(rows))]
