"""Closing a meeting makes the next draft: all or nothing."""

from __future__ import annotations

import pytest

from charter.amending import actions as amending
from charter.amending import queries as amending_queries
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.meeting import closing, deciding
from charter.meeting.models import Meeting, MeetingClosing
from charter.record.models import Entry
from charter.refusal import Refused
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import World


def close(world: World, meeting: Meeting) -> MeetingClosing:
    planned = closing.plan(stage.again(meeting))
    with writing():
        return closing.close(stage.again(meeting), planned, by=world.hilary, at=stage.LATER)


def test_the_accepted_words_are_in_the_next_draft_and_nowhere_else(world: World, draft: Version) -> None:
    a = stage.suggest(world, "ada", "should talk", "will talk")
    meeting = stage.in_session(world, a)
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    made = close(world, meeting).made_version
    assert made == 2
    newest = drafting.latest()
    assert newest is not None and newest.meeting_number == meeting.number
    assert newest.source == draft.source.replace("should talk", "will talk")
    assert db.session.query(Entry).filter_by(kind="meeting-closed").count() == 1


def test_keys_survive(world: World, draft: Version) -> None:
    a = stage.suggest(world, "ada", "should talk", "will talk")
    meeting = stage.in_session(world, a)
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    close(world, meeting)
    assert [p.key for p in drafting.tree(1)] == [p.key for p in drafting.tree(2)]


def test_open_suggestions_are_carried_and_told(world: World, draft: Version) -> None:
    a = stage.suggest(world, "ada", "should talk", "will talk")
    b = stage.suggest(world, "fay", "promptly", "within ten days")
    meeting = stage.in_session(world, a)
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    close(world, meeting)
    db.session.expire_all()
    assert [(f.version_number, f.fate) for f in b.fates] == [(2, "fits")]
    assert a.decision is not None and a.decision.version_number == 2


def test_nothing_accepted_makes_no_version(world: World, draft: Version) -> None:
    a = stage.suggest(world, "ada", "should talk", "will talk")
    meeting = stage.in_session(world, a)
    stage.lines(world, meeting.items[0], heads="object")
    stage.decide(world, meeting.items[0], "not adopted", "Heads say it cannot be kept.")
    assert close(world, meeting).made_version is None
    newest = drafting.latest()
    assert newest is not None and newest.number == 1


def test_put_off_stays_open(world: World, draft: Version) -> None:
    a = stage.suggest(world, "ada", "should talk", "will talk")
    meeting = stage.in_session(world, a)
    stage.decide(world, meeting.items[0], "deferred", "The families were not here.")
    close(world, meeting)
    db.session.expire_all()
    assert a.decision is None and a.withdrawal is None


def test_accepted_with_changes_takes_the_meetings_words(world: World, draft: Version) -> None:
    a = stage.suggest(world, "ada", "should talk", "will talk")
    key = stage.key_of(1, "should talk")
    words = next(p.words for p in drafting.tree(1) if p.key == key).replace("should talk", "will always talk")
    meeting = stage.in_session(world, a)
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0], "adopted with changes", "Families asked for always.", {key: words})
    close(world, meeting)
    newest = drafting.latest()
    assert newest is not None and "will always talk" in newest.source


def test_crossing_words_write_nothing_and_show_both(world: World, draft: Version, client: Visitor) -> None:
    a = stage.suggest(world, "ada", "promptly", "within five days")
    b = stage.suggest(world, "fay", "promptly", "within ten days")
    meeting = stage.in_session(world, a, b)
    for item in meeting.items[:2]:
        stage.everybody_yes(world, item)
        stage.decide(world, item)
    with pytest.raises(Refused, match="cross"):
        close(world, meeting)
    assert drafting.latest().number == 1  # type: ignore[union-attr]
    client.sign_in(world.hilary)
    html = client.visit(f"/meetings/{meeting.number}/close")
    assert "within five days" in html and "within ten days" in html
    client.post(f"/meetings/{meeting.number}/closing", follow_redirects=True)
    assert stage.again(meeting).closing is None


def test_words_that_meet_are_shown_and_confirmed(world: World, draft: Version) -> None:
    a = stage.suggest(world, "ada", "should answer", "will answer")
    b = stage.suggest(world, "fay", "promptly", "within ten days")
    meeting = stage.in_session(world, a, b)
    for item in meeting.items[:2]:
        stage.everybody_yes(world, item)
        stage.decide(world, item)
    with pytest.raises(Refused, match="meet in one paragraph"):
        close(world, meeting)
    applied = closing.plan(stage.again(meeting)).applied
    assert applied is not None
    proposed = applied.proposed[0]
    assert "will answer" in proposed.proposed and "within ten days" in proposed.proposed
    with writing():
        deciding.confirm_blend(stage.again(meeting), key=proposed.key, words=proposed.proposed, by=world.hilary,
                               at=stage.LATER)
    assert close(world, meeting).made_version == 2


def test_words_as_they_stand_are_no_choice_between_two_that_were_accepted(world: World, draft: Version) -> None:
    a = stage.suggest(world, "ada", "promptly", "within five days")
    b = stage.suggest(world, "fay", "promptly", "within ten days")
    meeting = stage.in_session(world, a, b)
    for item in meeting.items[:2]:
        stage.everybody_yes(world, item)
        stage.decide(world, item)
    applied = closing.plan(stage.again(meeting)).applied
    assert applied is not None
    crossing = applied.overlaps[0]
    with pytest.raises(Refused, match="as they stand"), writing():
        deciding.confirm_blend(stage.again(meeting), key=crossing.key, words=f" {crossing.base}\r\n", by=world.hilary,
                               at=stage.LATER)
    chosen = crossing.base.replace("promptly", "within seven days")
    with writing():
        deciding.confirm_blend(stage.again(meeting), key=crossing.key, words=chosen, by=world.hilary, at=stage.LATER)
    assert close(world, meeting).made_version == 2


def test_undecided_items_hold_it(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    with pytest.raises(Refused) as refused:
        close(world, meeting)
    assert refused.value.missing == ("“should talk” becomes “will talk”",)


def test_a_decision_changed_meanwhile_holds_it(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    planned = closing.plan(stage.again(meeting))
    with writing():
        deciding.undo(stage.fresh(meeting.items[0]), by=world.hilary, at=stage.LATER)
    stage.decide(world, meeting.items[0], "deferred", "Later.")
    with pytest.raises(Refused, match="changed a decision"), writing():
        closing.close(stage.again(meeting), planned, by=world.hilary, at=stage.LATER)


def test_what_its_proposer_took_back_is_skipped(world: World, draft: Version) -> None:
    a = stage.suggest(world, "ada", "should talk", "will talk")
    meeting = stage.in_session(world, a)
    stage.everybody_yes(world, meeting.items[0])
    stage.decide(world, meeting.items[0])
    with writing():
        amending.withdraw(amending_queries.amendment(a.number), by=world.ada, at=stage.LATER)  # type: ignore[arg-type]
    assert close(world, meeting).made_version is None
    db.session.expire_all()
    assert a.decision is None


def test_twice_is_refused(world: World, draft: Version) -> None:
    meeting = stage.in_session(world)
    close(world, meeting)
    with pytest.raises(Refused, match="closed already"):
        close(world, meeting)


def test_the_convenor_may_not_close(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    answer = client.sign_in(world.mira).post(f"/meetings/{meeting.number}/closing")
    assert answer.status_code == 403 and stage.again(meeting).closing is None


def test_looking_changes_nothing(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    before = db.session.query(Entry).count()
    client.sign_in(world.hilary).visit(f"/meetings/{meeting.number}/close")
    assert db.session.query(Entry).count() == before


def test_a_reference_that_would_lead_elsewhere_is_pointed_out(world: World, draft: Version, client: Visitor) -> None:
    places = {p.words: p.number for p in drafting.tree(1)}
    at_risk = next(number for words, number in places.items() if "at risk first" in words)
    first = stage.suggest(world, "ada", "glad of them.", f"glad of them, as {at_risk} says.")
    second = stage.suggest(world, "fay", "A process", None)
    meeting = stage.in_session(world, first, second)
    for item in [i for i in meeting.items if i.amendment_number]:
        stage.everybody_yes(world, item)
        stage.decide(world, item)
    html = client.sign_in(world.hilary).visit(f"/meetings/{meeting.number}/close")
    assert "References to look at again" in html and f"refers to “{at_risk}”, and {at_risk} becomes" in html
    assert "Too much changes to tell it word by word" not in html
