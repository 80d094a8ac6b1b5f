"""A group that was not at a meeting objects within fourteen days: its paragraph comes onto the next agenda."""

from __future__ import annotations

from datetime import datetime

import pytest

from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.drafting.models import Charter, Version
from charter.meeting import calling, closing, late, minutes, queries
from charter.meeting.models import LateObjection, Meeting
from charter.people.models import Voice
from charter.record.models import Entry
from charter.refusal import Refused
from charter.web.ids import random_id
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

CAME = {"heads": 3, "families": 2, "council": 1, "services": 1, "governors": 0}
SAID = {"words": "Our governors carry it out, and were not there.", "to_whom": "Governors", "removed_by": "Ask us first."}


@pytest.fixture
def meeting(world: World, draft: Version) -> Meeting:
    """A meeting that accepted one suggestion without governors, and closed."""
    found = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"),
                             stage.suggest(world, "fay", "should answer", "will answer"))
    with writing():
        calling.note_attendance(stage.again(found), CAME, at=stage.LATER)
    stage.lines(world, found.items[0], heads="consent", families="consent", council="consent", services="consent")
    stage.decide(world, found.items[0])
    stage.decide(world, found.items[1], "deferred", "Another evening.")
    with writing():
        closing.close(stage.again(found), closing.plan(stage.again(found)), by=world.hilary, at=stage.LATER)
    with writing() as session:
        session.add(Voice(group_slug="governors", person_id=world.gita.id, at=NOON))
    return stage.again(found)


def key(meeting: Meeting) -> str:
    return stage.key_of(meeting.version_number, "timetable is cut short")


def objects(world: World, meeting: Meeting, group: str = "governors", at: datetime = stage.LATER + DAY, item: int = 0,
            clause: str | None = None, once: str = "") -> LateObjection:
    decision = queries.decision(stage.again(meeting).items[item])
    assert decision is not None
    with writing():
        return late.object_to(decision, group=group, clause_key=clause or key(meeting), by=world.gita, at=at,
                              once=once or random_id(), **SAID)


def test_the_next_agenda_takes_the_paragraph_and_no_version_is_unmade(world: World, meeting: Meeting) -> None:
    before = [v.digest for v in drafting.all_versions()]
    objects(world, meeting)
    assert [v.digest for v in drafting.all_versions()] == before
    [entry] = db.session.query(Entry).filter_by(kind="objected-late").all()
    assert "governors" not in entry.public, "whose it is comes out with the minutes"
    called = stage.call(world)
    item = next(item for item in called.items if item.kind == "clause")
    assert item.clause_key == key(meeting) and item.group_slug == "governors" and late.waiting_clauses() == {}


def test_a_meeting_that_is_called_takes_it_at_once(world: World, meeting: Meeting) -> None:
    called = stage.call(world)
    assert not any(item.kind == "clause" for item in called.items)
    objects(world, meeting)
    assert [item.clause_key for item in stage.again(called).items if item.kind == "clause"] == [key(meeting)]


def test_a_meeting_that_has_begun_leaves_it_to_the_next(world: World, meeting: Meeting) -> None:
    called = stage.in_session(world)
    objects(world, meeting)
    assert not any(item.kind == "clause" for item in stage.again(called).items)
    assert late.waiting_clauses() == {key(meeting): "governors"}


def test_sent_twice_it_is_one(world: World, meeting: Meeting) -> None:
    once = random_id()
    assert objects(world, meeting, once=once).id == objects(world, meeting, once=once).id
    with pytest.raises(Refused, match="objected to this already"):
        objects(world, meeting)
    assert db.session.query(LateObjection).count() == 1


@pytest.mark.parametrize(("group", "why"), [("heads", "was at the meeting"), ("nobody", "no such group")])
def test_who_was_there_says_it_at_the_next_meeting(world: World, meeting: Meeting, group: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        objects(world, meeting, group)
    assert late.waiting_clauses() == {}


def test_after_the_days_it_is_a_suggestion(world: World, meeting: Meeting) -> None:
    objects(world, meeting, at=stage.LATER + 14 * DAY)
    with pytest.raises(Refused, match="within 14 days"):
        objects(world, meeting, "community", at=stage.LATER + 14 * DAY + DAY / 24)
    with writing() as session:
        session.get_one(Charter, 1).objection_days = 20
    objects(world, meeting, "community", at=stage.LATER + 14 * DAY + DAY / 24)


def test_only_to_what_came_into_the_text_and_to_its_own_paragraphs(world: World, meeting: Meeting) -> None:
    with pytest.raises(Refused, match="Nothing of this came into the text"):
        objects(world, meeting, item=1)
    with pytest.raises(Refused, match="did not change this paragraph"):
        objects(world, meeting, clause=stage.key_of(meeting.version_number, "glad of them"))


def test_not_while_the_meeting_sits(world: World, draft: Version) -> None:
    found = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    stage.everybody_yes(world, found.items[0])
    stage.decide(world, found.items[0])
    with pytest.raises(Refused, match="Say it at the meeting"):
        objects(world, found)


def test_nobody_noted_who_came(world: World, draft: Version) -> None:
    """Then whoever said something was there, and whoever said nothing at all was not."""
    found = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    stage.everybody_yes(world, found.items[0])
    stage.decide(world, found.items[0])
    with writing():
        closing.close(stage.again(found), closing.plan(stage.again(found)), by=world.hilary, at=stage.LATER)
    with pytest.raises(Refused, match="was at the meeting"):
        objects(world, found)


def test_a_voice_objects_at_the_door(world: World, meeting: Meeting, client: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("charter.clock.now", lambda: stage.LATER + DAY)
    address = f"/meetings/{meeting.number}/items/{meeting.items[0].id}/objection"
    html = client.sign_in(world.gita).visit(address)
    assert "can object until" in html and "The draft stays as it was made" in html
    html = client.send(address, {"words": "Harm."}, status=422)
    assert "Say to whom it would do harm." in html
    client.send(address, SAID)
    assert db.session.query(LateObjection).one().group_slug == "governors"
    public = Visitor(client.http.application)
    at = f"/meetings/{meeting.number}"
    for page in (at, f"{at}/minutes", "/amendments/1", f"/clauses/{key(meeting)}"):
        assert SAID["words"] not in public.http.get(page).text, "not before the minutes are approved"


def test_the_convenor_enters_what_a_group_says(world: World, meeting: Meeting, client: Visitor,
                                               monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("charter.clock.now", lambda: stage.LATER + DAY)
    address = f"/meetings/{meeting.number}/items/{meeting.items[0].id}/objection"
    client.sign_in(world.mira).send(address, {**SAID, "group": "community"})
    assert db.session.query(LateObjection).one().group_slug == "community"


@pytest.mark.parametrize(("who", "status"), [("ben", 403), ("hilary", 403), ("ada", 409)])
def test_who_may_not(world: World, meeting: Meeting, client: Visitor, who: str, status: int) -> None:
    address = f"/meetings/{meeting.number}/items/{meeting.items[0].id}/objection"
    answer = client.sign_in(world.people[who]).post(
        address, {**SAID, "group": "heads" if who == "ada" else "governors", "clause": key(meeting)})
    assert answer.status_code == status and db.session.query(LateObjection).count() == 0
    assert client.post(address.replace(meeting.items[0].id, "0" * 32)).status_code in (403, 404)


def test_the_voice_is_told_on_their_own_page(world: World, meeting: Meeting, client: Visitor,
                                             monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("charter.clock.now", lambda: stage.LATER + DAY)
    address = f"/meetings/{meeting.number}/items/{meeting.items[0].id}/objection"
    assert address in client.sign_in(world.gita).visit("/members/")
    for who in ("ada", "ben"):  # whose group was there, or who is no voice
        assert "/objection" not in Visitor(client.http.application).sign_in(world.people[who]).visit("/members/")
    objects(world, meeting)
    assert address not in client.visit("/members/")
    monkeypatch.setattr("charter.clock.now", lambda: stage.LATER + 15 * DAY)
    assert "/objection" not in client.visit("/members/")


def test_where_nobody_can_object_the_page_says_so(world: World, meeting: Meeting, client: Visitor,
                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"/meetings/{meeting.number}/items/{meeting.items[0].id}/objection"
    monkeypatch.setattr("charter.clock.now", lambda: stage.LATER + 30 * DAY)
    assert "Nobody can object here now" in client.sign_in(world.gita).visit(address)
    monkeypatch.setattr("charter.clock.now", lambda: stage.LATER + DAY)
    assert "Nobody can object here now" in client.sign_in(world.ada).visit(address), "the heads were there"
    html = Visitor(client.http.application).sign_in(world.mira).visit(address)
    assert "Governors and trusts" in html and "Heads</option>" not in html


def test_it_is_public_with_the_approved_minutes(world: World, meeting: Meeting, client: Visitor) -> None:
    objects(world, meeting)
    address = f"/meetings/{meeting.number}/minutes"
    assert SAID["words"] not in client.visit(address)
    with writing():
        minutes.approve(stage.again(meeting), by=world.hilary, at=stage.LATER + 2 * DAY)
    html = client.visit(address)
    assert SAID["words"] in html and SAID["to_whom"] in html


def test_an_objection_after_the_minutes_were_approved(world: World, meeting: Meeting, client: Visitor) -> None:
    with writing():
        minutes.approve(stage.again(meeting), by=world.hilary, at=stage.LATER + DAY)
    client.visit(f"/meetings/{meeting.number}/minutes")
    objects(world, meeting, at=stage.LATER + 2 * DAY)
    assert SAID["words"] in client.visit(f"/meetings/{meeting.number}/minutes"), "the page is fresh at once"
