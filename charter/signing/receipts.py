"""Who holds a signature now, and the link in their receipt by which they withdraw, correct or hand it over."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select

from charter.db import db
from charter.signing.models import HandingOver, HandingTaken, Signature
from charter.web import tokens

PURPOSE = "sign-withdraw"


class Holder(NamedTuple):
    """Whoever answers for a signature: its signatory, or whoever took the office over."""

    name: str | None
    title: str | None
    email: str | None
    handing: HandingOver | None  # by which they came to hold it; none for the signatory
    row: str  # what their links are bound to


def holder(signature: Signature) -> Holder:
    """Who holds a signature now (one query)."""
    taken = select(HandingOver).join(HandingTaken, HandingTaken.handing_id == HandingOver.id).where(
        HandingOver.signature_id == signature.id).order_by(HandingTaken.at.desc(), HandingTaken.entry_seq.desc())
    found = db.session.scalars(taken.limit(1)).first()
    if found is not None:
        return Holder(found.name, found.title, found.email, found, f"{signature.id}:{found.id}")
    email = signature.sign_up.email if signature.sign_up else None
    return Holder(signature.name, signature.title, email, None, signature.id)


def token(held: Holder) -> str:
    """The secret part of the receipt's links; another one with each new holder, so that the former's work no more."""
    return tokens.token(PURPOSE, held.row)


def opens(signature: Signature | None, given: str) -> bool:
    """Whether this is the secret of whoever holds the signature now: no forged link, and none of a former holder."""
    return signature is not None and tokens.is_token(PURPOSE, holder(signature).row, given)


def digits(held: Holder) -> str:
    """Six digits printed in the receipt, for what cannot be taken back: a program that presses buttons has none."""
    return tokens.digits(PURPOSE, held.row)


def are_digits(signature: Signature, given: str) -> bool:
    """Whether these are the digits in the holder's receipt."""
    return tokens.are_digits(PURPOSE, holder(signature).row, given)
