"""Settling in full: members' answers, computed lines, a no that names clause and harm, and each thing that is missing."""

from __future__ import annotations

import pytest

from charter.commenting import actions as commenting
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.drafting.models import Settlement, Version
from charter.meeting import queries, settling
from charter.meeting.models import Line, Position, Round
from charter.people.founding import DEFAULT_GROUPS
from charter.refusal import Refused
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

IN_TIME = NOON + 22 * DAY


@pytest.fixture
def asked(world: World, draft: Version) -> Version:
    """The draft, on which every group is asked."""
    with writing():
        settling.open_round(newest(), by=world.mira, at=NOON + DAY)
    return newest()


def newest() -> Version:
    db.session.expire_all()
    found = drafting.latest()
    assert found is not None
    return found


def line(world: World, group: str, position: str = "consent", **more: str) -> None:
    said = {"words": "because" if position in ("object", "concern") else "", "given": "in writing", **more}
    with writing():
        settling.give_line(newest(), group=group, position=position, by=world.mira, at=NOON + 2 * DAY, **said)  # type: ignore[arg-type]


def answer(world: World, who: str, position: str = "consent") -> None:
    with writing():
        settling.answer(newest(), person=world.people[who], role=world.roles[who], at=NOON + 2 * DAY, position=position,
                        words="because")


def missing(at: object = IN_TIME) -> tuple[str, ...]:
    return settling.lacking(newest(), at=at)  # type: ignore[arg-type]


def test_groups_without_a_voice_are_computed_and_written_down(world: World, asked: Version) -> None:
    for who in ("gita", "yusuf", "tom", "hana", "colin"):
        answer(world, who)
    assert "Heads must answer and have not." in missing(), "Ada is their voice, and is silent"
    answer(world, "ben")
    assert "Heads must answer and have not." in missing()
    for slug in ("heads", "families"):
        line(world, slug)
    with writing():
        row = settling.settle(newest(), by=world.hilary, at=IN_TIME)
    assert row.lines.count('"consent"') == 7
    assert db.session.query(Line).filter_by(given="computed from its members' answers").count() == 5
    with pytest.raises(Refused, match="settled already"):
        answer(world, "gita", "object")


def test_one_member_of_a_group_without_a_voice_holds_it(world: World, asked: Version) -> None:
    for slug, *_ in DEFAULT_GROUPS:
        line(world, slug)
    answer(world, "colin", "object")
    assert missing() == ("Council say that it would do harm.",)
    answer(world, "colin", "aside")
    assert missing() == ()


def test_a_group_changes_its_line_until_it_is_settled(world: World, asked: Version) -> None:
    for slug, *_ in DEFAULT_GROUPS:
        line(world, slug)
    line(world, "services", "object", to_whom="Families", removed_by="A date.")
    with pytest.raises(Refused), writing():
        settling.settle(newest(), by=world.hilary, at=IN_TIME)
    line(world, "services", "concern")
    with writing():
        settling.settle(newest(), by=world.hilary, at=IN_TIME)
    assert db.session.query(Settlement).count() == 1


def test_everything_that_is_missing_is_named_at_once(world: World, asked: Version) -> None:
    with writing():
        comment = commenting.write(newest(), clause_key=None, words="Say more.", by=world.fay, role=world.roles["fay"],
                                   shown_as="a parent", at=NOON + DAY, once="0" * 32)
    with writing():
        drafted = commenting.draft_answer([comment], outcome="not changed", reason="It is said in 2.", by=world.mira,
                                          at=NOON + DAY, once="1" * 32)
        commenting.bring(drafted, by=world.ada, role=world.roles["ada"], because="Let us talk.", at=NOON + 2 * DAY)
    stage.call(world, stage.suggest(world, "ada", "should talk", "will talk"))
    with writing() as session:
        session.query(Round).one().digest = "0" * 64
    assert missing(NOON + 5 * DAY) == (
        "The text is not the one that the groups were asked about. Ask them about this one.",
        "1 comment has no answer yet.",
        "1 drafted answer was brought to the meeting and has not been dealt with.",
        "Every group has the text for at least 21 days first: until 23 November 2026.",
        "Meeting 1 on this draft has not closed, so its words may still change.",
        "Heads must answer and have not.", "Families must answer and have not.",
        "Five groups must have answered; no group has.",
        "At least two groups, and half of those that answer, must say yes.",
    )
    with pytest.raises(Refused) as refused, writing():
        settling.settle(newest(), by=world.hilary, at=NOON + 5 * DAY)
    assert len(refused.value.missing) == 9


def test_at_a_meeting_that_has_nothing_left_to_change(world: World, draft: Version) -> None:
    """The round may be held at a meeting, once the rest is put off or left out."""
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    with pytest.raises(Refused, match="may still change"), writing():
        settling.open_round(newest(), by=world.hilary, at=stage.LATER)
    stage.decide(world, meeting.items[0], "deferred", "After the settling.")
    with writing():
        settling.open_round(newest(), by=world.hilary, at=stage.LATER)
    for slug, *_ in DEFAULT_GROUPS:
        line(world, slug, given="aloud")
    assert missing() == ()


def test_the_voice_names_the_paragraph_and_the_harm(world: World, asked: Version, client: Visitor) -> None:
    key = stage.key_of(1, "glad of them")
    address = "/versions/1/settling/lines/heads"
    client.sign_in(world.ada)
    html = client.send(address, {"position": "object", "words": "Not all can."}, status=422)
    assert "Say to whom it would do harm." in html and "Not all can." in html
    assert client.post(address, {"position": "object", "words": "x", "to_whom": "x", "removed_by": "x",
                                 "clause": "nonsense"}).status_code == 422
    html = client.send(address, {"position": "object", "words": "Not all can.", "to_whom": "Small schools",
                                 "removed_by": "A year.", "clause": key})
    assert "“Not all can.”" in html and "Harm to: Small schools." in html
    held = queries.lines_now(queries.settling_round(1))["heads"]
    assert (held.clause_key, held.given) == (key, "by its voice")


def test_a_member_answers_and_changes_it(world: World, asked: Version, client: Visitor) -> None:
    address = "/versions/1/settling/answer"
    assert address in client.sign_in(world.ben).visit("/members/")
    client.send(address, {"position": "concern", "words": "Who pays?"})
    html = client.send(address, {"position": "consent"})
    assert "You answered" in html and db.session.query(Position).one().words == ""
    html = Visitor(client.http.application).sign_in(world.ada).visit("/versions/1/settling/lines/heads")
    assert "What your members answered" in html


@pytest.mark.parametrize(("who", "status"), [("mira", 403), ("hilary", 403), ("ben", 409)])
def test_who_may_not_answer_or_before_it_is_asked(world: World, draft: Version, client: Visitor, who: str, status: int) -> None:
    answer = client.sign_in(world.people[who]).post("/versions/1/settling/answer", {"position": "consent"})
    assert answer.status_code == status and db.session.query(Position).count() == 0
    assert client.http.get("/versions/99/settling/answer").status_code in (403, 404)
