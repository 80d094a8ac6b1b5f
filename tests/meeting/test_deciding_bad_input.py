"""Too late, twice, two at once, in the repeated hour of October: clear words, and nothing half written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from charter.db import db, writing
from charter.drafting import actions as drafting_actions
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.meeting import calling, closing, deciding, queries
from charter.meeting.models import Decision, Line, Meeting
from charter.record import entries
from charter.refusal import Refused
from charter.web.ids import random_id
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import World

# The night on which clocks in Britain go back: 01:30 comes twice.
FIRST_HALF_PAST_ONE = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
SECOND_HALF_PAST_ONE = FIRST_HALF_PAST_ONE + timedelta(hours=1)


@pytest.fixture
def meeting(world: World, draft: Version) -> Meeting:
    """One suggestion, in session."""
    return stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))


def line(world: World, meeting: Meeting, group: str, position: str, at: datetime) -> None:
    with writing():
        deciding.give_line(stage.fresh(meeting.items[0]), group=group, position=position, words="because", given="aloud",
                           by=world.hilary, at=at)


def held(meeting: Meeting) -> dict[str, str]:
    round_ = queries.last_round(stage.fresh(meeting.items[0]))
    return {slug: line.position for slug, line in queries.lines_now(round_).items()}


def test_lines_of_the_repeated_hour_keep_their_order(world: World, meeting: Meeting) -> None:
    line(world, meeting, "families", "object", FIRST_HALF_PAST_ONE + timedelta(minutes=20))  # 01:50, summer time
    line(world, meeting, "families", "consent", SECOND_HALF_PAST_ONE - timedelta(minutes=20))  # 01:10, winter time
    assert held(meeting)["families"] == "consent"


@pytest.mark.parametrize("back", [timedelta(0), timedelta(seconds=3), timedelta(hours=1)])
def test_a_clock_put_back_in_between_changes_no_order(world: World, meeting: Meeting, back: timedelta) -> None:
    line(world, meeting, "families", "object", stage.LATER)
    line(world, meeting, "families", "aside", stage.LATER - back)
    line(world, meeting, "families", "consent", stage.LATER - back)
    assert held(meeting)["families"] == "consent"
    assert [one.position for one in db.session.query(Line).order_by(Line.at)] == ["object", "aside", "consent"]


def test_two_chairs_decide_differently(world: World, meeting: Meeting, client: Visitor) -> None:
    """The second is told who decided what, and that it can be taken back; nothing of theirs is written."""
    stage.everybody_yes(world, meeting.items[0])
    address = f"/meetings/{meeting.number}/items/{meeting.items[0].id}/decision"
    client.sign_in(world.hilary)
    with writing():
        deciding.decide(stage.fresh(meeting.items[0]), outcome="adopted", reason="", words=None, by=world.hilary, at=stage.LATER,
                        once=random_id())
    log = entries.latest()
    answer = client.post(address, {"outcome": "deferred", "reason": "Another evening.", "once": random_id()})
    assert answer.status_code == 409 and "confirmed by Hilary Stone" in answer.text
    assert entries.latest() == log and db.session.query(Decision).count() == 1


def test_a_line_after_the_decision(world: World, meeting: Meeting, client: Visitor) -> None:
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    before = db.session.query(Line).count()
    answer = client.sign_in(world.hilary).post(
        f"/meetings/{meeting.number}/items/{meeting.items[0].id}/lines/heads", {"position": "aside"})
    assert answer.status_code == 409 and db.session.query(Line).count() == before


def test_a_group_with_nobody_present_is_not_waited_for(world: World, meeting: Meeting) -> None:
    with writing():
        calling.note_attendance(stage.again(meeting), {"heads": 2, "families": 0, "council": 1, "services": 1}, at=stage.LATER)
    stage.lines(world, meeting.items[0], heads="consent", council="consent", services="aside")
    assert deciding.finding(stage.fresh(meeting.items[0])).consent


def test_a_group_with_nobody_present_that_spoke_is_heard(world: World, meeting: Meeting) -> None:
    """Its voice rang in, or a member's answer was entered: what it said counts, and an objection holds."""
    with writing():
        calling.note_attendance(stage.again(meeting), {"heads": 2, "families": 0, "council": 1, "services": 1}, at=stage.LATER)
    stage.lines(world, meeting.items[0], heads="consent", council="consent", services="aside", families="object")
    assert deciding.finding(stage.fresh(meeting.items[0])).missing == ("Families say that it would do harm.",)


def test_nobody_came_at_all(world: World, meeting: Meeting) -> None:
    with pytest.raises(Refused) as refused:
        stage.decide(world, meeting.items[0])
    assert "Heads must answer and have not." in refused.value.missing
    assert db.session.query(Decision).count() == 0


def test_closed_twice(world: World, meeting: Meeting, client: Visitor) -> None:
    stage.decide(world, meeting.items[0], "deferred", "Another evening.")
    planned = closing.plan(stage.again(meeting))
    with writing():
        closing.close(stage.again(meeting), planned, by=world.hilary, at=stage.LATER)
    log = entries.latest()
    with pytest.raises(Refused, match="closed already"), writing():
        closing.close(stage.again(meeting), planned, by=world.hilary, at=stage.LATER)
    answer = client.sign_in(world.hilary).post(
        f"/meetings/{meeting.number}/items/{meeting.items[0].id}/decision", {"outcome": "deferred", "reason": "x"})
    assert answer.status_code == 409 and "This meeting has closed" in answer.text and entries.latest() == log


def test_a_text_that_was_settled_meanwhile_is_not_changed(world: World, meeting: Meeting) -> None:
    stage.everybody_yes(world, meeting.items[0])
    version = drafting.latest()
    assert version is not None
    with writing():
        drafting_actions.settle(version, lines=[], by=world.hilary, at=stage.LATER)
    with pytest.raises(Refused, match="settled meanwhile"):
        stage.decide(world, meeting.items[0])

