"""After an older copy was restored: whoever was erased since it was made is erased again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from charter.commenting.models import Comment
from charter.db import db, writing
from charter.erasing import actions, sweeping
from charter.people.models import Invitation, Person, SignInCode
from charter.record import undone
from charter.signing.models import HandingOver, PassingOn, SchoolAsked, Signature, SignUp

ADDRESSES = (Person.email, Invitation.email, SignInCode.email, SignUp.email, PassingOn.email, HandingOver.email,
             SchoolAsked.email, Comment.email)


class Again(NamedTuple):
    """How many were erased again, and how many lines were made with another secret, so that nobody is found by them."""

    done: int
    unreadable: int


def erase_again(at: datetime) -> Again:
    """Erase again whoever the file outside knows and this copy of the database does not know to be erased."""
    marks, unreadable = undone.lost()
    found = [email for email in _addresses() if undone.mark(email) in marks] if marks else []
    ids = db.session.scalars(select(Signature.id)).all() if marks else ()
    signed = [each for each in ids if undone.mark(actions.of_signature(each)) in marks]
    db.session.rollback()
    for email in found:
        with writing():
            names = actions.erase(email, at=at)
        sweeping.beside((email, *names))
    for each in signed:
        with writing():
            names = actions.erase_signature(db.session.get_one(Signature, each), at=at)
        sweeping.beside(names)
    sweeping.files(at)
    return Again(len(found) + len(signed), unreadable)


def _addresses() -> Iterator[str]:
    seen: set[str] = set()
    for column in ADDRESSES:
        for email in db.session.scalars(select(column).distinct().where(column.is_not(None), column != "")):
            if email and email not in seen:
                seen.add(email)
                yield email
