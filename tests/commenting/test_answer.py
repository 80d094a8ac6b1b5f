"""Answers: drafted, seen by every group, given after their working days, told."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from charter.commenting import actions, answers, queries, rules
from charter.commenting.models import Answer, Comment
from charter.db import db, writing
from charter.drafting.models import Version
from charter.outbox.models import Letter, Sending
from charter.record import entries
from charter.refusal import Refused
from charter.telling.draft import body
from charter.telling.letters import LETTERS
from tests.commenting.said import AT, again, answer, comment, given, kinds, visitors
from tests.visiting import Visitor
from tests.world import DAY, World

FIVE = AT + 7 * DAY  # AT is a Tuesday: five working days later it is Tuesday again


def letters() -> list[str]:
    return [row.kind for row in db.session.scalars(select(Letter).order_by(Letter.kind))]


def test_one_answer_serves_many(client: Visitor, world: World, draft: Version) -> None:
    for who in ("ada", "fay", "tom"):
        comment(world, who)
    client.sign_in(world.mira).send("/convenor/answers/new?comment=1&comment=3", {
        "comment": ["1", "3"], "outcome": "changed in part", "reason": "It says who.",
        "before": "promptly", "after": "in five days",
        "amendment": "a7"})
    found = db.session.scalars(select(Answer)).one()
    assert found.amendment_number == 7 and sorted(row.comment.number or 0 for row in found.answerings) == [1, 3]
    entry = entries.about(comment=3, kind="answer-drafted")[0]
    assert json.loads(entry.public) == {"comments": [1, 3], "outcome": "changed in part"}
    assert queries.unanswered_count(1) == 3 and letters() == []


def test_members_see_it_first_and_the_public_later(client: Visitor, world: World, draft: Version) -> None:
    answer(world, comment(world), reason="Every group has read this line.")
    assert "Every group has read this line." not in client.visit("/comments/1")
    assert "Every group has read this line." in Visitor(client.http.application).sign_in(world.fay).visit("/members/answers")
    given(FIVE)
    assert "Every group has read this line." in client.visit("/comments/1") and queries.unanswered_count(1) == 0
    assert "Every group has read this line." in client.visit("/you-said")
    assert kinds("answer-given") == ["answer-given"] and letters() == ["comment-answered"]


def test_not_before_its_working_days(world: World, draft: Version) -> None:
    answer(world, comment(world))
    given(FIVE - timedelta(minutes=1))
    assert kinds("answer-given") == []
    given(FIVE)
    given(FIVE + DAY)
    assert kinds("answer-given") == ["answer-given"]


@pytest.mark.parametrize(("days_off", "day"), [((), 10), (("2026-11-05",), 11), (("2026-11-05", "2026-11-06"), 12)])
def test_days_off_do_not_count(days_off: tuple[str, ...], day: int) -> None:
    assert rules.due(AT, 5, days_off, "Europe/London") == datetime(2026, 11, day, 12, tzinfo=UTC)


def test_a_clock_change_moves_no_deadline() -> None:
    drafted = datetime(2026, 10, 23, 16, 30, tzinfo=UTC)  # Friday half past five in summer time
    assert rules.due(drafted, 1, (), "Europe/London") == datetime(2026, 10, 26, 17, 30, tzinfo=UTC)


def test_brought_to_the_meeting_it_waits(client: Visitor, world: World, draft: Version) -> None:
    row = comment(world)
    found = answer(world, row)
    client.sign_in(world.fay).send(f"/members/answers/{found.id}/meeting", {"because": "We see it differently."})
    given(FIVE + 30 * DAY)
    assert kinds("answer-given", "answer-brought") == ["answer-brought"] and len(queries.brought()) == 1
    answer(world, again(row), at=FIVE, outcome="changed", reason="The meeting found words for it.")
    given(FIVE + 7 * DAY)
    assert "The meeting found words for it." in client.visit("/comments/1") and queries.brought() == []


def test_a_given_answer_stays(world: World, draft: Version) -> None:
    row = comment(world)
    answer(world, row)
    given(FIVE)
    with pytest.raises(Refused):
        answer(world, again(row), at=FIVE)


def test_the_commenter_is_told_and_then_the_address_is_erased(world: World, draft: Version) -> None:
    row = visitors(words="The bell.")
    with writing():
        actions.confirm(again(row), at=AT)
        actions.rule(again(row), shown=True, because="", by=world.mira, at=AT)
    answer(world, again(row), reason="It rings softly now.", who_can_help="The school office.")
    given(FIVE)
    letter = LETTERS["comment-answered"]({"comment": row.id})
    assert letter and letter.to == "sam@post.example"
    assert all(words in body(letter) for words in ("The bell.", "It rings softly now.", "The school office.", "/comments/1"))
    with writing() as session:
        assert answers.forget_addresses(FIVE) == 0  # not before it was sent
        for owed in session.scalars(select(Letter)):
            owed.sending = Sending(at=FIVE, message_id="x")
        session.flush()
        assert answers.forget_addresses(FIVE) == 1
    assert again(row).email is None and LETTERS["comment-answered"]({"comment": row.id}) is None


def test_an_address_nobody_confirmed_is_forgotten(world: World, draft: Version) -> None:
    row = visitors()
    with writing():
        assert answers.forget_addresses(AT + 29 * DAY) == 0
        assert answers.forget_addresses(AT + 31 * DAY) == 1
    assert again(row).email is None


@pytest.mark.parametrize(("typed", "said"), [
    ({"outcome": ""}, "Choose what came of it"), ({"reason": ""}, "Give the reason"),
    ({"outcome": "not for a charter"}, "Say who can help"), ({"amendment": "seven"}, "such as A7"),
    ({"reason": "turn\u202earound"}, "U+202E")])
def test_slips(client: Visitor, world: World, draft: Version, typed: dict[str, str], said: str) -> None:
    comment(world)
    filled = {"outcome": "not changed", "reason": "It stays.", **typed}
    assert said in client.sign_in(world.mira).send("/convenor/answers/new?comment=1", filled, status=422)
    assert db.session.scalars(select(Answer)).all() == []


def test_who_may_not(client: Visitor, world: World, draft: Version) -> None:
    found = answer(world, comment(world))
    bring = f"/members/answers/{found.id}/meeting"
    assert client.post("/convenor/answers/new", {"comment": "1"}).status_code == 403
    assert client.post(bring, {"because": "x"}).status_code == 403
    assert client.http.get("/members/answers").location.startswith("/account/sign-in")
    client.sign_in(world.colin)
    assert client.post("/convenor/answers/new", {"comment": "1"}).status_code == 403
    client.sign_in(world.mira)
    assert client.post(bring, {"because": "x"}).status_code == 403


def test_unknown(client: Visitor, world: World, draft: Version) -> None:
    client.sign_in(world.mira).visit("/convenor/answers/new?comment=9", 404)
    client.sign_in(world.ada).visit("/members/answers/" + "0" * 32 + "/meeting", 404)


def test_nothing_ticked(client: Visitor, world: World, draft: Version) -> None:
    comment(world)
    assert "Tick at least one comment first" in client.sign_in(world.mira).visit("/convenor/answers/new")


def test_looking_changes_nothing(client: Visitor, world: World, draft: Version) -> None:
    answer(world, comment(world))
    before = entries.latest(), len(db.session.scalars(select(Comment)).all())
    client.sign_in(world.mira)
    for address in ("/convenor/answers", "/convenor/answers/new?comment=1", "/convenor/comments", "/members/answers"):
        client.visit(address)
    assert (entries.latest(), len(db.session.scalars(select(Comment)).all())) == before
