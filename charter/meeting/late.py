"""Late objections: a group that was not at a meeting objects to what it decided; no version is unmade."""

from __future__ import annotations

from datetime import datetime

from charter.meeting.models import Decision, LateObjection
from charter.people.models import Person


def object_to(decision: Decision, *, group: str, clause_key: str, words: str, to_whom: str, removed_by: str,
              by: Person | None, at: datetime, once: str) -> LateObjection:
    """Object for a group that was absent: the clause comes onto the next agenda."""
    raise NotImplementedError
