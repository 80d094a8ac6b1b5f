"""Answering in the room: each of the four, why, changing it, too late; wishes that reach the chair."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from charter import clock
from charter.db import db, writing
from charter.drafting.models import Version
from charter.meeting import deciding, lines, wishing
from charter.meeting.models import Asking, AskingSeen, Meeting, Position, Round
from tests.hall import stage as hall
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import World

HARM = {"words": "A child on no roll has no head to make the call.", "to_whom": "children on no roll",
        "removed_by": "If the child is on no roll, the council calls."}


@pytest.fixture
def meeting(world: World, draft: Version) -> Meeting:
    return hall.in_session(world)


@pytest.fixture
def round_(world: World, meeting: Meeting) -> Round:
    return hall.ask(world, meeting)


def room(meeting: Meeting) -> str:
    return f"/meetings/{meeting.number}/join"


def said(world: World, who: str) -> Position | None:
    db.session.expire_all()
    return db.session.query(Position).filter_by(person_id=world.people[who].id).one_or_none()


def answer(visitor: Visitor, meeting: Meeting, position: str, status: int = 200, **why: Any) -> str:
    """Answer as the pages lead."""
    html = visitor.send(f"{room(meeting)}/answer", {"position": position}, status if not why else 200)
    if not why:
        return html
    assert visitor.page
    form = next(f for f in visitor.page.forms if "/why/" in (f["action"] or ""))
    sent = visitor.http.post(form["action"], data={**form["fields"], **why}, follow_redirects=True)
    return visitor._seen(sent, status)


@pytest.mark.parametrize("position,words", [("consent", "Yes"), ("aside", "Stands aside")])
def test_a_yes_and_standing_aside_are_one_press(app: Flask, world: World, meeting: Meeting, round_: Round, position: str,
                                                words: str) -> None:
    ben = hall.member(app, meeting, world.ben)
    html = answer(ben, meeting, position)
    assert "You said:" in html and "Change it" in html
    row = said(world, "ben")
    assert row is not None and (row.position, row.group_slug, row.given) == (position, "heads", "by phone")


def test_a_worry_is_asked_why(app: Flask, world: World, meeting: Meeting, round_: Round) -> None:
    ben = hall.member(app, meeting, world.ben)
    html = ben.send(f"{room(meeting)}/answer", {"position": "concern"})
    assert "What is your worry?" in html and "Nothing is sent yet" in html and said(world, "ben") is None
    answer(ben, meeting, "concern", words="It costs two hours.")
    row = said(world, "ben")
    assert row is not None and row.position == "concern" and row.words == "It costs two hours." and not row.named


def test_an_objection_says_clause_harm_to_whom_and_what_would_remove_it(app: Flask, world: World, meeting: Meeting,
                                                                        round_: Round) -> None:
    fay = hall.member(app, meeting, world.tom)
    answer(fay, meeting, "object", **HARM, named="y")
    row = said(world, "tom")
    assert row is not None and row.position == "object" and row.words == HARM["words"] and row.to_whom == HARM["to_whom"]
    assert row.removed_by == HARM["removed_by"] and row.named
    assert row.clause_key == stage.key_of(1, "should talk")
    html = fay.visit(room(meeting))
    assert "No, it would do harm" in html and "children on no roll" in html, "a group without a voice: its line is worked out"


def test_the_four_stand_in_one_order_and_nothing_is_chosen(app: Flask, world: World, meeting: Meeting, round_: Round) -> None:
    html = hall.member(app, meeting, world.ben).visit(f"{room(meeting)}/answer")
    assert re.findall(r'name="position" id="[^"]+" value="([a-z]+)"', html) == ["consent", "concern", "aside", "object"]
    assert " checked" not in html and "never taken as a yes" in html


def test_an_answer_is_changed_until_it_is_decided(app: Flask, world: World, meeting: Meeting, round_: Round) -> None:
    ben = hall.member(app, meeting, world.ben)
    answer(ben, meeting, "object", **HARM)
    html = ben.visit(f"{room(meeting)}/answer")
    assert 'value="object" checked' in html
    assert HARM["words"] in ben.visit(f"{room(meeting)}/answer?position=object")
    answer(ben, meeting, "consent")
    row = said(world, "ben")
    assert row is not None and row.position == "consent" and row.revision == 2 and db.session.query(Position).count() == 1


def test_sent_twice_it_is_there_once(app: Flask, world: World, meeting: Meeting, round_: Round) -> None:
    ben = hall.member(app, meeting, world.ben)
    for _ in range(3):
        assert ben.post(f"{room(meeting)}/rounds/{round_.id}/answer", {"position": "consent"}).status_code == 303
    row = said(world, "ben")
    assert row is not None and row.revision == 1 and db.session.query(Position).count() == 1


def test_a_voice_is_led_to_its_groups_line(app: Flask, world: World, meeting: Meeting, round_: Round) -> None:
    ada, ben = hall.member(app, meeting, world.ada), hall.member(app, meeting, world.ben)
    assert f"{room(meeting)}/line" in ada.visit(room(meeting)) and f"{room(meeting)}/line" not in ben.visit(room(meeting))
    answer(ada, meeting, "consent")  # having answered for herself she still speaks for her group
    assert ada.visit(room(meeting)).count("Give your group’s line") == 2, "with her answer, and for the next round"
    assert "your one line" in ada.visit(f"{room(meeting)}/line") and ben.http.get(f"{room(meeting)}/line").status_code == 403


def test_a_voice_who_was_there_before_anything_was_asked_is_led_to_it_too(app: Flask, world: World, meeting: Meeting) -> None:
    ada = hall.member(app, meeting, world.ada)
    assert f"{room(meeting)}/line" in ada.visit(room(meeting)), "script shows it as soon as a round is open"
    assert "Nothing is asked just now" in ada.visit(f"{room(meeting)}/line")
    assert f'href="{room(meeting)}"' in ada.visit("/members/"), "from wherever she takes part"


def test_after_the_decision_nothing_typed_is_lost(app: Flask, world: World, meeting: Meeting, round_: Round) -> None:
    tom = hall.member(app, meeting, world.tom)
    tom.visit(f"{room(meeting)}/answer?position=object")
    assert tom.page
    form = next(f for f in tom.page.forms if "/why/" in (f["action"] or ""))
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    sent = tom.http.post(form["action"], data={**form["fields"], **HARM})
    html = tom._seen(sent, 409)
    assert "decided before your answer came" in html and all(words in html for words in HARM.values())
    assert said(world, "tom") is None
    html = tom._seen(tom.post(f"{room(meeting)}/rounds/{round_.id}/answer", {"position": "aside"}), 409)
    assert "I’ll stand aside" in html
    assert "Nothing is asked just now" in tom.visit(f"{room(meeting)}/answer")


def test_after_a_second_round_began_the_first_takes_no_answer(app: Flask, world: World, meeting: Meeting, round_: Round) -> None:
    ben = hall.member(app, meeting, world.ben)
    with writing():
        deciding.give_line(stage.fresh(meeting.items[0]), group="families", position="object", words="harm", given="aloud",
                           by=world.hilary, at=clock.now())
    again = hall.ask(world, meeting)
    assert again.id != round_.id
    html = ben._seen(ben.post(f"{room(meeting)}/rounds/{round_.id}/answer", {"position": "consent"}), 409)
    assert "asked again since" in html
    assert "Nothing is asked" in ben.visit(f"{room(meeting)}/answer?round={round_.id}")


def test_guests_strangers_and_those_without_a_group_give_no_answer(app: Flask, world: World, meeting: Meeting,
                                                                   round_: Round) -> None:
    address = f"{room(meeting)}/rounds/{round_.id}/answer"
    for visitor in (hall.guest(app, meeting), Visitor(app), Visitor(app).sign_in(world.hilary), Visitor(app).sign_in(world.mira)):
        assert visitor.post(address, {"position": "consent"}).status_code == 403
    assert db.session.query(Position).count() == 0


def test_a_member_answers_in_their_own_group_whatever_their_form_says(app: Flask, world: World, meeting: Meeting,
                                                                      round_: Round) -> None:
    colin = hall.member(app, meeting, world.colin)
    colin.post(f"{room(meeting)}/rounds/{round_.id}/answer", {"position": "consent", "group": "heads",
                                                              "role": world.roles["ada"].id, "person": world.ada.id})
    row = db.session.query(Position).one()
    assert (row.person_id, row.group_slug, row.role_id) == (world.colin.id, "council", world.roles["colin"].id)


@pytest.mark.parametrize("why", [{"words": ""}, {"to_whom": " "}, {"words": "a\u202eb"}, {"words": "x" * 2001},
                                 {"clause": "zzz"}])
def test_a_slip_keeps_what_was_typed(app: Flask, world: World, meeting: Meeting, round_: Round, why: dict[str, str]) -> None:
    ben = hall.member(app, meeting, world.ben)
    html = answer(ben, meeting, "object", 422, **{**HARM, **why})
    assert "There is something to put right" in html and HARM["removed_by"] in html and said(world, "ben") is None


@pytest.mark.parametrize("position", ["", "yes", "not answered", "<script>alert(1)</script>", "consent\x00"])
def test_there_are_four_answers(app: Flask, world: World, meeting: Meeting, round_: Round, position: str) -> None:
    ben = hall.member(app, meeting, world.ben)
    sent = ben.post(f"{room(meeting)}/rounds/{round_.id}/answer", {"position": position})
    assert sent.status_code == 422 and "Choose one of the four" in sent.text and "<script>alert" not in sent.text


def test_an_unknown_round_and_anothers_are_unknown_addresses(app: Flask, world: World, meeting: Meeting, round_: Round) -> None:
    ben = hall.member(app, meeting, world.ben)
    for address in (f"{room(meeting)}/rounds/{'0' * 32}/answer", f"/meetings/99/join/rounds/{round_.id}/answer",
                    f"{room(meeting)}/rounds/{round_.id}/why/consent"):
        assert ben.post(address, {"position": "consent"}).status_code == 404


def test_looking_changes_nothing(app: Flask, world: World, meeting: Meeting, round_: Round) -> None:
    ben = hall.member(app, meeting, world.ben)
    for address in ("", "/answer", "/answer?position=object", "/answer?position=concern", "/answer?position=x", "/state?seen=0"):
        assert ben.http.get(room(meeting) + address).status_code == 200
    assert db.session.query(Position).count() == 0 and lines.lines_now(stage.again(meeting).items[0].rounds[-1]) == {}


@pytest.mark.parametrize("kind", ["time", "speak"])
def test_a_wish_reaches_the_chair_under_a_group_and_never_a_name(app: Flask, world: World, meeting: Meeting, kind: str) -> None:
    fay = hall.member(app, meeting, world.fay)
    fay.visit(room(meeting))
    html = fay.http.post(f"{room(meeting)}/wishes", data={"wish": kind, "csrf_token": fay.token()}, follow_redirects=True).text
    assert "The meeting chair knows" in html
    hall.guest(app, meeting).post(f"{room(meeting)}/wishes", {"wish": kind})
    told = wishing.waiting(meeting.number)
    assert [(w.kind, w.name, len(w.ids)) for w in told] == [(kind, "Families", 1), (kind, "A guest", 1)]
    assert world.fay.id not in repr(db.session.query(Asking).first().__dict__)  # type: ignore[union-attr]
    with writing():
        wishing.seen(hall.now(meeting), told[0].ids[0], at=clock.now())
    assert [w.name for w in wishing.waiting(meeting.number)] == ["A guest"] and db.session.query(AskingSeen).count() == 1


def test_the_same_wish_again_is_one_wish(app: Flask, world: World, meeting: Meeting) -> None:
    fay = hall.member(app, meeting, world.fay)
    assert fay.post(f"{room(meeting)}/wishes", {"wish": "time"}).status_code == 303
    for visitor in (fay, hall.member(app, meeting, world.fay)):  # another phone of hers
        sent = visitor.post(f"{room(meeting)}/wishes", {"wish": "time"})
        assert sent.status_code == 409 and "has this from you already" in sent.text
    assert fay.post(f"{room(meeting)}/wishes", {"wish": "speak"}).status_code == 303
    assert db.session.query(Asking).count() == 2


def test_guests_cannot_bury_the_groups(app: Flask, world: World, meeting: Meeting) -> None:
    for n in range(wishing.MOST_OF_GUESTS):
        with writing():
            wishing.wish(hall.now(meeting), "speak", group=None, who=f"guest {n}", at=clock.now())
    assert hall.guest(app, meeting).post(f"{room(meeting)}/wishes", {"wish": "speak"}).status_code == 409
    assert hall.member(app, meeting, world.fay).post(f"{room(meeting)}/wishes", {"wish": "speak"}).status_code == 303


def test_no_wish_without_a_pass_or_of_another_kind(app: Flask, world: World, meeting: Meeting) -> None:
    assert Visitor(app).post(f"{room(meeting)}/wishes", {"wish": "time"}).status_code == 403
    assert hall.guest(app, meeting).post(f"{room(meeting)}/wishes", {"wish": "money"}).status_code == 409
    assert hall.guest(app, meeting).http.post(f"{room(meeting)}/wishes", data={"wish": "time"}).status_code == 400
    assert db.session.query(Asking).count() == 0
