"""Notes whom a group has named as its voice or deputy."""

from __future__ import annotations

from datetime import datetime

from charter.db import db
from charter.people import queries, rules
from charter.people.models import Group, Person, Voice
from charter.record import entries


def name_voice(group: Group, person: Person, *, is_deputy: bool, at: datetime) -> Voice:
    """Note that the group named this person; the newest row of each kind holds. Raises Refused."""
    rules.check_voice({role.group_slug for role in queries.roles_now(person)}, group.slug)
    row = Voice(group_slug=group.slug, person_id=person.id, is_deputy=is_deputy, at=at)
    db.session.add(row)
    db.session.flush()
    entries.append("voice-named", {"group": group.slug, "deputy": is_deputy}, at=at)
    return row
