"""Changes what a person may change of themselves: their name and their password."""

from __future__ import annotations

from datetime import datetime

from charter.people import queries
from charter.people.models import Person
from charter.record import entries


def rename(person: Person, name: str, *, at: datetime) -> None:
    """Call this person by another name from now on; what the record holds names nobody and stays.

    Entered only for an office, whose holder is named on the public page “Who runs this”.
    """
    person.name = name
    offices = sorted(queries.offices(person))
    if offices:
        entries.append("name-changed", {"offices": offices}, at=at)


def set_password(person: Person, hashed: str) -> None:
    """Sign in with this password from now on, here; every other browser is signed out.

    It comes hashed, because hashing is slow and the pen is shared.
    """
    person.password = hashed


