"""A meeting in session on Wharnley's draft, its room open, and visitors who come in."""

from __future__ import annotations

import re

from flask import Flask

from charter import clock
from charter.db import db, writing
from charter.meeting import calling, deciding, joining, queries
from charter.meeting.models import Joining, Meeting, Round
from charter.people.models import Person
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import World


def in_session(world: World, *changes: tuple[str, str, str]) -> Meeting:
    """A meeting opened today on these suggestions (who, old words, new words), with a code for its room."""
    made = [stage.suggest(world, *change) for change in changes or (("ada", "should talk", "will talk"),)]
    meeting = stage.call(world, *made)
    with writing():
        calling.open_meeting(stage.again(meeting), by=world.hilary, at=clock.now())
    with_code(meeting)
    return stage.again(meeting)


def with_code(meeting: Meeting) -> Joining:
    """Its code, made now."""
    with writing():
        return joining.make(stage.again(meeting), at=clock.now())


def ask(world: World, meeting: Meeting, at: int = 0) -> Round:
    """The chair asks the groups about the meeting's suggestion at this place."""
    item = stage.again(meeting).items[at]
    with writing():
        return deciding.ask(stage.fresh(item), asked=item.title, by=world.hilary, at=clock.now())


def code(meeting: Meeting) -> Joining:
    """How its room is joined."""
    db.session.expire_all()
    found = joining.of(meeting.number)
    assert found is not None
    return found


def guest(app: Flask, meeting: Meeting) -> Visitor:
    """Somebody who typed the code and came in as a guest."""
    visitor = Visitor(app)
    visitor.send("/join", {"code": code(meeting).code})
    row = code(meeting)
    address = f"/meetings/{meeting.number}/join/{row.secret}"
    visitor.press(address, row.secret)
    return visitor


def member(app: Flask, meeting: Meeting, person: Person) -> Visitor:
    """A member who signed in and opened the room."""
    visitor = Visitor(app).sign_in(person)
    visitor.visit(f"/meetings/{meeting.number}/join")
    return visitor


def seen(html: str) -> str:
    """What a page says that it has seen."""
    found = re.search(r'data-seen="([^"]+)"', html)
    assert found, html[:2000]
    return found[1]


def now(meeting: Meeting) -> Meeting:
    """The meeting as the database has it."""
    found = queries.meeting(meeting.number)
    assert found is not None
    return found
