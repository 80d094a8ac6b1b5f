"""Everything at the desk is taken back, the last step first, until the meeting closes."""

from __future__ import annotations

import pytest

from charter.db import db, writing
from charter.drafting.models import Version
from charter.meeting import asking, closing, deciding, minutes, noting, queries, room, steps
from charter.meeting.models import Meeting, Round
from charter.publishing import deciding as gathered
from charter.record.models import Entry
from charter.refusal import Refused
from charter.web.ids import random_id
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import World


@pytest.fixture
def meeting(world: World, draft: Version) -> Meeting:
    """One suggestion, in session."""
    return stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))


def undo(world: World, meeting: Meeting) -> str:
    with writing():
        return steps.undo(stage.again(meeting), by=world.hilary, at=stage.LATER).said


def test_the_last_first(world: World, meeting: Meeting) -> None:
    item = meeting.items[0]
    stage.lines(world, item, heads="consent", families="object")
    stage.decide(world, item, "deferred", "Another evening.")
    assert [undo(world, meeting) for _ in range(4)] == [
        "A1: put off to another meeting", "families said no", "heads said yes", "asked about A1"]
    assert queries.rounds(stage.fresh(item)) == [] and queries.decision(stage.fresh(item)) is None
    with pytest.raises(Refused, match="Nothing has been done"):
        undo(world, meeting)


def test_the_line_before_holds_again(world: World, meeting: Meeting) -> None:
    item = meeting.items[0]
    stage.lines(world, item, families="concern")
    stage.lines(world, item, families="object")
    undo(world, meeting)
    assert queries.lines_now(queries.last_round(stage.fresh(item)))["families"].position == "concern"


def test_what_was_taken_back_counts_nowhere(world: World, meeting: Meeting) -> None:
    """The round with the objection is taken back: what was said in the one before it holds, in finding, minutes and data."""
    item = meeting.items[0]
    stage.everybody_yes(world, item)
    with writing():
        deciding.ask(stage.fresh(item), asked="Other words?", by=world.hilary, at=stage.LATER)
    stage.lines(world, item, families="object")
    assert not deciding.finding(stage.fresh(item)).consent
    undo(world, meeting)
    undo(world, meeting)
    assert deciding.finding(stage.fresh(item)).consent and db.session.query(Round).count() == 2
    stage.decide(world, item)
    decision = queries.decision(stage.fresh(item))
    assert decision is not None
    shown = queries.shown(decision, queries.groups())
    assert shown.earlier == () and "object" not in [line[1] for line in shown.lines]
    with writing():
        deciding.undo(stage.fresh(item), by=world.hilary, at=stage.LATER)
        deciding.ask(stage.fresh(item), asked="Again?", by=world.hilary, at=stage.LATER)
    assert [r.n for r in queries.rounds(stage.fresh(item))] == [1, 2], "the taken one leaves no gap"


def test_a_voices_own_line_is_no_step_of_the_desk(world: World, meeting: Meeting) -> None:
    from charter.meeting import speaking
    item = meeting.items[0]
    stage.lines(world, item, families="consent")
    with writing():
        speaking.give_line(stage.fresh(item), group="heads", position="aside", words="", by=world.ada, at=stage.LATER)
    assert undo(world, meeting) == "families said yes"
    assert set(queries.lines_now(queries.last_round(stage.fresh(item)))) == {"heads"}


def test_more_time_goes_back_to_what_it_was(world: World, meeting: Meeting) -> None:
    with writing():
        item = stage.fresh(meeting.items[0])
        noting.note(item.meeting, kind=noting.MORE_TIME, ref="5", said="ten more minutes", item=item, by=world.hilary,
                    at=stage.LATER)
        item.minutes = 15
    assert undo(world, meeting) == "ten more minutes" and stage.fresh(meeting.items[0]).minutes == 5


def test_the_room_sees_each_step_back(world: World, meeting: Meeting) -> None:
    item = meeting.items[0]
    stage.lines(world, item, heads="consent")
    stage.decide(world, item, "deferred", "Another evening.")
    seen = []
    for _ in range(3):
        undo(world, meeting)
        db.session.expire_all()
        state = room.state(meeting.number)
        assert state is not None
        seen.append((state.stage, state.item_id == item.id))
    assert seen == [("round", True), ("round", True), ("words", True)]


def test_two_hands_take_back_one_step(world: World, meeting: Meeting) -> None:
    stage.lines(world, meeting.items[0], heads="consent", families="consent")
    step = steps.last(stage.again(meeting))
    assert step is not None
    with writing():
        steps.undo(stage.again(meeting), by=world.hilary, at=stage.LATER, step_id=step.id)
    with pytest.raises(Refused, match="meanwhile"), writing():
        steps.undo(stage.again(meeting), by=world.hilary, at=stage.LATER, step_id=step.id)
    assert set(queries.lines_now(queries.last_round(stage.fresh(meeting.items[0])))) == {"heads"}


def test_not_after_the_meeting_has_closed(world: World, meeting: Meeting) -> None:
    stage.decide(world, meeting.items[0], "deferred", "Another evening.")
    with writing():
        closing.close(stage.again(meeting), closing.plan(stage.again(meeting)), by=world.hilary, at=stage.LATER)
    with pytest.raises(Refused, match="has closed"):
        undo(world, meeting)


def test_each_step_back_is_in_the_log(world: World, meeting: Meeting) -> None:
    stage.lines(world, meeting.items[0], heads="consent")
    undo(world, meeting)
    undo(world, meeting)
    kinds = [entry.kind for entry in db.session.query(Entry).order_by(Entry.seq)]
    assert kinds[-2:] == ["line-undone", "round-undone"]


def test_asked_again_after_undo_is_a_new_round(world: World, meeting: Meeting) -> None:
    item = meeting.items[0]
    with writing():
        first = deciding.ask(stage.fresh(item), asked="These?", by=world.hilary, at=stage.LATER)
        asking.take_back_round(first, by=world.hilary, at=stage.LATER)
    with writing():
        second = deciding.ask(stage.fresh(item), asked="These?", by=world.hilary, at=stage.LATER)
    assert second.id != first.id and second.n == 1
    stage.everybody_yes(world, item)
    with writing():
        deciding.park(stage.fresh(item), by=world.hilary, at=stage.LATER, once=random_id())
    assert undo(world, meeting) == "A1: put off to another meeting"


def test_public_pages_and_open_data_leave_out_what_was_taken_back(world: World, meeting: Meeting, client: Visitor) -> None:
    """A line and a whole round were taken back: neither the suggestion's page, nor the minutes, nor the data have them."""
    item = meeting.items[0]
    stage.everybody_yes(world, item)
    stage.lines(world, item, council="object")
    undo(world, meeting)
    with writing():
        deciding.ask(stage.fresh(item), asked="A question that was taken back?", by=world.hilary, at=stage.LATER)
    undo(world, meeting)
    stage.decide(world, item)
    with writing():
        closing.close(stage.again(meeting), closing.plan(stage.again(meeting)), by=world.hilary, at=stage.LATER)
    with writing():
        minutes.approve(stage.again(meeting), by=world.hilary, at=stage.LATER)
    for address in ("/amendments/1", f"/meetings/{meeting.number}/minutes"):
        html = client.visit(address)
        assert "Council" in html and "taken back?" not in html and "The harm it sees" not in html, address
    rows = gathered.rows()["lines"]
    assert [row["position"] for row in rows] == ["consent"] * 7
