"""What nobody contests is asked as one block; words found in the room are asked about again."""

from __future__ import annotations

import json

import pytest

from charter.amending import queries as suggestions
from charter.db import db, writing
from charter.drafting.models import Version
from charter.meeting import closing, deciding, lines, outcomes, queries, steps
from charter.meeting.models import AgendaItem, Meeting
from charter.record import entries
from charter.record.models import Entry
from charter.refusal import Refused
from charter.web.ids import random_id
from tests.meeting import stage
from tests.world import World

THREE = (("ada", "should talk", "will talk"), ("ben", "should answer", "will answer"), ("fay", "has four parts", "has parts"))


def three(world: World) -> Meeting:
    """A meeting with three suggestions that nobody contests."""
    return stage.in_session(world, *(stage.suggest(world, *one) for one in THREE))


def asked(world: World, item: AgendaItem, *also: AgendaItem, words: dict[str, str] | None = None) -> None:
    with writing():
        deciding.ask(stage.fresh(item), asked="As one?", by=world.hilary, at=stage.LATER, words=words,
                     also=[queries.item(one.id) for one in also])  # type: ignore[misc]


def key_of(item: AgendaItem) -> str:
    return suggestions.changes(suggestions.amendment(item.amendment_number), 1)[0].key  # type: ignore[arg-type]


def outcomes_of(meeting: Meeting) -> list[str | None]:
    found = [queries.decision(item) for item in stage.again(meeting).items[:3]]
    return [one.outcome if one else None for one in found]


def apart(world: World, item: AgendaItem) -> None:
    with writing():
        deciding.take_apart(stage.fresh(item), by=world.hilary, at=stage.LATER)


def kinds(kind: str) -> int:
    db.session.rollback()
    return db.session.query(Entry).filter_by(kind=kind).count()


def test_one_line_a_group_and_one_decision_each(world: World, draft: Version) -> None:
    meeting = three(world)
    first, second, third = meeting.items[:3]
    asked(world, first, second, third)
    stage.everybody_yes(world, second)  # a line given on any of them is given on the block
    stage.decide(world, third, reason="")
    assert outcomes_of(meeting) == ["adopted"] * 3 and kinds("decision-made") == 3 and kinds("round-opened") == 1
    assert kinds("line-given") == 7, "seven groups, one line each, for all three"
    assert len(entries.about(amendment=2, kind="round-opened")) == 1, "the log finds it by each of them"
    plan = closing.plan(stage.again(meeting))
    assert plan.is_ready and plan.applied and "will answer" in plan.applied.text


def test_each_of_a_block_tells_its_groups_lines(world: World, draft: Version) -> None:
    meeting = three(world)
    asked(world, *meeting.items[:3])
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    with writing():
        closing.close(stage.again(meeting), closing.plan(stage.again(meeting)), by=world.hilary, at=stage.LATER)
        from_all = [(g.slug, g.name) for g in queries.groups()]
    for item in stage.again(meeting).items[:3]:
        decision = queries.decision(item)
        assert decision is not None
        assert len([line for line in queries.shown(decision, queries.groups()).lines if line[1] == "consent"]) == 7
        [told] = outcomes.standing(item.amendment_number or 0, from_all)[1]
        assert told.outcome == "adopted"


def test_undo_takes_the_block_back_as_one(world: World, draft: Version) -> None:
    meeting = three(world)
    asked(world, *meeting.items[:3])
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    with writing():
        deciding.undo(stage.fresh(meeting.items[1]), by=world.hilary, at=stage.LATER)
    assert outcomes_of(meeting) == [None] * 3 and kinds("decision-undone") == 3
    step = steps.last(stage.again(meeting))
    assert step is not None and step.kind == "line", "the decided step is crossed out with the decisions"


@pytest.mark.parametrize("out", [0, 2])
def test_an_objection_to_one_takes_it_apart(world: World, draft: Version, out: int) -> None:
    """It is asked alone, its lines in the block count for it no longer; the others stay one, and are decided."""
    meeting = three(world)
    asked(world, *meeting.items[:3])
    stage.everybody_yes(world, meeting.items[0])
    apart(world, meeting.items[out])
    gone, left = meeting.items[out], [item for item in meeting.items[:3] if item is not meeting.items[out]]
    assert lines.rounds(stage.fresh(gone)) == [] and not deciding.finding(stage.fresh(gone)).consent
    stage.decide(world, left[0])
    assert outcomes_of(meeting).count("adopted") == 2 and queries.decision(stage.fresh(gone)) is None
    stage.lines(world, gone, families="object", heads="consent")
    assert queries.rounds(stage.fresh(gone))[0].n == 1
    stage.decide(world, gone, "not adopted", "Families see harm.")
    assert sorted(str(one) for one in outcomes_of(meeting)) == ["adopted", "adopted", "not adopted"]


def test_taken_apart_and_put_back(world: World, draft: Version) -> None:
    meeting = three(world)
    asked(world, *meeting.items[:3])
    stage.everybody_yes(world, meeting.items[0])
    apart(world, meeting.items[1])
    with writing():
        step = steps.undo(stage.again(meeting), by=world.hilary, at=stage.LATER)
    assert step.said == f"A{meeting.items[1].amendment_number} is asked alone"
    stage.decide(world, meeting.items[0])
    assert outcomes_of(meeting) == ["adopted"] * 3


def test_what_was_taken_out_is_not_asked_in_a_block(world: World, draft: Version) -> None:
    meeting = three(world)
    apart(world, meeting.items[2])
    with pytest.raises(Refused, match="taken out of the block"):
        asked(world, *meeting.items[:3])


def test_a_block_takes_no_other_words(world: World, draft: Version) -> None:
    meeting = three(world)
    asked(world, *meeting.items[:2])
    stage.everybody_yes(world, meeting.items[0])
    key = key_of(meeting.items[0])
    with pytest.raises(Refused, match="out of it first"):
        stage.decide(world, meeting.items[0], "adopted with changes", words={key: "Schools talk."})


def test_other_words_are_asked_about_and_accepted_as_they_were_put(world: World, draft: Version) -> None:
    """Integration: an objection, other words, a second round; what is accepted is what the groups were asked about."""
    meeting = three(world)
    item = meeting.items[0]
    stage.everybody_yes(world, item)
    stage.lines(world, item, families="object")
    key = key_of(item)
    put = "**Schools** will talk with the family, at a time that suits it, before a timetable is cut short."
    asked(world, item, words={key: put})
    assert not deciding.finding(stage.fresh(item)).consent, "a yes to the first words is no yes to the second"
    stage.everybody_yes(world, item)
    with pytest.raises(Refused, match="asked about other words than these"):
        stage.decide(world, item, "adopted with changes", words={key: "Schools may talk."})
    stage.decide(world, item, "adopted", "")
    decision = queries.decision(stage.fresh(item))
    assert decision is not None and decision.outcome == "adopted with changes" and json.loads(decision.words or "") == {key: put}
    assert [r.n for r in queries.rounds(stage.fresh(item))] == [1, 2] and decision.reason


def test_asked_twice_by_a_double_press_is_asked_once(world: World, draft: Version) -> None:
    meeting = three(world)
    asked(world, meeting.items[0])
    asked(world, meeting.items[0])
    assert len(queries.rounds(stage.fresh(meeting.items[0]))) == 1 and kinds("round-opened") == 1


def test_nobody_is_asked_a_third_time(world: World, draft: Version) -> None:
    meeting = three(world)
    item = meeting.items[0]
    for _ in range(2):
        asked(world, item)
        stage.lines(world, item, families="object")
    with pytest.raises(Refused, match="not pressed"):
        asked(world, item)


def test_words_put_to_the_groups_can_be_read_and_are_the_suggestions_own(world: World, draft: Version) -> None:
    meeting = three(world)
    key = key_of(meeting.items[0])
    for words in ({key: " "}, {stage.key_of(1, "glad of them"): "Glad."}, {key: "a\u202eb"}):
        with pytest.raises(Refused):
            asked(world, meeting.items[0], words=words)
    assert kinds("round-opened") == 0, "nothing half written"


def test_parked_in_one_press(world: World, draft: Version) -> None:
    meeting = three(world)
    with writing():
        row = deciding.park(stage.fresh(meeting.items[0]), by=world.hilary, at=stage.LATER, once=random_id())
    assert row.outcome == "deferred" and row.reason == "The meeting put it off."
