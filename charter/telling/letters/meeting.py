"""The letters of meetings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charter.db import db
from charter.meeting.models import Meeting
from charter.people.models import Person
from charter.telling.draft import Draft


def called(about: dict[str, Any]) -> Draft | None:
    """A meeting is called: when, where, what it goes through."""
    meeting, person = db.session.get(Meeting, about["meeting"]), db.session.get(Person, about["person"])
    if meeting is None or person is None or not person.email or meeting.closing is not None:
        return None
    subject = f"Meeting {meeting.number}: {meeting.title}"
    return Draft(person.email, subject, "mail/meeting-called.txt", {"meeting": meeting, "person": person})


LETTERS: dict[str, Callable[[dict[str, Any]], Draft | None]] = {"meeting-called": called}
