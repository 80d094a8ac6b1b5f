"""Other words than an open suggestion's: begun from its words, and told beside it on both pages."""

from __future__ import annotations

import json

import pytest

from charter.amending import actions, queries
from charter.db import writing
from charter.drafting.models import Version
from charter.record import entries
from charter.text.change import Change
from tests.amending.put import AT, again, place, reword, suggest
from tests.amending.typing_in import TYPED, fields, press, send
from tests.visiting import Visitor
from tests.world import World

FROM = "/versions/1/amendments/new?from=1"


@pytest.fixture
def first(world: World, draft: Version) -> World:
    """A1: Ada would have schools talk for certain."""
    suggest(world, "ada", reword("Schools should talk", "should", "will"), headline="Will")
    return world


def begun(client: Visitor) -> dict[str, str]:
    client.visit(FROM)
    return {**fields(client), **TYPED, "headline": "Within two days"}


def test_it_begins_from_the_others_words(client: Visitor, first: World) -> None:
    client.sign_in(first.ben)
    typed = begun(client)
    assert "**Schools** will talk" in typed["parts-0-words"]
    html = send(client, {**typed, "parts-0-words": typed["parts-0-words"].replace("talk", "talk within two days")})
    assert "A2. Within two days" in html and 'other words than <a href="/amendments/1">A1</a>' in html
    assert again(queries.open_on(1)[1]).alternative_to == 1
    assert json.loads(entries.about(amendment=2)[0].public)["alternative_to"] == 1
    for page, other in (("1", "Within two days"), ("2", "Will")):
        html = client.visit(f"/amendments/{page}")
        assert "Other wordings of the same words" in html and other in html.split("Other wordings of the same words")[1]


def test_told_as_another_wording_whatever_words_it_touches(client: Visitor, first: World) -> None:
    """Two that touch different words would go together; whoever wrote one as another way means it so."""
    row = suggest(first, "ben", reword("Schools should talk", "cut short", "shortened"), alternative_to=1)
    other = suggest(first, "fay", reword("We decide with", "We", "All of us"), alternative_to=1, headline="Elsewhere")
    html = client.visit("/amendments/1")
    assert "These can stand together" not in html
    assert f"A{row.number}" in html and "It was suggested as another way, with a change in 3(a)." in html
    assert "Other wordings" in client.visit(f"/amendments/{other.number}")


def test_the_same_words_are_no_other_wording(client: Visitor, first: World) -> None:
    client.sign_in(first.ben)
    html = press(client, begun(client), "preview", 422)
    assert "These are the words of A1." in html and "stand behind A1 instead" in html


def test_a_new_paragraph_gets_a_key_of_its_own(client: Visitor, world: World, draft: Version) -> None:
    after = place("Schools should talk")
    suggest(world, "ada", Change(0, 1, "insert", "x", "**Families** will tell.", after.parent, after.key),
            Change(0, 2, "insert", "y", "First step: soon.", "x", None))
    client.sign_in(world.ben)
    typed = begun(client)
    assert typed["parts-1-words"].strip() == "First step: soon."
    send(client, {**typed, "parts-0-words": "**Families** will tell a school early."})
    one, two = queries.open_on(1)
    assert not {c.key for c in queries.changes(one, 1)} & {c.key for c in queries.changes(two, 1)}
    assert queries.changes(two, 1)[1].parent == queries.changes(two, 1)[0].key


def test_taken_back_or_unknown(client: Visitor, first: World) -> None:
    client.sign_in(first.ben)
    for nonsense in ("9", "x", "-1", "99999999999"):
        client.visit(f"/versions/1/amendments/new?from={nonsense}", 404)
    typed = begun(client)
    with writing():
        actions.withdraw(again(queries.open_on(1)[0]), by=first.ada, at=AT)
    assert "was taken back" in client.visit(FROM, 409)
    html = send(client, {**typed, "parts-0-words": "**Schools** talk."})
    assert 'other words than <a href="/amendments/1">A1</a>' in html, "what was typed meanwhile is not lost"


def test_visitors_may_not(client: Visitor, first: World) -> None:
    assert client.http.get(FROM).location.startswith("/account/sign-in")
    client.sign_in(first.mira)
    assert client.http.get(FROM).status_code == 403


@pytest.mark.parametrize("ending", ["decided", "taken back"])
def test_what_is_closed_tells_what_became_of_its_other_words(client: Visitor, first: World, ending: str) -> None:
    first_one = again(queries.open_on(1)[0])
    rows = [suggest(first, who, reword("Schools should talk", "should", new), alternative_to=1, headline=f"The {new} one")
            for who, new in (("ben", "must"), ("fay", "may"), ("tom", "can"))]
    suggest(first, "hana", reword("Schools should talk", "should", "shall"), headline="Only on the same words")
    with writing():
        actions.withdraw(again(rows[1]), by=first.fay, at=AT)
        actions.decide(again(rows[0]), outcome="not adopted", meeting_number=1, version_number=None, at=AT)
    assert "Also suggested in its place" not in client.visit("/amendments/1"), "while it is open the others are told with words"
    with writing():
        if ending == "decided":
            actions.decide(again(first_one), outcome="adopted", meeting_number=1, version_number=2, at=AT)
        else:
            actions.withdraw(again(first_one), by=first.ada, at=AT)
    suggest(first, "colin", reword("We decide with", "We", "All"), headline="Another day")  # the log moves on
    html = client.visit("/amendments/1").partition("Also suggested in its place")[2].partition("<h2>")[0]
    told = [part for part in html.split('<div class="beside-one">') if "A" in part]
    assert [("must" in t, "may" in t, "can" in t) for t in told] == [
        (True, False, False), (False, True, False), (False, False, True)]
    for part, words in zip(told, ("Not accepted at meeting 1", "Taken back", "Still open"), strict=True):
        assert words in part
    other = client.visit(f"/amendments/{rows[0].number}").partition("Also suggested in its place")[2]
    assert "A1" in other and f"A{rows[2].number}" in other, "one of several sees the first and the others"
