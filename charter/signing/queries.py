"""Asks the database about signing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import joinedload

from charter.db import asked, db
from charter.drafting.models import Settlement
from charter.signing import afterwards, launch
from charter.signing.listing import Line, counts, everything, has_any, line, listed, newest, offered
from charter.signing.models import (
    Clearance,
    Hold,
    Listing,
    PassingOn,
    Signature,
    SignUp,
    SignUpLetter,
    SignUpTry,
    Withdrawal,
    WordsRuling,
)
from charter.web.waiting import Waiting
from charter.words import _

__all__ = [
    "Line", "counts", "everything", "has_any",
    "has_withdrawn_since", "held", "letter", "letters_lately",
    "line", "listed", "newest", "offered", "passing_on", "sign_up", "sign_up_once", "signature",
    "unread", "waiting", "wrong_tries",
]


# Put together once: every page of a signature, its badge and its proof ask it.
_SIGNATURE = select(Signature).where(Signature.id == bindparam("signature")).options(
    joinedload(Signature.listing).joinedload(Listing.together), joinedload(Signature.clearance),
    joinedload(Signature.withdrawal), joinedload(Signature.hold), joinedload(Signature.ruling))


def signature(signature_id: str) -> Signature | None:
    """The signature with this id, with its listing, hold and withdrawal."""
    return db.session.scalars(_SIGNATURE, {"signature": signature_id}).first()


def sign_up(sign_up_id: str) -> SignUp | None:
    """The sign-up with this id."""
    return db.session.get(SignUp, sign_up_id)


def letter(letter_id: str) -> SignUpLetter | None:
    """The confirmation letter with this id."""
    return db.session.get(SignUpLetter, letter_id)


def passing_on(passing_id: str) -> PassingOn | None:
    """Whom somebody named as the right person, until the letter has gone."""
    return db.session.get(PassingOn, passing_id)


def wrong_tries(letter_id: str) -> int:
    """How many wrong digits were typed for this letter."""
    asked = select(func.count()).select_from(SignUpTry).where(SignUpTry.letter_id == letter_id)
    return db.session.scalar(asked) or 0


_LATELY = (
    select(func.count()).select_from(SignUpLetter).join(SignUp, SignUp.id == SignUpLetter.sign_up_id).where(
        SignUp.email == bindparam("email"), SignUp.version_number == bindparam("n"), SignUpLetter.at > bindparam("since"))
)


def letters_lately(email: str, version_number: int, since: datetime) -> int:
    """How many confirmation letters this mailbox was owed about this version since then."""
    return db.session.scalar(_LATELY, {"email": email, "n": version_number, "since": since}) or 0


class Before(NamedTuple):
    """What has to be known before somebody signs up."""

    settled_digest: str | None  # none for a draft
    newest: int | None  # the newest settled version
    again: str | None  # the sign-up that this press of the button already made
    letters: int  # owed to this mailbox about this version lately


_BEFORE = select(
    select(Settlement.digest).where(Settlement.version_number == bindparam("n")).scalar_subquery(),
    select(func.max(Settlement.version_number)).scalar_subquery(),
    select(SignUp.id).where(SignUp.once == bindparam("once")).scalar_subquery(),
    _LATELY.scalar_subquery(),
)


def before_signing(version_number: int, *, once: str, email: str, since: datetime) -> Before:
    """What has to be known before somebody signs up (one query)."""
    return Before(*asked(_BEFORE, {"n": version_number, "once": once, "email": email, "since": since}).one())


def sign_up_once(once: str) -> SignUp | None:
    """The sign-up that this press of the button already made."""
    return db.session.scalars(select(SignUp).where(SignUp.once == once)).first()


def has_withdrawn_since(moment: datetime) -> bool:
    """Whether somebody withdrew since then."""
    return db.session.scalar(select(Withdrawal.signature_id).where(Withdrawal.at >= moment).limit(1)) is not None


def held() -> Sequence[Signature]:
    """The signatures that wait for a person, oldest first."""
    wanted = select(Signature).join(Hold, Hold.signature_id == Signature.id).outerjoin(
        Clearance, Clearance.signature_id == Signature.id).outerjoin(
        Withdrawal, Withdrawal.signature_id == Signature.id).where(
        Clearance.signature_id.is_(None), Withdrawal.signature_id.is_(None))
    options = (joinedload(Signature.hold), joinedload(Signature.sign_up), joinedload(Signature.organisation))
    return db.session.scalars(wanted.options(*options).order_by(Signature.at)).all()


def unread() -> Sequence[Signature]:
    """The checked signatures whose pledge or reservation nobody at the desk has read yet, oldest first."""
    wanted = select(Signature).join(Clearance, Clearance.signature_id == Signature.id).outerjoin(
        WordsRuling, WordsRuling.signature_id == Signature.id).where(
        WordsRuling.signature_id.is_(None), or_(Signature.pledge != "", Signature.reservation != ""))
    return db.session.scalars(wanted.order_by(Signature.at)).all()


def waiting(at: datetime) -> list[Waiting]:
    """What signing leaves for the desk: signatures to check before a list opens, pledges and reservations to read."""
    found, opens = [], launch.of(db.session.scalar(select(func.max(Settlement.version_number))))
    due = opens.opens_at if opens and opens.is_ahead else None
    # Two minutes: a look at the school's own page for its address. Half a minute to read 150 words.
    for rows, words, minutes in ((held(), _("to check before it is listed"), 2.0), (unread(), _("with words to read"), 0.5)):
        if rows:
            many = _("1 signature") if len(rows) == 1 else _("{n} signatures", n=len(rows))
            about = max(1, round(minutes * len(rows)))
            found.append(Waiting(f"{many} {words}", "/convenor/signatures", rows[0].at, about, due))
    return found + afterwards.waiting()
