"""Who does what by when is noted until the minutes are approved."""

from __future__ import annotations

from datetime import date

import pytest

from charter.db import db
from charter.drafting.models import Version
from charter.meeting import minuted, points
from charter.meeting.models import ActionPoint
from charter.record.models import Entry
from charter.web.ids import random_id
from tests.meeting import ended, stage
from tests.visiting import Visitor
from tests.world import World

AT = "/meetings/1/actions"
NOTED = {"owner": "The council", "what": "Print the draft for every school.", "due": ["1", "12", "2026"], "about": ""}


def test_it_stands_in_the_minutes_with_owner_and_date(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    client.sign_in(world.mira).send(AT, NOTED)
    row = points.of(stage.again(meeting))[0]
    assert (row.owner, row.due) == ("The council", date(2026, 12, 1))
    assert db.session.query(Entry).filter_by(kind="action-noted").count() == 1
    ended.close(world, meeting)
    assert "The council: Print the draft for every school. By 1" in client.visit("/meetings/1/minutes")


def test_it_may_be_about_one_thing_on_the_agenda_and_without_a_date(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item = next(i for i in meeting.items if i.amendment_number)
    client.sign_in(world.hilary).send(AT, {"owner": "Heads", "what": "Try it.", "about": item.id})
    assert [(a.about, a.due) for a in minuted.gather(stage.again(meeting)).actions] == [("A1", None)]


def test_after_the_meeting_too_and_out_again_until_the_approval(world: World, draft: Version, client: Visitor) -> None:
    meeting = ended.close(world, stage.in_session(world))
    client.sign_in(world.mira).send(AT, NOTED)
    client.press(AT, "/taking-out")
    assert points.of(stage.again(meeting)) == []
    client.send(AT, NOTED)
    ended.approved(world, meeting)
    row = points.of(stage.again(meeting))[0]
    assert client.post(f"{AT}/{row.id}/taking-out").status_code == 409
    assert client.post(AT, {**NOTED, "once": random_id()}).status_code == 409
    assert "nothing is added" in client.visit(AT)


@pytest.mark.parametrize("who", ["ada", "colin", "fay"])
def test_nobody_else_notes_one(world: World, draft: Version, client: Visitor, who: str) -> None:
    stage.in_session(world)
    assert client.sign_in(world.people[who]).post(AT, NOTED).status_code == 403


@pytest.mark.parametrize("wrong", [{"owner": " "}, {"what": ""}, {"due": ["31", "2", "2026"]}, {"due": ["1", "1", "26"]},
                                   {"about": "nothing"}, {"what": "x" * 3000}, {"owner": "y\u202e"}])
def test_bad_input_loses_nothing_that_was_typed(world: World, draft: Version, client: Visitor, wrong: dict[str, object]) -> None:
    stage.in_session(world)
    answer = client.sign_in(world.mira).post(AT, {**NOTED, **wrong})
    assert answer.status_code == 422 and db.session.query(ActionPoint).count() == 0
    if "what" not in wrong:
        assert "Print the draft for every school." in answer.get_data(as_text=True)


def test_not_before_the_meeting_is_opened_and_no_unknown_one(world: World, draft: Version, client: Visitor) -> None:
    stage.call(world)
    assert client.sign_in(world.mira).post(AT, NOTED).status_code == 409
    assert client.http.get("/meetings/9/actions").status_code == 404
    assert client.post(f"{AT}/{random_id()}/taking-out").status_code == 404


def test_sent_twice_is_once(world: World, draft: Version, client: Visitor) -> None:
    stage.in_session(world)
    once = random_id()
    for _ in range(2):
        assert client.sign_in(world.mira).post(AT, {**NOTED, "once": once}).status_code == 303
    assert db.session.query(ActionPoint).count() == 1
    before = db.session.query(Entry).count()
    client.visit(AT)
    assert db.session.query(Entry).count() == before
