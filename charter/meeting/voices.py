"""Who speaks for a group: its voice, or its deputy where the voice has not spoken."""

from __future__ import annotations

from sqlalchemy import and_, exists, select

from charter.db import asked, db
from charter.drafting.models import Settlement
from charter.meeting.models import Line
from charter.people.models import Person, Role, RoleEnding, Voice
from charter.people.queries import voices
from charter.refusal import Refused
from charter.words import _

# Everybody who still holds a role in the group that named them; whoever left it speaks for it no longer.
_NAMED = (
    select(Voice.group_slug, Voice.is_deputy, Voice.person_id, Role.id)
    .outerjoin(Role, and_(Role.person_id == Voice.person_id, Role.group_slug == Voice.group_slug,
                          Role.id.not_in(select(RoleEnding.role_id))))
    .order_by(Voice.at)
)


def named() -> frozenset[str]:
    """The groups that named a voice or a deputy who is still of the group; the others' line is computed (one question)."""
    newest = {(slug, deputy): role for slug, deputy, _person, role in asked(_NAMED)}
    return frozenset(slug for (slug, _), role in newest.items() if role is not None)


def check_deputy(group: str, by: Person, line: Line | None) -> None:
    """The deputy speaks where the voice is absent: what the voice has said, the voice alone changes."""
    voice = voices().get(group, {}).get(False)
    if line is not None and voice is not None and voice.person_id == line.by_id != by.id:
        raise Refused(_("Your group’s voice has given its line. The deputy speaks where the voice is absent; ask the "
                        "voice to change it."))


def is_settled(version_number: int) -> bool:
    """Whether a text is settled, so that no line on it changes."""
    return bool(db.session.scalar(select(exists().where(Settlement.version_number == version_number))))
