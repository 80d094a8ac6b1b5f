"""Signs people in: by a password, or by six digits sent to their address."""

from __future__ import annotations

from datetime import datetime

from charter.db import db
from charter.outbox.actions import owe
from charter.people import passwords, queries, rules
from charter.people.models import Person, SignInCode, SignInTry
from charter.web.tokens import are_digits

PURPOSE = "sign-in"


def with_password(email: str, password: str) -> Person | None:
    """The person whom this address and password belong to, or nobody; writes nothing, and takes as long for both."""
    somebody = queries.person_by_email(email)
    right = passwords.is_right(password, somebody.password if somebody else None)
    return somebody if right else None


def ask_for_code(email: str, *, at: datetime) -> SignInCode:
    """Owe six digits to this address; the same rows are written whether or not anybody here has it."""
    somebody = queries.person_by_email(email)
    code = SignInCode(email=email.strip().lower(), person_id=somebody.id if somebody else None, at=at)
    db.session.add(code)
    db.session.flush()
    owe("sign-in-code", {"code": code.id}, at=at)
    return code


def try_code(code: SignInCode, digits: str, *, at: datetime) -> Person | None:
    """Try digits on a code: the right ones spend it and give the person, wrong ones are counted. Raises Refused."""
    wrong, is_spent = queries.tries(code.id)
    rules.check_code(sent_at=code.at, at=at, wrong=wrong, is_spent=is_spent)
    right = are_digits(PURPOSE, code.id, digits) and code.person_id is not None
    db.session.add(SignInTry(code_id=code.id, right=right, at=at))
    db.session.flush()
    return queries.person(code.person_id) if right and code.person_id else None
