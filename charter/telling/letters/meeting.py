"""The letters of meetings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charter.db import db
from charter.meeting import bringing, estimating
from charter.meeting.models import Meeting
from charter.people import queries as people
from charter.people.models import Person, Voice
from charter.telling.draft import Draft
from charter.words import _


def called(about: dict[str, Any]) -> Draft | None:
    """A meeting is called: when, where, what it goes through, who speaks for your group, and how to take part from afar."""
    meeting, person = db.session.get(Meeting, about["meeting"]), db.session.get(Person, about["person"])
    if meeting is None or person is None or not person.email or meeting.closing is not None:
        return None
    subject = _("Meeting {number}: {title}", number=meeting.number, title=meeting.title)
    return Draft(person.email, subject, "mail/meeting-called.txt", {
        "meeting": meeting, "person": person, "begins": estimating.begins(meeting), "ends": estimating.ends(meeting),
        "minutes": estimating.longest(meeting), "until": bringing.closes(meeting), "spoken": _spoken(person)})


def _spoken(person: Person) -> list[dict[str, str]]:
    """Who gives the one line of each of this person's groups."""
    named = people.voices()
    groups = {role.group_slug: role.group.name for role in people.roles_now(person)}
    return [{"name": name, "voice": _name(named.get(slug, {}).get(False)), "deputy": _name(named.get(slug, {}).get(True))}
            for slug, name in groups.items()]


def _name(voice: Voice | None) -> str:
    somebody = db.session.get(Person, voice.person_id) if voice else None
    return (somebody.name or "") if somebody else ""


LETTERS: dict[str, Callable[[dict[str, Any]], Draft | None]] = {"meeting-called": called}
