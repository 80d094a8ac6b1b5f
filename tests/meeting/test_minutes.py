"""Minutes write themselves; everybody reads all of them once the chair has approved them, members of every group before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from charter.db import db, writing
from charter.drafting.models import Version
from charter.meeting import calling, deciding, interests, minuted, minutes, points
from charter.meeting.models import MinutesCorrection
from charter.record.models import Entry
from charter.refusal import Refused
from charter.web.ids import random_id
from tests.meeting import ended, stage
from tests.visiting import Visitor
from tests.world import World

AT = "/meetings/1/minutes"
DRAFT = f"{AT}/draft"


def test_they_tell_who_suggested_the_words_before_and_after_each_line_and_the_reason(
    world: World, draft: Version, client: Visitor,
) -> None:
    ended.approved(world, ended.one_taken_one_not(world))
    html = client.visit(AT)
    for words in ("Suggested by Ada Bright", "Before", "As suggested", "Heads: Yes.", "Governors and trusts: Yes, with a worry.",
                  ended.WORRY, "Families: No, it would do harm.", ended.HARM, "families who wait", "five days",
                  "Families see harm in it.", "Confirmed by the meeting chair, Hilary Stone", "Approved on 12",
                  "The meeting made", "Minutes approved"):
        assert words in html, words
    assert "greed" not in html


def test_before_the_approval_everybody_reads_what_was_decided_and_not_who_said_what(
    world: World, draft: Version, client: Visitor,
) -> None:
    meeting = ended.one_taken_one_not(world)
    for address in (AT, f"/meetings/{meeting.number}", "/amendments/1", "/amendments/2",
                    "/clauses/" + stage.key_of(1, "should talk"), "/data/charter.json", "/data/lines.csv",
                    "/feed.atom", "/record/entries.json", "/record"):
        page = client.http.get(address).get_data(as_text=True)
        for secret in (ended.WORRY, ended.HARM, "five days", "Yes, with a worry", '"concern"'):
            assert secret not in page, (address, secret)
    html = client.visit(AT)
    assert "Draft minutes" in html and "Families see harm in it." in html and "once the meeting chair has approved" in html


def test_the_log_tells_a_groups_line_with_the_approval_and_not_before(world: World, draft: Version) -> None:
    meeting = ended.one_taken_one_not(world)
    told = [e.facts for e in db.session.query(Entry) if e.kind.startswith("line")]
    assert told and not any({"group", "position"} & set(facts) for facts in told)
    ended.approved(world, meeting)
    entry = db.session.query(Entry).filter_by(kind="minutes-approved").one()
    assert {"amendments": [2], "round": 1, "group": "families", "position": "object"} in entry.facts["lines"]
    assert ended.HARM not in entry.public


def test_members_of_every_group_read_the_whole_draft_from_the_same_minute(world: World, draft: Version, client: Visitor) -> None:
    ended.one_taken_one_not(world)
    for who in ("ada", "colin", "fay", "yusuf", "mira", "hilary"):
        html = client.sign_in(world.people[who]).visit(DRAFT)
        assert ended.HARM in html and ended.WORRY in html and "Draft minutes" in html
    visitor = client.http.application.test_client()  # type: ignore[union-attr]
    assert visitor.get(DRAFT).status_code == 303


def test_the_chair_approves_what_the_chair_has_read(world: World, draft: Version, client: Visitor) -> None:
    meeting = ended.one_taken_one_not(world)
    client.sign_in(world.hilary).press(DRAFT, "/minutes/approval")
    assert minutes.approval(stage.again(meeting)) is not None
    assert db.session.query(Entry).filter_by(kind="minutes-approved").count() == 1
    client.post(f"{AT}/approval", {"seen": ""}, follow_redirects=True)  # pressed twice
    assert db.session.query(Entry).filter_by(kind="minutes-approved").count() == 1


def test_what_was_added_meanwhile_is_not_approved_unread(world: World, draft: Version, client: Visitor) -> None:
    meeting = ended.one_taken_one_not(world)
    seen = minuted.gather(meeting).digest
    with writing():
        points.note(stage.again(meeting), what="Ring round.", owner="the council", due=None, item=None, by=world.mira,
                    at=stage.LATER, once=random_id())
    answer = client.sign_in(world.hilary).post(f"{AT}/approval", {"seen": seen})
    assert answer.status_code == 409 and "Read them again" in answer.get_data(as_text=True)
    assert client.post(f"{AT}/approval").status_code == 409  # without having read anything
    assert minutes.approval(stage.again(meeting)) is None


@pytest.mark.parametrize("who", ["mira", "ada", "colin"])
def test_nobody_else_approves_them(world: World, draft: Version, client: Visitor, who: str) -> None:
    meeting = ended.one_taken_one_not(world)
    answer = client.sign_in(world.people[who]).post(f"{AT}/approval", {"seen": minuted.gather(meeting).digest})
    assert answer.status_code == 403 and minutes.approval(stage.again(meeting)) is None


def test_there_are_none_before_the_meeting_closes(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    for address in (AT, f"{AT}.docx", f"{AT}.pdf", "/meetings/99/minutes"):
        assert client.http.get(address).status_code == 404, address
    assert client.sign_in(world.hilary).http.get(DRAFT).status_code == 404
    with pytest.raises(Refused, match="not whole"), writing():
        minutes.approve(stage.again(meeting), by=world.hilary, at=stage.LATER)


def test_a_correction_stands_beside_and_changes_nothing(world: World, draft: Version, client: Visitor) -> None:
    meeting = ended.approved(world, ended.one_taken_one_not(world))
    before = minuted.gather(meeting)
    html = client.sign_in(world.mira).send(f"{AT}/correction", {"words": "Nine heads came, not eight.", "about": ""})
    assert "Corrected on" in html and "Nine heads came, not eight." in html and "corrected since" in html
    item = next(i for i in meeting.items if i.amendment_number)
    with writing():
        minutes.correct(stage.again(meeting), words="It was 2.", item=stage.fresh(item), by=world.hilary, at=stage.LATER,
                        once="0" * 32)
    told = minuted.gather(stage.again(meeting))
    assert told.state == "corrected" and [c.words for c in told.items[0].corrections] == ["It was 2."]
    assert [i.rounds for i in told.items] == [i.rounds for i in before.items]
    with writing():
        minutes.correct(stage.again(meeting), words="It was 2.", item=None, by=world.hilary, at=stage.LATER, once="0" * 32)
    assert db.session.query(MinutesCorrection).count() == 2  # sent twice


def test_nothing_is_corrected_before_the_approval_or_added_after_it(world: World, draft: Version, client: Visitor) -> None:
    meeting = ended.one_taken_one_not(world)
    with pytest.raises(Refused, match="not approved yet"), writing():
        minutes.correct(stage.again(meeting), words="x", item=None, by=world.mira, at=stage.LATER, once=random_id())
    ended.approved(world, meeting)
    with pytest.raises(Refused, match="approved"), writing():
        interests.declare(stage.again(meeting), group="heads", words="x", item=None, by=world.ada, at=stage.LATER,
                          once=random_id())
    with pytest.raises(Refused, match="approved"), writing():
        points.note(stage.again(meeting), what="x", owner="y", due=None, item=None, by=world.mira, at=stage.LATER,
                    once=random_id())
    answer = client.sign_in(world.ada).post(f"{AT}/correction", {"words": "I said something else.", "about": ""})
    assert answer.status_code == 403
    assert client.sign_in(world.mira).post(f"{AT}/correction", {"words": " ", "about": ""}).status_code == 422


def test_a_decision_taken_back_is_told_in_a_plain_line(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item = meeting.items[0] if meeting.items[0].amendment_number else meeting.items[1]
    stage.everybody_yes(world, item)
    stage.decide(world, item)
    with writing():
        deciding.undo(stage.fresh(item), by=world.hilary, at=stage.LATER + timedelta(minutes=5))
    stage.decide(world, item, "deferred", "We want to hear the families first.")
    ended.close(world, meeting)
    html = client.visit(AT)
    assert "Before that: accepted, confirmed by Hilary Stone" in html and "taken back by the meeting chair" in html
    assert "We want to hear the families first." in html


def test_identical_suggestions_are_told_as_one(world: World, draft: Version, client: Visitor) -> None:
    a = stage.suggest(world, "ada", "should talk", "will talk")
    b = stage.suggest(world, "fay", "should talk", "will talk")
    meeting = stage.in_session(world, a, b)
    item = next(i for i in meeting.items if i.amendment_number == a.number)
    stage.everybody_yes(world, item)
    stage.decide(world, item)
    told = minuted.gather(ended.close(world, meeting))
    one = next(i for i in told.items if i.parts)
    assert [p.amendment for p in one.parts] == [1, 2] and len([i for i in told.items if i.parts]) == 1
    assert "decided as one" in client.visit(AT)


def test_how_many_came_is_told_and_nobody_who_did_not(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    with writing():
        calling.note_attendance(stage.again(meeting), {"heads": 4, "families": 2, "council": 0}, at=stage.LATER)
    ended.close(world, meeting)
    html = client.visit(AT)
    assert "<li>Heads: 4</li>" in html and "<li>Families: 2</li>" in html
    assert "Council" not in html.split("Who came")[1].split("<footer")[0]


def test_looking_changes_nothing(world: World, draft: Version, client: Visitor) -> None:
    ended.one_taken_one_not(world)
    before = db.session.query(Entry).count()
    for address in (AT, f"{AT}.docx", f"{AT}.pdf"):
        assert client.http.get(address).status_code == 200
    client.sign_in(world.hilary).visit(DRAFT)
    assert db.session.query(Entry).count() == before
