"""An interest is declared under a group, in somebody's own words, before the meeting or at it."""

from __future__ import annotations

import pytest

from charter.db import db
from charter.drafting.models import Version
from charter.meeting import interests, minuted
from charter.meeting.models import Interest
from charter.record.models import Entry
from charter.web.ids import random_id
from tests.meeting import ended, stage
from tests.visiting import Visitor
from tests.world import World

AT = "/meetings/1/interests"
WORDS = "My school has bid for the pilot money."


def test_a_member_declares_one_before_the_meeting(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.call(world)
    client.sign_in(world.ada).send(AT, {"words": WORDS, "group": "heads", "about": ""})
    told = minuted.gather(stage.again(meeting)).interests
    assert [(d.group, d.words) for d in told] == [("Heads", WORDS)]
    assert db.session.query(Entry).filter_by(kind="interest-declared").one().facts == {"meeting": 1}


def test_it_is_public_with_the_approved_minutes_and_without_a_name(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ben", "should talk", "will talk"))
    item = next(i for i in meeting.items if i.amendment_number)
    client.sign_in(world.gita).send(AT, {"words": WORDS, "group": "governors", "about": item.id})
    stage.decide(world, item, "deferred", "Later.")
    ended.close(world, meeting)
    everybody = client.http.application.test_client()  # type: ignore[union-attr]
    assert WORDS not in everybody.get("/meetings/1/minutes").get_data(as_text=True)
    assert WORDS in client.visit("/meetings/1/minutes/draft")
    ended.approved(world, meeting)
    html = everybody.get("/meetings/1/minutes").get_data(as_text=True)
    assert f"governors and trusts: {WORDS}" in html and "Gita Shah" not in html


def test_the_chair_enters_one_said_aloud_for_any_group(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    client.sign_in(world.hilary).send(AT, {"words": WORDS, "group": "council", "about": ""})
    assert [row.group_slug for row in interests.of(stage.again(meeting))] == ["council"]


def test_members_declare_for_their_own_group_and_see_their_own_only(world: World, draft: Version, client: Visitor) -> None:
    stage.in_session(world)
    client.sign_in(world.ada).send(AT, {"words": WORDS, "group": "heads", "about": ""})
    assert client.post(AT, {"words": "x", "group": "families", "about": ""}).status_code == 422
    assert WORDS not in client.sign_in(world.ben).visit(AT)
    assert WORDS in client.sign_in(world.mira).visit(AT)


def test_whoever_entered_it_takes_it_out_and_nobody_else(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    client.sign_in(world.ada).send(AT, {"words": WORDS, "group": "heads", "about": ""})
    row = interests.of(stage.again(meeting))[0].id
    assert client.sign_in(world.mira).post(f"{AT}/{row}/taking-out").status_code == 409
    client.sign_in(world.ada).press(AT, "/taking-out")
    assert db.session.query(Interest).count() == 0
    assert client.post(f"{AT}/{row}/taking-out").status_code == 404


@pytest.mark.parametrize("wrong", [
    {"words": " "}, {"words": "x" * 3000}, {"group": ""}, {"group": "nobody"}, {"about": "nothing"},
])
def test_bad_input(world: World, draft: Version, client: Visitor, wrong: dict[str, str]) -> None:
    stage.in_session(world)
    answer = client.sign_in(world.mira).post(AT, {"words": WORDS, "group": "heads", "about": "", **wrong})
    assert answer.status_code == 422 and db.session.query(Interest).count() == 0


def test_visitors_have_no_door_and_twice_is_once(world: World, draft: Version, client: Visitor) -> None:
    stage.in_session(world)
    assert client.post(AT, {"words": WORDS, "group": "heads"}).status_code == 403
    once = random_id()
    for _ in range(2):
        client.sign_in(world.ada).post(AT, {"words": WORDS, "group": "heads", "about": "", "once": once})
    assert db.session.query(Interest).count() == 1
    before = db.session.query(Entry).count()
    client.visit(AT)
    assert db.session.query(Entry).count() == before
