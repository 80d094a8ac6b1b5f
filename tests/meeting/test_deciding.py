"""Asking the groups and confirming what was decided."""

from __future__ import annotations

import pytest

from charter.db import db, writing
from charter.drafting.models import Version
from charter.meeting import calling, deciding, queries
from charter.record.models import Entry
from charter.refusal import Refused
from charter.web.ids import random_id
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import NOON, World


def test_a_whole_item_aloud(world: World, draft: Version, client: Visitor) -> None:
    """The chair opens, enters each group's line in one press, and confirms by name."""
    meeting = stage.call(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item = meeting.items[0]
    client.sign_in(world.hilary)
    client.press(f"/meetings/{meeting.number}/run", "/opening")
    for group in ("heads", "families", "council", "services", "governors"):
        client.press(f"/meetings/{meeting.number}/run", f"/lines/{group}", {"position": "consent"})
    html = client.press(f"/meetings/{meeting.number}/run", "/decision", {"outcome": "adopted", "reason": "All said yes."})
    assert "Everything is decided" in html
    decision = queries.decision(stage.fresh(item))
    assert decision is not None and decision.confirmed_by == "Hilary Stone"
    assert db.session.query(Entry).filter_by(kind="decision-made").count() == 1


def test_an_objection_keeps_it_out(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    stage.everybody_yes(world, meeting.items[0])
    stage.lines(world, meeting.items[0], families="object")
    with pytest.raises(Refused) as refused:
        stage.decide(world, meeting.items[0])
    assert refused.value.missing == ("Families say that it would do harm.",)


def test_the_newest_line_of_a_group_holds(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    stage.everybody_yes(world, meeting.items[0])
    stage.lines(world, meeting.items[0], families="object")
    stage.lines(world, meeting.items[0], families="concern")
    stage.decide(world, meeting.items[0])


def test_what_has_consent_cannot_be_dropped(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    stage.everybody_yes(world, meeting.items[0])
    with pytest.raises(Refused, match="The groups consent"):
        stage.decide(world, meeting.items[0], "not adopted", "No.")


def test_an_objection_needs_its_words(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    html = client.sign_in(world.hilary).press(f"/meetings/{meeting.number}/run", "/lines/families", {"position": "object"})
    assert "Write down the harm in their own words before you confirm" in html


def test_a_decision_can_be_taken_back_and_made_again(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    with writing():
        deciding.undo(stage.fresh(meeting.items[0]), by=world.hilary, at=stage.LATER)
    assert queries.decision(stage.fresh(meeting.items[0])) is None
    stage.decide(world, meeting.items[0], "deferred", "More talk is needed.")


def test_two_people_deciding_at_once(world: World, draft: Version) -> None:
    """The second one is told that it is decided, by whom; a form sent twice goes to its first result."""
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    stage.everybody_yes(world, meeting.items[0])
    once = random_id()
    for _ in range(2):
        with writing():
            deciding.decide(stage.fresh(meeting.items[0]), outcome="adopted", reason="", words=None, by=world.hilary,
                            at=stage.LATER, once=once)
    with pytest.raises(Refused, match="confirmed by Hilary Stone"):
        stage.decide(world, meeting.items[0])
    assert db.session.query(Entry).filter_by(kind="decision-made").count() == 1


@pytest.mark.parametrize("who", ["ada", "colin", "mira"])
def test_only_the_chair_decides(world: World, draft: Version, client: Visitor, who: str) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    answer = client.sign_in(world.people[who]).post(
        f"/meetings/{meeting.number}/items/{meeting.items[0].id}/decision", {"outcome": "deferred", "reason": "x"})
    assert answer.status_code == 403 and queries.decision(stage.fresh(meeting.items[0])) is None


def test_a_slip_keeps_what_was_typed(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    client.sign_in(world.hilary)
    address = f"/meetings/{meeting.number}/items/{meeting.items[0].id}/decision"
    answer = client.post(address, {"reason": "A long and careful reason."})
    assert answer.status_code == 422 and b"A long and careful reason." in answer.data


def test_not_before_it_is_opened_nor_on_another_meeting(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.call(world, stage.suggest(world, "ada", "should talk", "will talk"))
    with pytest.raises(Refused, match="not been opened"):
        stage.decide(world, meeting.items[0], "deferred", "x")
    client.sign_in(world.hilary)
    assert client.post(f"/meetings/9/items/{meeting.items[0].id}/decision", {"outcome": "deferred"}).status_code == 404


def test_the_council_never_holds_the_chair(world: World, draft: Version) -> None:
    with pytest.raises(Refused, match="never holds the chair"), writing():
        calling.call(draft, title="x", starts_local="2026-11-12T16:30", zone="Europe/London", place="x", link=None,
                     chair=world.colin, amendments=[], talks=[], by=world.mira, at=NOON, once=random_id())
