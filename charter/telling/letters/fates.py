"""One letter to each author when a new draft is made: what was decided, and what became of what is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charter.amending import queries as amending
from charter.amending.models import Amendment, AmendmentFate
from charter.amending.rules import FATE_WORDS
from charter.commenting import queries as commenting
from charter.commenting import rules, standing
from charter.commenting.models import Comment
from charter.commenting.showing import fates as fates_of
from charter.db import db
from charter.drafting import queries as drafting
from charter.meeting import queries as meetings
from charter.meeting.models import Meeting
from charter.people.models import Person
from charter.telling.draft import Draft, link
from charter.telling.letters import closed
from charter.words import _


def fates(about: dict[str, Any]) -> Draft | None:
    """Whoever suggested words or commented is told what became of it, and may confirm it in one press."""
    version = int(about["version"])
    first = commenting.by_id(about["comment"]) if "comment" in about else None
    person = db.session.get(Person, about["person"]) if "person" in about else None
    to = person.email if person else first.email if first else None
    if not to:
        return None
    waits = _suggested(person, version) if person else []
    said = [(row, dict(fates_of(row))[version]) for row in commenting.open_in(version) if _is_theirs(row, person, to)]
    meeting = _meeting(version)
    decided = closed.decided(meeting, person, to) if meeting else []
    if not waits and not said and not decided:
        return None
    values = {"person": person, "version": version, "words": FATE_WORDS, "suggested": waits, "said": said, "meeting": meeting,
              "decided": decided, "ways": {row.id: _way_on(row, version) for row, _ in said}}
    named = closed.subject(meeting) if meeting and decided else _("What became of what you wrote, in draft {version}",
                                                                  version=version)
    return Draft(to, named, "mail/fates.txt", values)


def _meeting(version: int) -> Meeting | None:
    """The meeting that made a draft, where one did."""
    made = drafting.version(version)
    return meetings.meeting(made.meeting_number) if made and made.meeting_number else None


def _suggested(person: Person, version: int) -> list[tuple[Amendment, AmendmentFate]]:
    """Their open suggestions whose fate in this draft is the newest, and not confirmed."""
    return [(row, fate) for row, fate in amending.with_fate_to_confirm(person) if fate.version_number == version]


def _way_on(comment: Comment, version: int) -> str | None:
    """The link by which a visitor says that a comment still stands, where its words were changed or are gone."""
    fate = comment.fates[-1]
    if comment.person_id is not None or fate.version_number != version or fate.fate == rules.CARRIED:
        return None
    return link("commenting.standing_page", comment_id=comment.id, token=standing.secret(comment, version))


def _is_theirs(comment: Comment, person: Person | None, to: str) -> bool:
    return comment.person_id == person.id if person else comment.person_id is None and comment.email == to


LETTERS: dict[str, Callable[[dict[str, Any]], Draft | None]] = {"fates": fates}
