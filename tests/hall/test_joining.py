"""Joining a room: by code, however it is typed, by the square, as a member or as a guest; guessing is slowed, a hall is not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from rapidfuzz.distance import Levenshtein

from charter import clock
from charter.db import db, writing
from charter.drafting.models import Version
from charter.hall import guessing
from charter.meeting import closing, joining, positions
from charter.meeting.models import Joining, Meeting, MeetingRole
from charter.meeting.plain_words import PLAIN_WORDS
from charter.people.models import Role
from charter.refusal import Refused
from tests.hall import stage as hall
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import NOON, World


@pytest.fixture
def meeting(world: World, draft: Version) -> Meeting:
    return hall.in_session(world)


def typed(visitor: Visitor, code: str, network: str = "203.0.113.9") -> int:
    """What is answered to this code, typed in this network."""
    return visitor.post("/join", {"code": code}, environ_base={"REMOTE_ADDR": network}).status_code


def closed(world: World, meeting: Meeting) -> None:
    item = stage.again(meeting).items[0]
    hall.ask(world, meeting)
    stage.everybody_yes(world, item)
    stage.decide(world, item)
    with writing():
        closing.close(stage.again(meeting), closing.plan(stage.again(meeting)), by=world.hilary, at=clock.now())


@pytest.mark.parametrize("said", ["{}", "  {} ", "lower", "dashed", "together"])
def test_the_code_however_it_is_typed(app: Flask, meeting: Meeting, said: str) -> None:
    code = hall.code(meeting).code
    how = {"lower": code.lower(), "dashed": code.replace(" ", "-") + ".", "together": code.replace(" ", "").title()}
    html = Visitor(app).send("/join", {"code": how.get(said, said).format(code)})
    assert "I belong to a group" in html and "I am a guest" in html


def test_a_guest_comes_in_and_sees_all_but_gives_no_answer(app: Flask, world: World, meeting: Meeting) -> None:
    guest = hall.guest(app, meeting)
    hall.ask(world, meeting)
    html = guest.visit(f"/meetings/{meeting.number}/join")
    assert "Would read" in html and "counted in nothing" in html and "Give your own answer" not in html
    assert guest.http.get(f"/meetings/{meeting.number}/join/answer").status_code == 303
    assert "/account/sign-in" in guest.http.get(f"/meetings/{meeting.number}/join/answer").location


def test_a_member_signs_in_and_comes_back_to_the_room(app: Flask, world: World, meeting: Meeting) -> None:
    visitor, row = Visitor(app), hall.code(meeting)
    html = visitor.visit(f"/meetings/{meeting.number}/join/{row.secret}")
    assert f"/account/sign-in?next=/meetings/{meeting.number}/join" in html
    visitor.sign_in(world.ben)
    assert "Go into the room" in visitor.visit(f"/meetings/{meeting.number}/join/{row.secret}")
    assert "Ben Okoro" in visitor.visit(f"/meetings/{meeting.number}/join")


def test_a_member_needs_no_code_and_a_stranger_is_asked_for_one(app: Flask, world: World, meeting: Meeting) -> None:
    assert "What is on now" in Visitor(app).sign_in(world.fay).visit(f"/meetings/{meeting.number}/join")
    assert "The code on the screen" in Visitor(app).visit(f"/meetings/{meeting.number}/join")


def test_whoever_holds_two_roles_chooses_one(app: Flask, world: World, meeting: Meeting) -> None:
    with writing() as session:
        session.add(Role(person_id=world.ben.id, group_slug="families", title="Parent", since=NOON))
    visitor = Visitor(app).sign_in(world.ben)
    html = visitor.visit(f"/meetings/{meeting.number}/join")
    assert "In which role do you speak at this meeting?" in html and "Parent (Families)" in html
    role = db.session.query(Role).filter_by(person_id=world.ben.id, group_slug="families").one()
    html = visitor.send(f"/meetings/{meeting.number}/join/role", {"role": role.id})
    assert "<b>Families</b>" in html
    assert db.session.query(MeetingRole).one().role_id == role.id
    visitor.send(f"/meetings/{meeting.number}/join/role", {"role": world.roles["ada"].id}, 422)
    assert positions.roles_of(world.ben, meeting) == [role]


def test_the_pass_goes_only_to_the_rooms_own_addresses(app: Flask, meeting: Meeting) -> None:
    visitor, row = Visitor(app), hall.code(meeting)
    token = visitor.token()
    answer = visitor.http.post(f"/meetings/{meeting.number}/join/{row.secret}", data={"csrf_token": token})
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith("room-joined"))
    assert f"Path=/meetings/{meeting.number}/join;" in cookie and "HttpOnly" in cookie and "SameSite=Lax" in cookie


def test_three_hundred_people_behind_one_address_are_no_attack(app: Flask, meeting: Meeting) -> None:
    """One in five slips, each in a way of their own; and many hear the same word wrong."""
    code, visitor = hall.code(meeting).code, Visitor(app)
    for n in range(300):
        if n % 5 == 0:
            assert typed(visitor, f"{PLAIN_WORDS[n]} {n % 90 + 10}x") == 422, n
            assert typed(visitor, f"{PLAIN_WORDS[n]} {n % 90 + 10}") == 422, n
        if n % 7 == 0:
            assert typed(visitor, "HASEL 27") == 422
        assert typed(visitor, code) == 303, n


def test_somebody_who_tries_code_after_code_is_stopped(app: Flask, meeting: Meeting) -> None:
    code, visitor = hall.code(meeting).code, Visitor(app)
    wrong = [c for c in (f"{word} {n}" for n in range(10, 14) for word in PLAIN_WORDS) if c.upper() != code]
    answers = [typed(visitor, one) for one in wrong[:310]]
    assert answers.count(422) == 300 and answers[-1] == 429
    assert typed(visitor, code) == 429, "or the limit would be none"
    assert typed(visitor, code, network="198.51.100.4") == 303, "elsewhere nobody notices"
    html = visitor.post("/join", {"code": code}, environ_base={"REMOTE_ADDR": "203.0.113.9"}).text
    assert "The square on the room screen still" in html and "opens the room" in html
    row = hall.code(meeting)
    assert "I am a guest" in visitor.visit(f"/meetings/{meeting.number}/join/{row.secret}",
                                           environ_base={"REMOTE_ADDR": "203.0.113.9"})


def test_many_machines_that_guess_are_stopped_too(app: Flask, meeting: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guessing, "FROM_ALL", guessing.parse_many("20 per day"))
    visitor = Visitor(app)
    answers = [typed(visitor, f"{word} 10", network=f"198.51.100.{n}") for n, word in enumerate(PLAIN_WORDS[:25])]
    assert answers.count(429) >= 4 and answers[:19] == [422] * 19


@pytest.mark.parametrize("said", ["", "hazel", "27", "hazel 270", "hazel\u202e27", "ha zel 2 7 9",
                                  "<script>alert(1)</script>", "🦊 27"])
def test_what_is_no_code_is_a_slip(app: Flask, meeting: Meeting, said: str) -> None:
    html = Visitor(app).send("/join", {"code": said}, 422)
    assert "<script>alert" not in html


def test_the_code_is_dead_after_the_meeting(app: Flask, world: World, meeting: Meeting) -> None:
    row = hall.code(meeting)
    guest = hall.guest(app, meeting)
    closed(world, meeting)
    assert typed(Visitor(app), row.code) == 422
    assert Visitor(app).http.get(f"/meetings/{meeting.number}/join/{row.secret}").status_code == 404
    assert "The meeting has closed" in guest.visit(f"/meetings/{meeting.number}/join"), "whoever was there sees how it ended"
    assert guest.post(f"/meetings/{meeting.number}/join/wishes", {"wish": "time"}).status_code == 409
    with pytest.raises(Refused), writing():
        joining.make(stage.again(meeting), at=clock.now())


def test_the_code_opens_nothing_before_the_day(world: World, draft: Version) -> None:
    meeting = stage.call(world)
    row = hall.with_code(meeting)
    begins = NOON + timedelta(days=10)  # the meeting's day, at noon
    assert joining.opened_by(row.code, at=begins - timedelta(days=1)) is None
    assert joining.opened_by(row.code, at=begins) is not None


def test_a_code_is_made_when_a_meeting_is_called(world: World, draft: Version) -> None:
    assert db.session.get(Joining, stage.call(world).number) is not None


def test_a_new_code_ends_the_old_one_and_its_passes(app: Flask, world: World, meeting: Meeting) -> None:
    old, guest = hall.code(meeting).code, hall.guest(app, meeting)
    assert guest.http.get(f"/meetings/{meeting.number}/join/state").status_code == 200
    Visitor(app).sign_in(world.mira).press(f"/meetings/{meeting.number}/room", "/room")
    new = hall.code(meeting).code
    assert new != old and typed(Visitor(app), old) == 422
    assert guest.http.get(f"/meetings/{meeting.number}/join/state").status_code == 403
    assert "The code on the screen" in guest.visit(f"/meetings/{meeting.number}/join")


def test_a_wrong_secret_is_an_unknown_address(app: Flask, world: World, meeting: Meeting) -> None:
    row = hall.code(meeting)
    for secret in ("0" * 32, row.secret[:-1], row.secret.upper() + "x", row.code, "é"):
        assert Visitor(app).http.get(f"/meetings/{meeting.number}/join/{secret}").status_code == 404
        assert Visitor(app).post(f"/meetings/{meeting.number}/join/{secret}").status_code == 404
    assert Visitor(app).http.get(f"/meetings/{meeting.number + 1}/join/{row.secret}").status_code == 404


def test_looking_at_the_door_joins_nobody(app: Flask, meeting: Meeting) -> None:
    visitor, row = Visitor(app), hall.code(meeting)
    answer = visitor.http.get(f"/meetings/{meeting.number}/join/{row.secret}")
    assert "room-joined" not in answer.headers.get("Set-Cookie", "")
    assert visitor.http.get(f"/meetings/{meeting.number}/join/state").status_code == 403


def test_no_two_words_of_codes_are_heard_for_each_other() -> None:
    words = list(PLAIN_WORDS)
    assert len(words) == len(set(words)) == 431 and all(w.isalpha() and w.islower() and 3 <= len(w) <= 12 for w in words)
    near = [(a, b) for n, a in enumerate(words) for b in words[n + 1:] if Levenshtein.distance(a, b) < 2]
    assert near == []
    assert len(words) * len(joining.NUMBERS) == 38_790, "the chances in joining.py are reckoned from it"
