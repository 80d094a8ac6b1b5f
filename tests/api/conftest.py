"""A site with something of everything that the API tells of."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from charter import clock
from charter.commenting import actions as commenting
from charter.commenting import queries
from charter.db import writing
from charter.drafting import actions as settling
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.meeting import closing, deciding, minutes
from charter.record import heads
from charter.web.ids import random_id
from tests.meeting import stage
from tests.reading.conftest import asked
from tests.signing import signing_world
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

__all__ = ["asked"]


@pytest.fixture
def lively(app: Flask, world: World, draft: Version) -> World:
    """Three comments (one hidden, one unread), two suggestions, a closed meeting, two signatures (one held), a signed head."""
    for words in ("A zephyr blows.", "Hidden words about somebody."):
        with writing():
            commenting.write(draft, words=words, at=NOON + DAY, once=random_id(), by=world.fay, role=world.roles["fay"],
                             shown_as="a parent or carer")
    with writing():
        commenting.write(draft, words="Unread words.", at=NOON + DAY, once=random_id(), email="unread@home.example",
                         shown_as="a parent or carer")
    with writing():
        commenting.report(queries.comment(2), because="It names a child", at=NOON + 2 * DAY)  # type: ignore[arg-type]
    first = stage.suggest(world, "ada", "should talk", "must talk", where="should talk")
    stage.suggest(world, "ben", "promptly", "within ten days")
    meeting = stage.in_session(world, first)
    with writing():
        deciding.ask(meeting.items[0], asked="As suggested", by=world.hilary, at=stage.LATER)
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    with writing():
        closing.close(stage.again(meeting), closing.plan(stage.again(meeting)), by=world.hilary, at=stage.LATER)
    with writing():
        minutes.approve(stage.again(meeting), by=world.hilary, at=stage.LATER)
    version = drafting.latest()
    assert version is not None
    with writing():
        settling.settle(version, lines=[{"group": "heads", "position": "consent"}], by=None, at=stage.LATER)
    signing_world.signed(version, world.organisations["alder"], "Ada Bright")
    signing_world.signed(version, None, "Rosa Field")
    with writing():
        heads.sign_head(clock.now())
    return world


@pytest.fixture
def get(client: Visitor):  # type: ignore[no-untyped-def]
    """What an address of the API answers, as plain values."""

    def ask(address: str, status: int = 200, **more: Any) -> Any:
        answer = client.http.get(address if address.startswith("/api/") else f"/api/v1/{address}", **more)
        assert answer.status_code == status, answer.get_data(as_text=True)
        assert answer.mimetype == ("application/json" if status == 200 else "application/problem+json")
        return answer.get_json(force=True)

    return ask
