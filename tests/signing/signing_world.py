"""A settled text on which the people of Wharnley may sign."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from charter.db import db, writing
from charter.drafting import actions as drafting
from charter.drafting import queries as versions
from charter.drafting.models import Version
from charter.people.models import Organisation
from charter.signing import actions
from charter.signing.models import Signature, SignUp
from charter.web.ids import random_id
from tests.world import DAY, NOON

FIRST = "# The Wharnley Inclusion Charter\n\nWe look for the barrier first.\n\nNobody decides alone.\n"
SECOND = FIRST.replace("first", "first, pupils and staff")
COOKIE = "a browser's own secret"


def draft(text: str = FIRST, *, at: datetime = NOON - 60 * DAY) -> Version:
    """A draft that nobody may sign yet."""
    newest = versions.latest()
    with writing():
        if newest is None:
            return drafting.import_first(text, by=None, at=at)
        if newest.settlement is not None:
            newest = drafting.begin_draft(newest, by=None, at=at)
        return drafting.import_next(text, by=None, at=at, expected_parent=newest.number)


def settled(text: str = FIRST, *, at: datetime = NOON - 10 * DAY) -> Version:
    """A text that is open for signature."""
    made = draft(text, at=at)
    with writing():
        drafting.settle(made, lines=[{"group": "heads", "position": "consent"}], by=None, at=at)
    found = versions.settled()
    assert found is not None
    return found


def sign_up(version: Version, organisation: Organisation | None, name: str, **more: Any) -> SignUp:
    """Somebody pressed Sign: a head of her own school unless told otherwise."""
    facts: dict[str, Any] = {
        "title": "Headteacher", "email": f"{name.split()[0].lower()}@{organisation.domain if organisation else 'home.example'}",
        "authority": "told" if organisation or more.get("organisation_typed") else "personal", "resolved_on": None,
        "minute": None, "pledge": "", "reservation": "", "cookie": COOKIE, "once": random_id(), "at": NOON,
        "digest": version.digest, **more,
    }
    with writing():
        made = actions.start(version.number, facts.pop("digest"), organisation.id if organisation else None, name=name,
                             **facts)
        return db.session.get_one(SignUp, made)


def signed(version: Version, organisation: Organisation | None, name: str, **more: Any) -> Signature:
    """Somebody signed and confirmed."""
    made = sign_up(version, organisation, name, **more)
    with writing():
        return db.session.get_one(Signature, actions.confirm(made.id, how="digits", at=more.get("at", NOON)))
