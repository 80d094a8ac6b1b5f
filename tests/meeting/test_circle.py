"""The restorative opening keeps no notes anywhere, and is left out only if every group wishes so."""

from __future__ import annotations

import logging

import pytest
from flask import Flask

from charter.db import db, writing
from charter.drafting.models import Version
from charter.meeting import calling, circle, minuted, room
from charter.meeting.models import Meeting
from charter.people.queries import groups
from charter.record.models import Entry
from charter.refusal import Refused
from tests.meeting import ended, stage
from tests.meeting.kept import everything
from tests.visiting import Visitor
from tests.world import World

AT = "/meetings/1/circle"
MARKER = "she-wept-when-she-said-it"


def all_go_without(world: World, meeting: Meeting) -> None:
    for group in groups():
        with writing():
            circle.go_without(stage.again(meeting), group=group.slug, by=world.mira, at=stage.LATER)


def test_its_questions_are_there_to_be_read_aloud(world: World, draft: Version, client: Visitor) -> None:
    stage.in_session(world)
    html = client.sign_in(world.hilary).visit(AT)
    for title, words in circle.ROUNDS:
        assert title in html and words in html


def test_there_is_nowhere_to_write(world: World, draft: Version, client: Visitor) -> None:
    stage.in_session(world)
    for who in ("hilary", "mira", "ada", "fay"):
        client.sign_in(world.people[who]).visit(AT)
        assert client.page is not None
        assert {f["_tag"] for f in client.page.fields if f.get("type") != "hidden"} <= {"select"}
        assert "contenteditable" not in client.visit(AT)


def test_what_is_said_in_it_is_kept_nowhere(world: World, draft: Version, client: Visitor, app: Flask,
                                           caplog: pytest.LogCaptureFixture) -> None:
    """Whatever anybody sends to its doors: not in a table, a log, a letter, an export, or any file beside them."""
    meeting = stage.in_session(world)
    caplog.set_level(logging.DEBUG)
    sent = dict.fromkeys(("words", "notes", "note", "said", "round-1", "group", "stage", "once", "text"), MARKER)
    for who in ("hilary", "mira", "ada"):
        client.sign_in(world.people[who])
        for door in ("/holding", "/waivers", "/waivers/heads", "/waivers/heads/taking-back", f"/waivers/{MARKER}", "", "/notes"):
            client.post(AT + door, sent)
            client.http.get(f"{AT}{door}?words={MARKER}")
    ended.approved(world, ended.close(world, stage.again(meeting)))
    client.http.get("/data/charter.db")
    client.http.get("/meetings/1/minutes.pdf")
    assert "circle-held" in everything(app)  # the places looked through are the right ones
    assert MARKER not in everything(app)
    assert not any(MARKER in record.getMessage() for record in caplog.records if not record.name.startswith("werkzeug"))


def test_the_minutes_say_only_that_it_took_place(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    client.sign_in(world.hilary).press(AT, "/circle/holding")
    assert room.state(1).stage == "circle"  # type: ignore[union-attr]
    client.press(AT, "/circle/holding")  # shown again, held once
    assert db.session.query(Entry).filter_by(kind="circle-held").count() == 1
    told = minuted.gather(ended.close(world, meeting))
    assert "It took place; no notes are kept" in told.circle
    assert "It took place" in client.visit("/meetings/1/minutes")


def test_one_group_that_wishes_to_have_it_is_enough(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    for group in groups()[:-1]:
        with writing():
            circle.go_without(stage.again(meeting), group=group.slug, by=world.mira, at=stage.LATER)
    assert not circle.is_left_out(stage.again(meeting))
    assert db.session.query(Entry).filter(Entry.kind.startswith("circle")).count() == 0  # that some wish so is nobody's news
    html = client.sign_in(world.hilary).visit(AT)
    assert "What has it been like?" in html and "left out." not in html


def test_it_is_left_out_if_every_group_wishes_so(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    all_go_without(world, meeting)
    assert "it is left out" in client.sign_in(world.hilary).visit(AT)
    with pytest.raises(Refused, match="left out"), writing():
        circle.hold(stage.again(meeting), at=stage.LATER)
    with writing():
        circle.have_it(stage.again(meeting), group="families", at=stage.LATER)
    assert not circle.is_left_out(stage.again(meeting))
    assert [e.kind for e in db.session.query(Entry).filter(Entry.kind.startswith("circle")).order_by(Entry.seq)] == [
        "circle-left-out", "circle-kept"]
    with writing():
        circle.hold(stage.again(meeting), at=stage.LATER)
    with pytest.raises(Refused, match="begun"), writing():
        circle.go_without(stage.again(meeting), group="families", by=world.fay, at=stage.LATER)


def test_a_voice_speaks_for_its_own_group_and_sees_no_other(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.call(world)
    html = client.sign_in(world.ada).visit(AT)
    assert "Heads wish to go without it" in html and "Families" not in html.split("Going without it")[1].split("<footer")[0]
    assert "Heads wish to have it after all" in client.press(AT, "/waivers/heads")
    client.press(AT, "/waivers/heads/taking-back")
    assert circle.wishes(stage.again(meeting)) == set()
    assert client.post(f"{AT}/waivers/families").status_code == 409
    assert client.post(f"{AT}/waivers", {"group": "families"}).status_code == 403
    assert "families" not in circle.wishes(stage.again(meeting))


def test_the_convenor_enters_what_a_group_said_and_no_page_shows_who_did_not(
    world: World, draft: Version, client: Visitor,
) -> None:
    meeting = stage.call(world)
    html = client.sign_in(world.mira).send(AT, {"group": "young-people"})
    assert "Noted: young people wish to go without it." in html and circle.wishes(stage.again(meeting)) == {"young-people"}
    again = client.visit(AT)
    assert all(again.count(f">{g.name}<") == 1 for g in groups())  # each once, in the list to choose from
    assert client.post(f"{AT}/waivers", {"group": "nobody"}).status_code == 422


@pytest.mark.parametrize("who", ["ben", "colin", "tom"])
def test_members_without_a_voice_have_no_door_to_it(world: World, draft: Version, client: Visitor, who: str) -> None:
    stage.call(world)
    client.sign_in(world.people[who])
    assert client.http.get(AT).status_code == 403 and client.post(f"{AT}/waivers/heads").status_code == 403
    assert client.post(f"{AT}/holding").status_code == 403


def test_it_is_not_begun_before_the_meeting_is_or_after_it(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.call(world)
    assert client.sign_in(world.hilary).post(f"{AT}/holding").status_code == 409
    assert client.http.get("/meetings/9/circle").status_code == 404
    with writing():
        calling.open_meeting(stage.again(meeting), by=world.hilary, at=stage.LATER)
    ended.close(world, meeting)
    assert client.post(f"{AT}/holding").status_code == 409


def test_looking_changes_nothing(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    before = db.session.query(Entry).count()
    client.sign_in(world.hilary).visit(AT)
    assert db.session.query(Entry).count() == before and not circle.was_held(stage.again(meeting))
