"""What a meeting decided, told to everybody whom it concerns: a part of the letter about a new draft, or a letter of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from charter.amending import queries as amending
from charter.amending.models import Amendment
from charter.commenting import queries as commenting
from charter.db import db
from charter.meeting import concerned, queries
from charter.meeting.models import Decision, Meeting
from charter.meeting.rules import OUTCOMES
from charter.people.models import Person
from charter.telling.draft import Draft
from charter.words import _


@dataclass(frozen=True)
class Decided:
    """One decision, and how it concerns whoever reads the letter."""

    amendment: Amendment
    outcome: str  # in words
    reason: str
    how: str


def closed(about: dict[str, Any]) -> Draft | None:
    """A meeting closed without a new draft: what it decided on what somebody suggested, stands behind or commented on."""
    meeting = queries.meeting(about["meeting"])
    first = commenting.by_id(about["comment"]) if "comment" in about else None
    person = db.session.get(Person, about["person"]) if "person" in about else None
    to = person.email if person else first.email if first else None
    told = decided(meeting, person, to) if meeting and to else []
    if meeting is None or not to or not told:
        return None
    return Draft(to, subject(meeting), "mail/meeting-closed.txt", {"person": person, "meeting": meeting, "decided": told})


def decided(meeting: Meeting, person: Person | None, to: str) -> list[Decided]:
    """The decisions that concern this person, or the visitor with this address, in the order of the suggestions."""
    everybody = concerned.of(meeting)
    mine = everybody.members.get(person.id, {}) if person else everybody.visitors.get(to, {})
    made = concerned.decided(meeting)
    return [one for number, how in sorted(mine.items()) if (one := _told(number, made[number], how)) is not None]


def subject(meeting: Meeting) -> str:
    """What stands over the letter."""
    return _("What meeting {number} decided on what you wrote", number=meeting.number)


def _told(number: int, decision: Decision, how: str) -> Decided | None:
    amendment = amending.amendment(number)
    return Decided(amendment, OUTCOMES[decision.outcome], decision.reason, how) if amendment else None


LETTERS: dict[str, Callable[[dict[str, Any]], Draft | None]] = {"meeting-closed": closed}
