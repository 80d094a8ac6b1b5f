"""Sets how the site looks. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from charter.db import db
from charter.looks import rules
from charter.looks.models import Look
from charter.people.models import Person
from charter.record import entries


def set_look(*, name: str, colour: str, mark: str, by: Person, at: datetime, once: str) -> Look:
    """Set the site's name, colour and mark. Raises Refused where words in the colour could not be read."""
    again = db.session.scalars(select(Look).where(Look.once == once)).first()
    if again is not None:
        return again
    rules.check(name=name, colour=colour, mark=mark)
    row = Look(name=name, colour=colour, mark=mark, by_id=by.id, at=at, once=once)
    db.session.add(row)
    db.session.flush()
    entries.append("look-set", {"colour": colour, "mark": mark, "name": name}, at=at)
    return row
