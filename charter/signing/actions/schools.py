"""A trust's schools sign each for themselves: letters to their heads, and signing in one step from such a letter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select

from charter.db import db
from charter.outbox import actions as outbox
from charter.people.models import Organisation
from charter.record import entries
from charter.record.leaves import spell_time
from charter.refusal import Refused
from charter.signing import asked, codes, rules, schools
from charter.signing.actions.confirming import confirm
from charter.signing.models import SchoolAsked, Signature, SignUp
from charter.words import _

PURPOSE = "sign-school"


def ask_schools(signature: Signature, named: Mapping[str, tuple[str, str]], *, known: bool, at: datetime) -> None:
    """Owe a letter to the heads of a trust's schools: those `named` (by school: name, address), and the `known` ones.

    Whoever was asked twice about this version gets none; nobody is told which. Raises Refused.
    """
    if signature.withdrawal is not None or signature.clearance is None or signature.version_number != schools.open_version():
        raise Refused(_("Letters can go once your trust's signature is checked, while its version is open for signature."))
    entries.append_sealed({"act": "ask", "signature": signature.id, "at": spell_time(at)}, at=at, listed=False)
    for school in schools.of_trust(signature, at.date()):
        found = named.get(school.id) or (schools.known_head(school) if known else None)
        if found is not None:
            _ask(signature, school, *found, at)


def sign_asked(row: SchoolAsked, typed: str, *, digest: str, name: str, title: str, authority: str,
               resolved_on: str | None, minute: str | None, pledge: str, reservation: str, at: datetime) -> int | None:
    """A head signs for the school, in one step, by the digits in the letter: none where they were right, else tries left.

    Raises Refused, and Replaced where another text is open for signature by now.
    """
    if row.signature_id is not None:
        return None
    if row.email is None or rules.is_over(row.at, at):
        raise Refused(_("This letter is older than 30 days, and is over. You are welcome to sign on any day."))
    rules.check_open(row.version_number, schools.digest(row.version_number), digest, schools.open_version())
    rules.check_authority(authority, True, resolved_on, at.date())
    rules.check_words(pledge, reservation)
    left = codes.try_digits(PURPOSE, row.id, typed, at=at)
    if left is None:
        resolved, personal = authority == "resolved", authority == "personal"
        made = SignUp(
            version_number=row.version_number, digest=digest, organisation_id=None if personal else row.organisation_id,
            name=name, title=title, email=row.email, authority=authority, resolved_on=resolved_on if resolved else None,
            minute=minute or None if resolved else None, pledge=pledge, reservation=reservation, cookie="", at=at,
            once=f"asked:{row.id}")
        db.session.add(made)
        db.session.flush()
        row.signature_id = confirm(made.id, how="digits", at=at)
        row.name = row.email = None
        db.session.flush()
    return left


def forget_asked(at: datetime) -> None:
    """Forget the heads who did not sign by the letter while it was good."""
    over = select(SchoolAsked.id).where(SchoolAsked.at < at - rules.LIFE, SchoolAsked.signature_id.is_(None))
    db.session.execute(delete(SchoolAsked).where(SchoolAsked.id.in_(over)))


def _ask(signature: Signature, school: Organisation, name: str, email: str, at: datetime) -> None:
    email = email.strip().lower()
    if not asked.may_ask(email, signature.version_number):
        return
    asked.note_asked(email, signature.version_number, at=at)
    row = SchoolAsked(version_number=signature.version_number, organisation_id=school.id,
                      trust=signature.organisation_then or "", name=name, email=email, at=at)
    db.session.add(row)
    db.session.flush()
    outbox.owe("sign-school", {"asked": row.id}, at=at)
