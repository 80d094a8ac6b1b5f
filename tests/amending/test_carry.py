"""What becomes of an open suggestion when a new draft is made: nobody is left behind."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from charter.amending import actions, queries, rules
from charter.amending.models import Amendment
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.outbox.models import Letter
from charter.record import entries
from charter.telling.draft import body
from charter.telling.letters import LETTERS
from charter.text.change import Change, apply
from tests.amending.put import AT, again, kinds, next_version, place, reword, suggest
from tests.visiting import Visitor
from tests.world import World


def fate(row: Amendment) -> str:
    return again(row).fates[-1].fate


def test_it_still_fits(world: World, draft: Version) -> None:
    row = suggest(world, "ada", reword("Schools should talk", "should", "will"))
    next_version(world, reword("Every child in Wharnley", "is glad of them", "glad of each"))
    assert fate(row) == "fits" and [a.number for a in queries.open_on(2)] == [1]
    assert queries.changes(again(row), 2)[0].words == place("Schools should talk").words.replace("should", "will")


def test_it_fits_and_the_wording_around_it_moved(world: World, draft: Version) -> None:
    row = suggest(world, "ada", reword("Schools should talk", "should", "will"))
    next_version(world, reword("Schools should talk", "cut short", "shortened"))
    assert fate(row) == "fits, wording around it moved"
    text = apply(drafting.tree(2), queries.changes(again(row), 2)).text
    assert "**Schools** will talk with the family before a timetable is shortened." in text


def test_it_was_already_done(world: World, draft: Version) -> None:
    row = suggest(world, "ada", reword("Schools should talk", "should", "will"))
    next_version(world, reword("Schools should talk", "should", "will"))
    assert fate(row) == "already achieved" and queries.open_on(2) == []
    assert again(row).decision is None and again(row).withdrawal is None, "nothing is dropped in silence"


def test_it_needs_its_author(world: World, draft: Version) -> None:
    row = suggest(world, "ada", reword("Schools should talk", "should", "will"))
    next_version(world, reword("Schools should talk", "should", "must"))
    assert fate(row) == "needs its author"


def test_its_clause_is_gone(world: World, draft: Version) -> None:
    gone = place("We decide with")
    row = suggest(world, "ada", reword("We decide with", "We", "All of us"))
    next_version(world, Change(0, 1, "delete", gone.key))
    assert fate(row) == "overtaken" and again(row).withdrawal is None


def test_a_new_paragraph_keeps_its_key(world: World, draft: Version) -> None:
    after = place("Schools should talk")
    row = suggest(world, "fay", Change(0, 1, "insert", "mine", "**Families** will tell a school early.", after.parent, after.key))
    key = queries.changes(again(row), 1)[0].key
    next_version(world, reword("Schools should talk", "should", "will"))
    assert fate(row) == "fits" and queries.changes(again(row), 2)[0].key == key
    next_version(world, queries.changes(again(row), 2)[0])
    assert fate(row) == "already achieved" and place("Families will tell").key == key


def test_parts_of_one_suggestion_share_one_fate(world: World, draft: Version) -> None:
    gone = place("We decide with")
    row = suggest(world, "ada", reword("Schools should talk", "should", "will"), reword("We decide with", "We", "All of us"))
    next_version(world, Change(0, 1, "delete", gone.key))
    assert fate(row) == "needs its author" and len(queries.changes(again(row), 2)) == 1


@pytest.mark.parametrize(("fates", "one"), [
    (["fits", "fits"], "fits"), (["fits", "already achieved"], "fits"),
    (["fits", "fits, wording around it moved"], "fits, wording around it moved"),
    (["already achieved"] * 2, "already achieved"), (["overtaken"] * 2, "overtaken"), (["overtaken", "fits"], "needs its author"),
])
def test_together(fates: list[str], one: str) -> None:
    assert rules.together(fates) == one


def test_withdrawn_and_decided_ones_stay_behind(world: World, draft: Version) -> None:
    one, other = (suggest(world, "ada", reword("Schools should talk", "should", w)) for w in ("will", "must"))
    with writing():
        actions.withdraw(again(one), by=world.ada, at=AT)
        actions.decide(again(other), outcome="not adopted", meeting_number=1, version_number=None, at=AT)
    next_version(world, reword("We decide with", "We", "All of us"))
    assert again(one).fates == [] and again(other).fates == [] and kinds("fates-told") == []


def test_its_author_is_told_and_confirms_in_one_press(client: Visitor, world: World, draft: Version) -> None:
    row = suggest(world, "ada", reword("Schools should talk", "should", "will"))
    next_version(world, reword("Schools should talk", "cut short", "shortened"))
    assert [letter.kind for letter in db.session.scalars(select(Letter))] == ["fates"]
    about = {"version": 2, "person": world.ada.id}
    letter = LETTERS["fates"](about)
    assert letter and letter.to == world.ada.email
    assert "the wording around it moved" in body(letter) and "/members/amendments/1" in body(letter)
    assert "Its author has not confirmed it yet" in client.visit("/amendments/1")
    client.sign_in(world.ada)
    assert "You confirmed it" in client.press("/members/amendments/1", "/confirmation")
    assert "Its author confirmed it on 3" in client.visit("/amendments/1")
    client.post("/members/amendments/1/confirmation", {"version": "2"})
    assert kinds("fate-confirmed") == ["fate-confirmed"] and LETTERS["fates"](about) is None
    told = entries.about(version=2, kind="fates-told")[0]
    assert json.loads(told.public) == {"amendments": [1], "version": 2} and again(row).fates[0].confirmed_at == AT


def test_confirming_nonsense(client: Visitor, world: World, draft: Version) -> None:
    suggest(world, "ada", reword("Schools should talk", "should", "will"))
    client.sign_in(world.ada)
    for version, status in (("x", 404), ("", 404), ("7", 409), ("9" * 30, 404)):
        assert client.post("/members/amendments/1/confirmation", {"version": version}).status_code == status


def test_it_waits_for_its_author_until_then(client: Visitor, world: World, draft: Version) -> None:
    suggest(world, "ada", reword("Schools should talk", "should", "will"))
    assert queries.with_fate_to_confirm(world.ada) == []
    next_version(world, reword("We decide with", "We", "All of us"))
    assert [row.number for row, _ in queries.with_fate_to_confirm(world.ada)] == [1]
    with client.http.application.test_request_context():
        assert queries.waiting(world.ada, AT)[0].address == "/members/amendments/1"


def test_told_twice_is_told_once(world: World, draft: Version) -> None:
    row = suggest(world, "ada", reword("Schools should talk", "should", "will"))
    new = next_version(world, reword("We decide with", "We", "All of us"))
    with writing():
        actions.carry_over(draft, new, at=AT)
    assert len(again(row).fates) == 1 and kinds("fates-told") == ["fates-told"]
