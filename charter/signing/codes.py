"""The digits of a letter about a signature that stands: ten wrong ones end them, and a new letter brings new ones."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from charter.db import db
from charter.refusal import Refused
from charter.signing import rules
from charter.signing.models import LetterTry
from charter.web import tokens
from charter.words import _, many


def digits(purpose: str, code_id: str) -> str:
    """The six digits, as they stand in the letter."""
    found = tokens.digits(purpose, code_id)
    return f"{found[:3]} {found[3:]}"


def is_ended(code_id: str) -> bool:
    """Whether ten wrong codes were typed."""
    return rules.is_ended(_wrong(code_id))


def try_digits(purpose: str, code_id: str, typed: str, *, at: datetime) -> int | None:
    """None where the digits are right; otherwise counts them and gives how many tries are left. Raises Refused."""
    wrong = _wrong(code_id)
    if rules.is_ended(wrong):
        raise Refused(_("Ten wrong codes were typed for this letter, so its code has ended. Ask for a new letter."))
    if tokens.are_digits(purpose, code_id, typed):
        return None
    db.session.add(LetterTry(letter_id=code_id, at=at))
    db.session.flush()
    return rules.MOST_WRONG - wrong - 1


def left_in_words(left: int) -> str:
    """What somebody is told who typed other digits."""
    if left == 0:
        return _("These are not the digits in the letter. It was the tenth try, so this code has ended.")
    return many("These are not the digits in the letter. You can try once more.",
                "These are not the digits in the letter. You can try {n} times more.", left)


def _wrong(code_id: str) -> int:
    counted = select(func.count()).select_from(LetterTry).where(LetterTry.letter_id == code_id)
    return db.session.scalar(counted) or 0
