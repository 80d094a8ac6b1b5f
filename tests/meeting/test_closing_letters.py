"""Everybody who suggested, stands behind or commented on what a meeting decided is told, in one letter."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from charter.amending import actions as amending
from charter.amending import queries as suggested
from charter.commenting import actions as commenting
from charter.db import db, writing
from charter.drafting.models import Version
from charter.meeting import closing
from charter.outbox.models import Letter
from charter.refusal import Refused
from charter.telling.draft import Draft, body
from charter.telling.letters import LETTERS
from tests.commenting import said
from tests.meeting import ended, stage
from tests.world import NOON, World

KINDS = ("fates", "meeting-closed")


def letters() -> list[Draft]:
    """Every letter about the meeting's end that is owed and has something to say."""
    rows = db.session.query(Letter).filter(Letter.kind.in_(KINDS)).all()
    return [draft for row in rows if (draft := LETTERS[row.kind](json.loads(row.about))) is not None]


def to(address: str) -> str:
    """The one letter to this address."""
    mine = [body(draft) for draft in letters() if draft.to == address]
    assert len(mine) == 1, mine
    return mine[0]


def test_each_is_told_once_what_was_decided_and_what_is_still_open(world: World, draft: Version) -> None:
    taken = stage.suggest(world, "ada", "should talk", "will talk")
    stage.suggest(world, "ada", "promptly", "within ten days")  # not on the agenda, and carried over
    with writing():
        amending.back(suggested.amendment(taken.number), by=world.fay, role=world.roles["fay"],  # type: ignore[arg-type]
                      shown_as="a parent or carer", at=NOON)
    said.comment(world, "tom", "Who rings?", clause_key=stage.key_of(1, "should talk"))
    meeting = stage.in_session(world, taken)
    item = next(i for i in meeting.items if i.amendment_number)
    stage.everybody_yes(world, item)
    stage.decide(world, item, reason="Families asked for it.")
    ended.close(world, meeting)
    assert max(Counter(draft.to for draft in letters()).values()) == 1
    ada = to("ada@alder.example")
    assert "A1, ““should talk” becomes “will talk””" in ada and "(you suggested it)" in ada
    assert "Accepted: Families asked for it." in ada and "A2, " in ada and "still open" in ada
    assert "http://localhost/meetings/1/minutes" in ada and "http://localhost/compare/1/2" in ada
    assert "(you stand behind it)" in to("fay@home.example")
    assert "(you commented on its words)" in to("tom@youth.example")
    assert "ben@beck.example" not in {draft.to for draft in letters()}


def test_where_nothing_was_accepted_they_are_told_as_well(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item = next(i for i in meeting.items if i.amendment_number)
    stage.decide(world, item, "deferred", "The families were not here.")
    ended.close(world, meeting)
    words = to("ada@alder.example")
    assert "Put off to another meeting: The families were not here." in words and "No words changed" in words


def test_a_visitor_who_commented_on_the_words_is_told_in_one_letter(world: World, draft: Version) -> None:
    for words in ("The bell is too loud.", "And too early."):
        row = said.visitors(words, clause_key=stage.key_of(1, "should talk"))
        with writing():
            commenting.confirm(said.again(row), at=NOON)
        with writing():
            commenting.rule(said.again(row), shown=True, because="", by=world.mira, at=NOON)
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item = next(i for i in meeting.items if i.amendment_number)
    stage.everybody_yes(world, item)
    stage.decide(world, item)
    ended.close(world, meeting)
    rows = db.session.query(Letter).filter(Letter.kind.in_(KINDS)).all()
    hers = [row for row in rows if "comment" in json.loads(row.about)]
    assert len(hers) == 1
    words = to("sam@post.example")
    assert "(you commented on its words)" in words and "Your comment 1" in words and "Your comment 2" in words


def test_a_visitor_is_told_as_well_where_the_words_stay(world: World, draft: Version) -> None:
    row = said.visitors("The bell is too loud.", clause_key=stage.key_of(1, "should talk"))
    with writing():
        commenting.confirm(said.again(row), at=NOON)
    with writing():
        commenting.rule(said.again(row), shown=True, because="", by=world.mira, at=NOON)
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"),
                               stage.suggest(world, "fay", "promptly", "within ten days"))
    first, second = (i for i in meeting.items if i.amendment_number)
    stage.lines(world, first, heads="object")
    stage.decide(world, first, "not adopted", "It cannot be kept.")
    stage.everybody_yes(world, second)
    stage.decide(world, second)
    ended.close(world, meeting)
    words = to("sam@post.example")
    assert "Not accepted: It cannot be kept." in words and "A2" not in words


def test_a_letter_tells_nobody_what_a_group_said(world: World, draft: Version) -> None:
    ended.one_taken_one_not(world)
    for told in letters():
        assert ended.HARM not in body(told) and ended.WORRY not in body(told) and "worry" not in body(told).lower()


def test_what_its_author_took_back_is_in_no_letter(world: World, draft: Version) -> None:
    row = stage.suggest(world, "ada", "should talk", "will talk")
    meeting = stage.in_session(world, row)
    with writing():
        amending.withdraw(suggested.amendment(row.number), by=world.ada, at=stage.LATER)  # type: ignore[arg-type]
    ended.close(world, meeting)
    assert letters() == []


def test_a_round_that_is_open_holds_the_meeting_and_is_named(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item = next(i for i in meeting.items if i.amendment_number)
    stage.lines(world, item, heads="consent")
    with pytest.raises(Refused) as refused:
        ended.close(world, meeting)
    assert refused.value.missing == ("“should talk” becomes “will talk”: round 1 is open, and the groups are being asked.",)
    assert letters() == [] and stage.again(meeting).closing is None


def test_two_chairs_at_once_close_it_once(world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    item = next(i for i in meeting.items if i.amendment_number)
    stage.everybody_yes(world, item)
    stage.decide(world, item)
    planned = closing.plan(stage.again(meeting))  # both have looked
    ended.close(world, meeting)
    before = db.session.query(Letter).count()
    with pytest.raises(Refused, match="closed already"), writing():
        closing.close(stage.again(meeting), planned, by=world.hilary, at=stage.LATER)
    assert db.session.query(Letter).count() == before and db.session.query(Version).count() == 2
