"""The public pages of suggested words: the list, one, hostile words, numbers of new paragraphs."""

from __future__ import annotations

import pytest

from charter.amending import actions, queries
from charter.amending.showing import new_numbers, show
from charter.db import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.record import entries
from charter.text.change import Change
from tests.amending.put import AT, again, place, reword, suggest
from tests.attacks import CORPUS, wrong
from tests.visiting import Visitor
from tests.world import World


@pytest.mark.parametrize("attack", CORPUS)
def test_hostile_words_stay_words(client: Visitor, world: World, draft: Version, attack: str) -> None:
    found, shown = place("Schools should talk"), attack[:80]
    row = suggest(world, "ada", Change(0, 1, "replace", found.key, attack),
                  Change(0, 2, "insert", "x", attack, found.parent, found.key), headline=attack[:100], rationale=attack,
                  shown_as=shown, credit=attack)
    suggest(world, "ben", reword("Schools should talk", "should", "will"), headline=attack[:100], shown_as=shown)
    with writing():
        actions.back(again(row), by=world.fay, role=world.roles["fay"], shown_as=shown, at=AT)
    for address in ("/amendments/", "/amendments/1", "/amendments/2"):
        assert wrong(client.visit(address)) == []
    client.sign_in(world.ada)
    assert wrong(client.visit("/members/amendments/1")) == []
    html = client.visit(f"/versions/1/amendments/new?clause={found.key}")
    assert wrong(html) == []
    fields = next(f for f in client.page.forms if "parts-0-key" in f["fields"])["fields"]  # type: ignore[union-attr]
    typed = {**fields, "parts-0-words": attack, "headline": attack[:100], "rationale": attack, "do": "preview", "shown": "person"}
    for address in ("/versions/1/amendments/new", "/versions/1/amendments/preview"):
        assert wrong(client.http.post(address, data=typed).text) == []
    with writing():
        actions.withdraw(again(row), by=world.ada, at=AT, because=attack)
    assert wrong(client.visit("/amendments/1")) == []


def test_the_three_readings_stand_in_their_order(client: Visitor, world: World, draft: Version) -> None:
    suggest(world, "ada", reword("Schools should talk", "should", "will"))
    html = client.visit("/amendments/1")
    marks = [html.index(words) for words in ("Why", "In words", "As one text", "Side by side", "A word of duty changes")]
    assert marks == sorted(marks)


def test_alternatives_and_what_goes_together(client: Visitor, world: World, draft: Version) -> None:
    for who, old, new in (("ada", "should", "will"), ("ben", "should", "must"), ("fay", "should", "will"),
                          ("tom", "cut short", "shortened")):
        suggest(world, who, reword("Schools should talk", old, new), headline=f"{who} says {new}")
    html = client.visit("/amendments/1")
    same, other, both = (html.index(words) for words in (
        "The same change", "Other wordings of the same words", "These can stand together"))
    assert same < html.index("fay says will") < other < html.index("ben says must") < both < html.index("tom says shortened")
    assert "will talk with the family before a timetable is shortened" in html


def test_filters_and_stages(client: Visitor, world: World, draft: Version) -> None:
    suggest(world, "ada", reword("Schools should talk", "should", "will"), headline="From a head")
    other = suggest(world, "fay", reword("We decide with", "We", "All of us"), headline="From a parent")
    with writing():
        actions.withdraw(again(other), by=world.fay, at=AT)
    assert "From a parent" not in client.visit("/amendments/?group=heads")
    assert "From a head" not in client.visit("/amendments/?state=back")
    assert "From a parent" not in client.visit("/amendments/?state=suggested")
    assert "From a head" not in client.visit("/amendments/?state=meeting")
    assert "From a head" not in client.visit("/amendments/?state=decided")
    html = client.visit(f"/amendments/?clause={place('Schools should talk').key}&version=1")
    assert "From a head" in html and "From a parent" not in html


@pytest.mark.parametrize("query", ["group=kings", "state=lost", "clause=00000000", "version=x", "page=0"])
def test_nonsense_is_an_unknown_address(client: Visitor, world: World, draft: Version, query: str) -> None:
    client.visit(f"/amendments/?{query}", 404)


def test_new_paragraphs_are_numbered_by_their_amendments(world: World, draft: Version) -> None:
    after = place("Schools should talk")
    for who in ("ada", "ben"):
        suggest(world, who, Change(0, 1, "insert", "x", f"{who} promises.", after.parent, after.key),
                Change(0, 2, "insert", "y", "First step: soon.", "x", None))
    changes = [*queries.changes(queries.open_on(1)[1], 1), *queries.changes(queries.open_on(1)[0], 1)]
    tree = drafting.tree(1)
    assert sorted(new_numbers(changes, tree).values()) == ["4(a)A", "4(a)A(a)", "4(a)B", "4(a)B(a)"]
    alone = show(queries.changes(queries.open_on(1)[1], 1), tree, new_numbers(queries.insertions(1), tree))
    assert alone[0].number == "4(a)B"


def test_what_stands_under_a_paragraph_goes_with_it_and_is_told(client: Visitor, world: World, draft: Version) -> None:
    suggest(world, "ada", Change(0, 1, "delete", place("Schools should talk").key))
    assert "4(a) is taken out, with what stands under it: 4(a)(a)" in client.visit("/amendments/1")


def test_the_same_for_everybody(client: Visitor, world: World, draft: Version) -> None:
    suggest(world, "ada", reword("Schools should talk", "should", "will"))
    seen = [Visitor(client.http.application).visit("/amendments/1")]
    seen += [Visitor(client.http.application).sign_in(person).visit("/amendments/1") for person in (world.ada, world.mira)]
    assert len(set(seen)) == 1 and "csrf" not in seen[0]


def test_unknown_empty_and_looking(client: Visitor, world: World, draft: Version) -> None:
    before = entries.latest()
    for number in ("0", "9", "99999999999999999999", "x"):
        client.visit(f"/amendments/{number}", 404)
    assert "Nobody has suggested different words yet." in client.visit("/amendments/") and entries.latest() == before


def test_a_comment_is_credited(client: Visitor, world: World, draft: Version) -> None:
    suggest(world, "ada", reword("Schools should talk", "should", "will"), comment_number=4, credit="a parent or carer")
    html = client.visit("/amendments/1")
    assert "First said by a parent or carer" in html and 'href="/comments/4"' in html


def test_a_move_is_told(client: Visitor, world: World, draft: Version) -> None:
    moved, after = place("The council should"), place("Schools should talk")
    first = next(p for p in drafting.tree(1) if p.number == "4")
    suggest(world, "ada", Change(0, 1, "move", moved.key, None, first.key, None))
    html = client.visit("/amendments/1")
    assert "4(b) moves under 4." in html and "The words that move" in html and after.number == "4(a)"
