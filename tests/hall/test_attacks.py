"""The hall attacked: hostile words on the screen and the phones, forged passes, another meeting's code, another's answer."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from flask import Flask
from itsdangerous import URLSafeSerializer, URLSafeTimedSerializer

from charter import clock
from charter.db import db, writing
from charter.drafting.models import Version
from charter.hall.passes import LASTS_SECONDS, PHONE, SCREEN, Passes
from charter.meeting import agenda, room
from charter.meeting.models import Asking, Meeting, Position
from charter.people.models import Group
from tests.attacks import CORPUS, wrong
from tests.hall import stage as hall
from tests.hall.test_answering import HARM, answer
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import World

SECRET = "a secret for tests only"


@pytest.fixture
def meeting(world: World, draft: Version) -> Meeting:
    return hall.in_session(world)


def cookie(of: Meeting, **other: Any) -> str:
    """A pass as we would sign it, with some of it changed."""
    facts = {"meeting": of.number, "code": hall.code(of).code, "kind": PHONE, "who": "x",
             "until": clock.now().timestamp() + 60} | other
    return str(URLSafeSerializer(SECRET, salt="charter.hall").dumps(list(facts.values())))


def status(app: Flask, meeting: Meeting, value: str, kind: str = "join") -> int:
    name = "room-joined" if kind == "join" else "room-screen"
    address = f"/meetings/{meeting.number}/{kind}/state?seen=0"
    # A client with a jar of its own would send that instead.
    return app.test_client(use_cookies=False).get(address, headers={"Cookie": f"{name}={value}"}).status_code


def test_hostile_words_are_words_on_the_screen_and_on_phones(app: Flask, world: World, draft: Version) -> None:
    words = " ".join(CORPUS)
    made = stage.suggest(world, "ada", "should talk", f"will {words} talk")
    with writing() as session:
        session.merge(made).headline = words
        session.get(Group, "families").name = words  # type: ignore[union-attr]
    meeting = stage.call(world, made)
    with writing():
        from charter.meeting import calling

        row = stage.again(meeting)
        row.title = row.place = row.chair_name = words
        agenda.set_agenda(row, agenda.Wanted((made.number,), (words[:150],), working=words), by=None, at=clock.now())
        calling.open_meeting(row, by=world.hilary, at=clock.now())
    screen = Visitor(app).sign_in(world.hilary)
    phone = hall.guest(app, meeting)
    pages = [screen.visit(f"/meetings/{meeting.number}/screen")]
    item = next(i for i in stage.again(meeting).items if i.amendment_number)
    hall.ask(world, meeting, item.position)
    tom = hall.member(app, meeting, world.tom)
    answer(tom, meeting, "object", **{name: said[:250] for name, said in dict.fromkeys(HARM, words).items()})
    for one in stage.again(meeting).items:
        for stage_now in room.STAGES:
            with writing():
                room.show(hall.now(meeting), stage_now, at=clock.now(), item=stage.fresh(one))
            for visitor, kind in ((screen, "screen"), (phone, "join")):
                said = visitor.http.get(f"/meetings/{meeting.number}/{kind}/state?seen=0")
                assert said.status_code == 200
                pages.append(said.text)
            for _ in range(3):
                screen.post(f"/meetings/{meeting.number}/screen/part")
                pages.append(screen.http.get(f"/meetings/{meeting.number}/screen/state").text)
    pages += [tom.visit(f"/meetings/{meeting.number}/join"), screen.visit(f"/meetings/{meeting.number}/room")]
    assert [found for page in pages for found in wrong(page)] == []
    assert sum("&lt;script&gt;" in page for page in pages) > 10, "the words are there, as words"


def test_a_good_pass_opens_its_own_room_only(app: Flask, world: World, meeting: Meeting) -> None:
    assert status(app, meeting, cookie(meeting)) == 200
    for other in ({"meeting": meeting.number + 1}, {"code": "HAZEL 27"}, {"kind": SCREEN}, {"until": clock.now().timestamp() - 1},
                  {"until": "never"}, {"meeting": None}, {"code": None}):
        assert status(app, meeting, cookie(meeting, **other)) == 403, other


def test_a_forged_pass_opens_nothing(app: Flask, meeting: Meeting) -> None:
    facts = [meeting.number, hall.code(meeting).code, PHONE, "x", clock.now().timestamp() + 60]
    plain = base64.urlsafe_b64encode(json.dumps(facts).encode()).decode()
    good = cookie(meeting)
    other = good[:-6] + ("A" if good[-6] != "A" else "B") + good[-5:]
    forged = [plain, f"{plain}.", f"{plain}.x", other, f"x{good}", good + good,
              str(URLSafeSerializer("another secret", salt="charter.hall").dumps(facts)),
              str(URLSafeSerializer(SECRET, salt="cookie-session").dumps(facts)),
              str(URLSafeTimedSerializer(SECRET, salt="charter.hall").dumps(facts)), "é" * 10, "." * 5000, "x" * 4000]
    for value in forged:
        assert status(app, meeting, value.encode().decode("latin-1")) == 403, value[:60]


def test_a_signed_in_session_is_no_pass_and_a_pass_is_no_session(app: Flask, world: World, meeting: Meeting) -> None:
    member = Visitor(app).sign_in(world.ben)
    assert member.http.get(f"/meetings/{meeting.number}/join/state").status_code == 403
    member.visit(f"/meetings/{meeting.number}/join")
    assert member.http.get(f"/meetings/{meeting.number}/join/state").status_code == 200
    guest = hall.guest(app, meeting)
    for address in ("/members/", f"/meetings/{meeting.number}/run", f"/meetings/{meeting.number}/screen", "/convenor/"):
        assert guest.http.get(address).status_code in (303, 403)


def test_the_code_of_another_meeting_opens_another_room(app: Flask, world: World, meeting: Meeting) -> None:
    guest = hall.guest(app, meeting)
    item = stage.again(meeting).items[0]
    hall.ask(world, meeting)
    stage.decide(world, item, "deferred", "Later.")
    from charter.meeting import closing

    with writing():
        closing.close(stage.again(meeting), closing.plan(stage.again(meeting)), by=world.hilary, at=clock.now())
    second = hall.in_session(world, ("fay", "promptly", "in ten days"))
    assert second.number == meeting.number + 1
    old, new = hall.code(meeting), hall.code(second)
    assert Visitor(app).http.get(f"/meetings/{second.number}/join/{old.secret}").status_code == 404
    assert Visitor(app).http.get(f"/meetings/{meeting.number}/join/{new.secret}").status_code == 404
    value = cookie(meeting)
    for kind in ("join", "screen"):
        assert status(app, second, value, kind) == 403
    assert guest.post(f"/meetings/{second.number}/join/wishes", {"wish": "time"}).status_code == 403
    ben, round_ = hall.member(app, second, world.ben), hall.ask(world, second)
    assert ben.post(f"/meetings/{meeting.number}/join/rounds/{round_.id}/answer", {"position": "consent"}).status_code == 404
    assert db.session.query(Position).count() == 0 and db.session.query(Asking).count() == 0


def test_nothing_is_sent_without_the_forms_token(app: Flask, world: World, meeting: Meeting) -> None:
    round_, ben, chair = hall.ask(world, meeting), hall.member(app, meeting, world.ben), Visitor(app).sign_in(world.hilary)
    row, number = hall.code(meeting), meeting.number
    for visitor, address, data in (
        (ben, f"/meetings/{number}/join/rounds/{round_.id}/answer", {"position": "consent"}),
        (ben, f"/meetings/{number}/join/rounds/{round_.id}/why/object", HARM),
        (ben, f"/meetings/{number}/join/wishes", {"wish": "time"}), (ben, f"/meetings/{number}/join/role", {"role": "x"}),
        (chair, f"/meetings/{number}/room", {}), (chair, f"/meetings/{number}/screen/part", {}),
        (Visitor(app), "/join", {"code": row.code}), (Visitor(app), f"/meetings/{number}/join/{row.secret}", {}),
    ):
        assert visitor.http.post(address, data=data).status_code == 400, address
    assert db.session.query(Position).count() == 0 and hall.code(meeting).code == row.code


def test_a_pass_names_nobody_and_ends(meeting: Meeting, world: World) -> None:
    passes = Passes(SECRET)
    at = clock.now()
    value = passes.issue(meeting.number, "HAZEL 27", PHONE, at=at, person_id=world.ada.id)
    held = passes.read(value)
    assert held is not None and held.until == at.timestamp() + LASTS_SECONDS
    assert world.ada.id not in value and "Ada" not in value and world.ada.id not in held.who
    assert passes.read(passes.issue(meeting.number, "HAZEL 27", PHONE, at=at, person_id=world.ada.id)).who == held.who  # type: ignore[union-attr]
    other = passes.issue(meeting.number, "HAZEL 27", PHONE, at=at)
    assert passes.read(other).who != passes.read(passes.issue(meeting.number, "HAZEL 27", PHONE, at=at)).who  # type: ignore[union-attr]
