"""The room screen: what it shows at each stage, who opens it, what it asks for, and how words too long are cut."""

from __future__ import annotations

import gzip

import pytest
from flask import Flask
from sqlalchemy import event

from charter import clock
from charter.db import db, writing
from charter.drafting.models import Version
from charter.hall import measuring, showing, slides
from charter.meeting import closing, room
from charter.meeting.models import Meeting
from charter.text.diff import words
from tests.hall import stage as hall
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import World


@pytest.fixture
def meeting(world: World, draft: Version) -> Meeting:
    return hall.in_session(world)


@pytest.fixture
def screen(app: Flask, world: World, meeting: Meeting) -> Visitor:
    """The chair's laptop, with the screen put up."""
    visitor = Visitor(app).sign_in(world.hilary)
    visitor.visit(f"/meetings/{meeting.number}/screen")
    return visitor


def asked(visitor: Visitor, meeting: Meeting, seen: str = "0") -> tuple[int, str]:
    """What the screen is answered when it asks."""
    answer = visitor.http.get(f"/meetings/{meeting.number}/screen/state?seen={seen}")
    return answer.status_code, answer.text


def test_welcome_says_where_and_how_to_join(screen: Visitor, meeting: Meeting) -> None:
    html = screen.visit(f"/meetings/{meeting.number}/screen")
    assert "Autumn meeting" in html and "Town hall" in html and hall.code(meeting).code in html and "<svg" in html
    assert 'name="csrf' not in html and "<button" not in html, "there is nothing to press on it"


def test_it_follows_the_chair(screen: Visitor, world: World, meeting: Meeting) -> None:
    before = hall.seen(screen.visit(f"/meetings/{meeting.number}/screen"))
    assert asked(screen, meeting, before) == (204, "")
    hall.ask(world, meeting)
    status, html = asked(screen, meeting, before)
    assert status == 200 and "Would read" in html and "will talk" in html.replace("<", " <") and "has not answered" in html
    stage.lines(world, meeting.items[0], families="object", heads="consent")
    _, html = asked(screen, meeting, hall.seen(html))
    assert "Not yet. Families say that it would do harm." in html and "No, it would do harm" in html


def test_the_result_after_the_decision_is_the_final_text(screen: Visitor, world: World, meeting: Meeting) -> None:
    hall.ask(world, meeting)
    stage.everybody_yes(world, meeting.items[0])
    assert "Would read" in asked(screen, meeting)[1]
    stage.decide(world, meeting.items[0])
    _, html = asked(screen, meeting)
    assert "Now reads" in html and "room-settled" in html and "Accepted." in html


def test_when_one_of_two_is_taken_the_other_stands_back(screen: Visitor, world: World, draft: Version) -> None:
    with writing() as session:
        session.delete(showing.queries.meeting(1).opening)  # type: ignore[union-attr]
    first = stage.suggest(world, "ada", "should answer", "will answer")
    other = stage.suggest(world, "fay", "should answer", "must answer")
    with writing():
        from charter.meeting import agenda, calling

        agenda.set_agenda(stage.again(hall.now(stage.again(showing.queries.meeting(1)))),  # type: ignore[arg-type]
                          agenda.Wanted((first.number, other.number)), by=None, at=clock.now())
    with writing():
        calling.open_meeting(showing.queries.meeting(1), by=world.hilary, at=clock.now())  # type: ignore[arg-type]
    items = [i for i in showing.queries.meeting(1).items if i.amendment_number in (first.number, other.number)]  # type: ignore[union-attr]
    stage.everybody_yes(world, items[0])
    stage.decide(world, items[0])
    with writing():
        room.show(hall.now(items[1].meeting), "words", at=clock.now(), item=stage.fresh(items[1]))
    _, html = asked(screen, items[1].meeting)
    assert "room-grey" in html and f"A{items[0].amendment_number} was accepted for these words" in html


@pytest.mark.parametrize("stage_now,said", [("circle", "keeps no notes"), ("pause", "No round is closed by a clock")])
def test_the_circle_and_a_pause(screen: Visitor, meeting: Meeting, stage_now: str, said: str) -> None:
    with writing():
        room.show(hall.now(meeting), stage_now, at=clock.now(), item=hall.now(meeting).items[0])
    html = asked(screen, meeting)[1]
    assert said in html and "Would read" not in html


def test_closed_says_what_was_decided(screen: Visitor, world: World, meeting: Meeting) -> None:
    hall.ask(world, meeting)
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    meeting = stage.again(meeting)
    with writing():
        closing.close(meeting, closing.plan(meeting), by=world.hilary, at=clock.now())
        room.show(meeting, "closed", at=clock.now())
    html = asked(screen, meeting)[1]
    assert "Thank you" in html and "<b>Accepted</b>" in html and "Draft 2 is made" in html
    assert hall.code(meeting).code not in html


def test_long_words_come_in_parts_and_the_next_part_is_a_press_away(screen: Visitor, world: World, draft: Version) -> None:
    added = " ".join(f"Sentence {n} says one thing more about how this is done." for n in range(20))
    made = stage.suggest(world, "ada", "promptly.", "promptly. " + added)
    meeting = hall.now(showing.queries.meeting(1))  # type: ignore[arg-type]
    from charter.meeting import agenda

    with writing():
        agenda.set_agenda(meeting, agenda.Wanted((made.number,)), by=None, at=clock.now())
    item = next(i for i in stage.again(meeting).items if i.amendment_number == made.number)
    with writing():
        room.show(hall.now(meeting), "words", at=clock.now(), item=stage.fresh(item))
    first = asked(screen, meeting)[1]
    assert "part 1 of" in first
    screen.post(f"/meetings/{meeting.number}/screen/part")
    second = asked(screen, meeting)[1]
    assert "part 2 of" in second and second != first
    every = slides.slides(showing.gathered(stage.again(meeting)))
    for _ in every:
        screen.post(f"/meetings/{meeting.number}/screen/part")
    assert "part 2 of" in asked(screen, meeting)[1], "after the last comes the first again"


def test_an_objection_is_read_in_its_own_words(world: World, meeting: Meeting) -> None:
    hall.ask(world, meeting)
    stage.lines(world, meeting.items[0], families="object")
    own = [slide for slide in slides.slides(showing.gathered(stage.again(meeting))) if slide.own]
    assert len(own) == 1 and "because" in own[0].rows[0][1][0].text and own[0].title.startswith("Families")


def test_the_chair_and_the_desk_open_it_and_nobody_else(app: Flask, world: World, meeting: Meeting) -> None:
    for who, status in (("hilary", 200), ("mira", 200), ("ada", 403), ("colin", 403)):
        for part in ("screen", "room"):
            answer = Visitor(app).sign_in(world.people[who]).http.get(f"/meetings/{meeting.number}/{part}")
            assert answer.status_code == status, who
        if status == 403:
            refused = Visitor(app).sign_in(world.people[who])
            assert refused.post(f"/meetings/{meeting.number}/room").status_code == 403
    assert Visitor(app).http.get(f"/meetings/{meeting.number}/screen").status_code == 303


def test_without_its_pass_nothing_is_told(app: Flask, screen: Visitor, world: World, meeting: Meeting) -> None:
    number = meeting.number
    for visitor in (Visitor(app), hall.guest(app, meeting), Visitor(app).sign_in(world.ada)):
        assert visitor.http.get(f"/meetings/{number}/screen/state?seen=0").status_code == 403
    assert screen.http.get(f"/meetings/{number}/join/state?seen=0").status_code == 403, "a screen is no phone"
    for cookie in ("", "x", "a.b.c", "W10.x", "null"):
        answer = app.test_client(use_cookies=False).get(f"/meetings/{number}/screen/state",
                                                        headers={"Cookie": f"room-screen={cookie}"})
        assert answer.status_code == 403
    assert screen.http.get(f"/meetings/{number + 1}/screen/state").status_code == 403
    assert screen.http.get("/meetings/999999999/screen/state").status_code == 403


def test_what_it_asks_for_needs_no_session_and_changes_nothing(screen: Visitor, meeting: Meeting) -> None:
    before = room.state(meeting.number)
    revision = before.revision if before else 0
    for _ in range(3):
        answer = screen.http.get(f"/meetings/{meeting.number}/screen/state?seen=0")
        assert answer.status_code == 200 and "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"] == "no-store" and "script-src 'self'" in answer.headers["Content-Security-Policy"]
    after = room.state(meeting.number)
    assert (after.revision if after else 0) == revision
    assert screen.post(f"/meetings/{meeting.number}/screen/state").status_code in (404, 405)


def test_asking_costs_the_session_nothing(screen: Visitor, meeting: Meeting) -> None:
    """Nothing new, or drawn already: no person, no session and no question but the one small row."""
    seen, asked_ = hall.seen(screen.visit(f"/meetings/{meeting.number}/screen")), list[str]()
    address = f"/meetings/{meeting.number}/screen/state?seen="
    event.listen(db.engine, "before_cursor_execute", lambda *call: asked_.append(call[2]))
    for given, status in ((seen, 204), ("0", 200)):
        assert screen.http.get(address + given).status_code == status
    assert asked_ == []


def test_it_is_drawn_once_for_three_hundred(app: Flask, world: World, meeting: Meeting) -> None:
    guests, drawn = [hall.guest(app, meeting) for _ in range(3)], app.extensions["room_states"].kept
    hall.ask(world, meeting)
    said = {guest.http.get(f"/meetings/{meeting.number}/join/state?seen=0").text for guest in guests}
    assert len(said) == 1 and drawn.found[(meeting.number, "phone")].html in said
    small = guests[0].http.get(f"/meetings/{meeting.number}/join/state?seen=0", headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip" and gzip.decompress(small.data).decode() in said


def test_an_unknown_meeting_has_no_screen(app: Flask, world: World, draft: Version) -> None:
    for address in ("/meetings/77/screen", "/meetings/77/room", "/meetings/77/join"):
        assert Visitor(app).sign_in(world.hilary).http.get(address).status_code == 404


def test_words_are_cut_so_that_nothing_is_lost_and_everything_fits() -> None:
    old = "When a child has been out of school for ten days, the school should call together those who can help. " * 7
    new = old.replace("ten", "five").replace("should call", "will call, at once,")
    parts = measuring.parts(words(old, new))
    assert len(parts) > 2
    for leaving_out, whole in (("insert", old), ("delete", new)):
        assert "".join(r.text for part in parts for r in part if r.op != leaving_out) == whole
    for part in parts:
        now, change, then = ("".join(r.text for r in part if r.op != out) for out in ("insert", "", "delete"))
        assert measuring.lines(now) <= measuring.NOW_LINES and measuring.lines(then) <= measuring.THEN_LINES
        assert measuring.lines(change) <= measuring.CHANGE_LINES
    assert all("".join(r.text for r in part).rstrip().endswith(".") for part in parts), "it is cut behind a sentence"


@pytest.mark.parametrize("text", [
    "x" * 3000, "日本語の文章です。" * 200, "2.3.4 " * 400, " \n" * 300 + "a", "é" * 900, "👩‍👩‍👧" * 300])
def test_whatever_is_written_is_cut_into_parts(text: str) -> None:
    parts = measuring.parts(words("", text))
    assert "".join(run.text for part in parts for run in part) == text
    assert "".join(measuring.pages(text)).replace(" ", "") == text.strip().replace(" ", "") or "\n" in text
