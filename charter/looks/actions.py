"""Sets how the site looks. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from charter.db import db
from charter.looks import rules
from charter.looks.drawing_anew import Picture
from charter.looks.marks import OWN
from charter.looks.models import Look, LookPicture
from charter.people.models import Person
from charter.record import entries


def set_look(*, name: str, colour: str, mark: str, picture: Picture | None = None, by: Person, at: datetime, once: str) -> Look:
    """Set the site's name, colour and mark; `picture` is a new one, and without it its own is the one it wears already.

    A picture that is no longer worn is gone: somebody may have had no right to it. Raises Refused where words in the
    colour could not be read, and for a picture that there is none of.
    """
    again = db.session.scalars(select(Look).where(Look.once == once)).first()
    if again is not None:
        return again
    worn = db.session.scalars(select(LookPicture.digest)).first() if picture is None else picture.digest
    digest = (worn or "") if mark == OWN else ""
    rules.check(name=name, colour=colour, mark=mark, picture=digest)
    db.session.execute(delete(LookPicture).where(LookPicture.digest != digest))
    if digest and db.session.get(LookPicture, digest) is None:
        assert picture is not None, "a picture that is worn has its row"
        db.session.add(LookPicture(digest=digest, large=picture.large, small=picture.small))
    row = Look(name=name, colour=colour, mark=mark, picture=digest, by_id=by.id, at=at, once=once)
    db.session.add(row)
    db.session.flush()
    entries.append("look-set", {"colour": colour, "mark": mark, "name": name} | ({"picture": digest} if digest else {}), at=at)
    return row
