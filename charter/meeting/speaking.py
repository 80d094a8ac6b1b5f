"""A group's voice gives its one line, having seen what its members answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from charter.db import db
from charter.meeting import asking, lines, voices
from charter.meeting.lines import BY_VOICE
from charter.meeting.models import AgendaItem, Line, Position
from charter.people.models import Group, Person
from charter.people.queries import voiced_groups
from charter.refusal import Refused
from charter.words import _


def give_line(item: AgendaItem, *, group: str, position: str, words: str, by: Person, at: datetime, clause_key: str | None = None,
              to_whom: str = "", removed_by: str = "") -> Line:
    """Give one's own group's line, as its voice, or as its deputy where the voice has not."""
    if group not in voiced_groups(by):
        raise Refused(_("You give the line of your own group only."))
    round_ = lines.last_round(item)
    if round_ is None:
        raise Refused(_("The groups have not been asked about this yet."))
    voices.check_deputy(group, by, lines.written(round_).get(group))
    return asking.give_line(item, group=group, position=position, words=words, given=BY_VOICE, by=by, at=at,
                            clause_key=clause_key, to_whom=to_whom, removed_by=removed_by)


def names(answers: Iterable[Position]) -> dict[str, str]:
    """The names of those members who wish to stand by their words with their name; of nobody else, not even for the voice."""
    found = {one.person_id: db.session.get_one(Person, one.person_id).name for one in answers if one.named}
    return {person_id: name for person_id, name in found.items() if name}


def name(group: str) -> str:
    """What a group is called."""
    return db.session.get_one(Group, group).name
