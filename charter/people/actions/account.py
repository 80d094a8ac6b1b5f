"""Changes what a person may change of themselves: their name and their password."""

from __future__ import annotations

from charter.people.models import Person


def rename(person: Person, name: str) -> None:
    """Call this person by another name from now on; what the record holds names nobody and stays."""
    person.name = name


def set_password(person: Person, hashed: str) -> None:
    """Sign in with this password from now on; it comes hashed, because hashing is slow and the pen is shared."""
    person.password = hashed


