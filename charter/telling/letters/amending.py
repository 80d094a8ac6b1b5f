"""The letters of amending."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charter.amending import queries
from charter.amending.rules import FATE_WORDS
from charter.db import db
from charter.people.models import Person
from charter.telling.draft import Draft


def fate(about: dict[str, Any]) -> Draft | None:
    """Whoever suggested words is told what became of them in a new draft, and may confirm it in one press."""
    amendment = queries.amendment(about["amendment"])
    person = db.session.get(Person, amendment.person_id) if amendment and amendment.person_id else None
    if amendment is None or person is None or not person.email or not queries.is_open(amendment):
        return None
    found = next((row for row in amendment.fates if row.version_number == about["version"]), None)
    if found is None or found.confirmed_at is not None or found is not amendment.fates[-1]:
        return None
    values = {"amendment": amendment, "fate": found, "words": FATE_WORDS[found.fate], "person": person}
    subject = f"What became of A{amendment.number} in draft {found.version_number}"
    return Draft(person.email, subject, "mail/amendment-fate.txt", values)


LETTERS: dict[str, Callable[[dict[str, Any]], Draft | None]] = {"amendment-fate": fate}
