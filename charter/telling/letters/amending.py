"""The letters of amending."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charter.amending import copies, handing, queries
from charter.amending.looking import look
from charter.amending.marked import numbers
from charter.db import db
from charter.people.models import Person
from charter.telling.draft import Draft
from charter.words import _


def rewritten(about: dict[str, Any]) -> Draft | None:
    """Whoever stands behind a suggestion is told that its author rewrote it."""
    amendment, person = queries.amendment(about["amendment"]), db.session.get(Person, about["person"])
    if amendment is None or person is None or not person.email or not queries.is_open(amendment):
        return None
    values = {"amendment": amendment, "version": about["version"], "person": person}
    subject = _("A{number}, which you stand behind, was rewritten", number=amendment.number)
    return Draft(person.email, subject, "mail/amendment-rewritten.txt", values)


def marked_copy_waits(about: dict[str, Any]) -> Draft | None:
    """A member is asked whether words out of a marked-up copy are theirs; what they threw away or sent is not asked again.

    Not the words themselves, nor the headline: until they say so, these are somebody else's.
    """
    person = db.session.get(Person, about["person"])
    rows = [row for row in map(copies.copy, about["copies"]) if row and row.amendment_number is None]
    if person is None or not person.email or not rows:
        return None
    version = rows[0].version_number
    values = {"person": person, "sender": handing.named([about["by"]])[about["by"]], "version": version,
              "waiting": [(row.id, numbers(look(version, copies.typed(row).parts).shown)) for row in rows]}
    return Draft(person.email, _("Are these your words?"), "mail/marked-copy-waits.txt", values)


LETTERS: dict[str, Callable[[dict[str, Any]], Draft | None]] = {
    "amendment-rewritten": rewritten, "marked-copy-waits": marked_copy_waits,
}
