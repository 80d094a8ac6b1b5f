"""The letters of amending."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charter.amending import queries
from charter.db import db
from charter.people.models import Person
from charter.telling.draft import Draft


def rewritten(about: dict[str, Any]) -> Draft | None:
    """Whoever stands behind a suggestion is told that its author rewrote it."""
    amendment, person = queries.amendment(about["amendment"]), db.session.get(Person, about["person"])
    if amendment is None or person is None or not person.email or not queries.is_open(amendment):
        return None
    values = {"amendment": amendment, "version": about["version"], "person": person}
    subject = f"A{amendment.number}, which you stand behind, was rewritten"
    return Draft(person.email, subject, "mail/amendment-rewritten.txt", values)


LETTERS: dict[str, Callable[[dict[str, Any]], Draft | None]] = {"amendment-rewritten": rewritten}
