"""The confirmation letters of a sign-up, the digits typed for them, and what is forgotten when their time is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from charter.db import asked, db
from charter.outbox import actions as outbox
from charter.outbox.models import Sending
from charter.refusal import Refused
from charter.signing import asked as asking
from charter.signing import queries, rules
from charter.signing.models import HandingOver, HandingTaken, PassingOn, SignUp, SignUpConfirmation, SignUpLetter, SignUpTry
from charter.web.ids import random_id
from charter.words import _

A_DAY = timedelta(days=1)


_ROW = insert(SignUpLetter)


def write(sign_up_id: str, *, at: datetime) -> None:
    """Owe a confirmation letter; who asks looks first how many this mailbox had today."""
    row = random_id()
    asked(_ROW, {"id": row, "sign_up_id": sign_up_id, "at": at})
    outbox.owe_new("sign-confirm", {"letter": row}, at=at)


def renew(sign_up: SignUp, *, at: datetime) -> None:
    """Owe a new letter that its reader asked for. Raises Refused when it is too late, or too many went today."""
    if sign_up.confirmation is not None:
        raise Refused(_("This is confirmed already. Nothing is left to do."))
    if sign_up.email is None or rules.is_over(newest(sign_up) or sign_up.at, at):
        raise Refused(_("This was not confirmed within 30 days, and is over. You are welcome to sign again."))
    if queries.letters_lately(sign_up.email, sign_up.version_number, at - A_DAY) >= rules.MOST_LETTERS_A_DAY:
        raise Refused(_("{most_letters_a_day} letters went to this address within a day. Ask again tomorrow; your "
                        "sign-up waits 30 days.", most_letters_a_day=rules.MOST_LETTERS_A_DAY))
    write(sign_up.id, at=at)


def check_fresh(owed_at: datetime, at: datetime) -> None:
    """A letter confirms for 30 days. Raises Refused."""
    if rules.is_over(owed_at, at):
        raise Refused(_("This letter is older than 30 days, and is over. You are welcome to sign again."))


def try_digits(letter: SignUpLetter, is_right: bool, *, at: datetime) -> int:
    """Count wrong digits typed for a letter; gives how many tries are left. Raises Refused when the code has ended."""
    wrong = queries.wrong_tries(letter.id)
    if letter.sign_up.confirmation is not None:
        return rules.MOST_WRONG  # signed already: there is nothing left to guess at
    if rules.is_ended(wrong):
        raise Refused(_("Ten wrong codes were typed for this letter, so its code has ended. Ask for a new letter."))
    if is_right:
        return rules.MOST_WRONG - wrong
    db.session.add(SignUpTry(sign_up_id=letter.sign_up_id, letter_id=letter.id, at=at))
    db.session.flush()
    return rules.MOST_WRONG - wrong - 1


def newest(sign_up: SignUp) -> datetime | None:
    """When the newest letter of a sign-up was owed."""
    return max((letter.at for letter in sign_up.letters), default=None)


def forget(at: datetime) -> None:
    """Forget who passed on to whom once the letter went, who signed up but never confirmed in time, whom we asked."""
    asking.forget(at)
    unanswered = HandingOver.id.not_in(select(HandingTaken.handing_id))
    db.session.execute(delete(HandingOver).where(unanswered, HandingOver.written_at < at - rules.LIFE))
    went = PassingOn.letter_id.in_(select(Sending.letter_id))
    db.session.execute(delete(PassingOn).where(went | (PassingOn.at < at - rules.LIFE)))
    fresh = select(SignUpLetter.sign_up_id).where(SignUpLetter.at >= at - rules.LIFE)
    over = (SignUp.at < at - rules.LIFE, SignUp.email.is_not(None), SignUp.id.not_in(fresh),
            SignUp.id.not_in(select(SignUpConfirmation.sign_up_id)))
    db.session.execute(update(SignUp).where(*over).values(
        name=None, title=None, email=None, organisation_typed=None, organisation_number=None, pledge="", reservation="",
        cookie=""))

