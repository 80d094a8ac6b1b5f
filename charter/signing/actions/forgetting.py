"""Forgetting a person in signing: what they gave is withdrawn, what they handed over stands without their name."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, or_, select, update

from charter.db import db
from charter.signing import reasons, receipts, rules
from charter.signing.actions.correcting import unname
from charter.signing.actions.withdrawing import withdraw
from charter.signing.models import (
    HandingOver,
    Hold,
    PassingOn,
    SchoolAsked,
    Signature,
    SignUp,
    SignUpConfirmation,
    Withdrawal,
)
from charter.words import english


def forget_person(email: str, *, at: datetime) -> set[str]:
    """Take name and address out of everything of signing; gives the names that were found with the address.

    A signature that somebody else holds by now stays in force: it says the role and the day, and no name.
    """
    signed = db.session.scalars(select(Signature).join(SignUp, SignUp.id == Signature.sign_up_id).where(
        SignUp.email == email)).all()
    names = {name for row in signed for name in forget_signature(row, at=at)}
    names |= _forget_holders(email)
    for sign_up in db.session.scalars(select(SignUp).where(SignUp.email == email)).all():
        names |= {sign_up.name} if sign_up.name else set()
        _blank(sign_up)
    db.session.execute(delete(PassingOn).where(PassingOn.email == email))
    db.session.execute(update(SchoolAsked).where(SchoolAsked.email == email).values(name=None, email=None))
    _forget_reasons(email, names)
    db.session.flush()
    return names


def forget_signature(signature: Signature, *, at: datetime) -> set[str]:
    """Withdraw and empty one signature, or unname it where somebody else holds it; gives the names that stood there."""
    names = {row.name for row in (signature, signature.sign_up) if row is not None and row.name}
    if receipts.holder(signature).handing is not None and signature.withdrawal is None:
        unname(signature, at=at)
    else:
        _empty(withdraw(signature, at=at))
    _blank_of(signature)
    return names


def forget_withdrawn(at: datetime) -> None:
    """Thirty days after somebody withdrew nothing here knows who it was; no act, for nothing public changes."""
    long_ago = select(Signature).join(Withdrawal, Withdrawal.signature_id == Signature.id).where(
        Withdrawal.at < at - rules.LIFE, Signature.name.is_not(None))
    for signature in db.session.scalars(long_ago).all():
        _empty(signature)
        _blank_of(signature)
    db.session.flush()


def _blank_of(signature: Signature) -> None:
    """Every sign-up that led to it: whoever signs twice has two."""
    again = select(SignUpConfirmation.sign_up_id).where(SignUpConfirmation.signature_id == signature.id)
    for sign_up in db.session.scalars(select(SignUp).where(or_(SignUp.id == signature.sign_up_id, SignUp.id.in_(again)))):
        _blank(sign_up)


def _blank(sign_up: SignUp) -> None:
    sign_up.name = sign_up.title = sign_up.email = sign_up.organisation_typed = sign_up.organisation_number = None
    sign_up.resolved_on = sign_up.minute = None
    sign_up.pledge = sign_up.reservation = sign_up.cookie = ""


def _empty(signature: Signature) -> None:
    """Of a withdrawn signature only that there was one, and of which version: its own page says no more."""
    for name in ("name", "title", "organisation_id", "organisation_then", "organisation_number", "group_slug",
                 "resolved_on", "minute", "held_by"):
        setattr(signature, name, None)
    signature.folded = signature.authority = ""
    if signature.sign_up is not None:
        signature.sign_up.organisation_id = None
    if signature.hold is not None:
        db.session.delete(signature.hold)
        signature.hold = None


def _forget_holders(email: str) -> set[str]:
    """Whoever was named as a new holder: one who took it over leaves it without one, and the former's links stay shut."""
    names = set()
    for row in db.session.scalars(select(HandingOver).where(HandingOver.email == email)).all():
        names.add(row.name)
        if row.taking is None:
            db.session.delete(row)
        else:
            row.name = row.title = row.email = ""
            row.signature.held_by = row.taking.because = None
    return names


def _forget_reasons(email: str, names: set[str]) -> None:
    """A reason to look at somebody else's signature can name whoever signed before."""
    for word in (email, *names):
        db.session.execute(update(Hold).where(or_(Hold.because.contains(word, autoescape=True))).values(
            because=english(reasons.SOMEBODY)))
