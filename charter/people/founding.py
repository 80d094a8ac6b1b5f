"""The groups a new site begins with; they are rows, and an area may have others."""

from __future__ import annotations

from datetime import datetime

from charter.db import db
from charter.people.models import Appointment, Group, Person

# slug, name, must answer, members come through an organisation (product.md, Groups)
DEFAULT_GROUPS = (
    ("heads", "Heads", True, True),
    ("governors", "Governors and trusts", False, True),
    ("families", "Families", True, False),
    ("young-people", "Young people", False, False),
    ("community", "Community organisations", False, True),
    ("services", "Services", False, True),
    ("council", "Council", False, True),
)


def make_groups() -> None:
    """Make the seven default groups."""
    for position, (slug, name, must_answer, by_organisation) in enumerate(DEFAULT_GROUPS):
        db.session.add(Group(slug=slug, name=name, position=position, must_answer=must_answer,
                             by_organisation=by_organisation))
    db.session.flush()


def appoint(person: Person, office: str, *, at: datetime) -> Appointment:
    """Give a person an office of the whole site: convenor, stand_in, chair, operator, evaluator."""
    row = Appointment(person_id=person.id, office=office, at=at)
    db.session.add(row)
    db.session.flush()
    return row
