"""An author writes a suggestion anew for a new draft; it keeps its number, and what it was stays readable."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from charter.amending import actions, queries, rewriting
from charter.amending.models import Amendment
from charter.db import db, writing
from charter.drafting.models import Version
from charter.outbox.models import Letter
from charter.record import entries
from charter.refusal import Refused
from charter.telling.draft import body
from charter.telling.letters import LETTERS
from charter.text.change import Change
from tests.amending.put import AT, again, kinds, next_version, place, reword, suggest
from tests.amending.typing_in import fields, press, send
from tests.visiting import Visitor
from tests.world import DAY, World

ADDRESS = "/versions/2/amendments/1/rewriting"


@pytest.fixture
def crossed(world: World, draft: Version, today: Any) -> Amendment:
    """A1 would have schools talk for certain; Fay stands behind it; draft 2 says “must”: it needs its author's eye."""
    row = suggest(world, "ada", reword("Schools should talk", "should", "will"), headline="Will", rationale="A promise.")
    with writing():
        actions.back(again(row), by=world.fay, role=world.roles["fay"], shown_as="a parent or carer", at=AT)
    next_version(world, reword("Schools should talk", "should", "must"))
    today.shift(3600)
    return row


def anew(client: Visitor, **typed: str) -> dict[str, str]:
    client.visit(ADDRESS)
    return {**fields(client), "headline": "Will, and soon", **typed}


def test_the_letter_leads_to_a_page_with_a_button(client: Visitor, world: World, crossed: Amendment) -> None:
    letter = LETTERS["fates"]({"version": 2, "person": world.ada.id})
    assert letter and "rewrite it with your words in the boxes" in body(letter) and "/members/amendments/1" in body(letter)
    client.sign_in(world.ada)
    html = client.visit("/members/amendments/1")
    assert "It needs its author’s eye." in html and "Rewrite A1 for draft 2" in html and ADDRESS in html
    html = client.visit(ADDRESS)
    assert "your words are in the box" in html and "Rewrite A1 for draft 2" in html and "It keeps its number" in html
    assert "**Schools** will talk" in fields(client)["parts-0-words"] and fields(client)["rationale"].strip() == "A promise."


def test_it_is_rewritten_and_keeps_its_number(client: Visitor, world: World, crossed: Amendment) -> None:
    client.sign_in(world.ada)
    words = place("Schools must talk").words.replace("must talk", "will talk soon")
    html = send(client, anew(client, **{"parts-0-words": words}), ADDRESS)
    assert "A1. Will, and soon" in html and "“must” becomes “will”" in html
    assert "Its author rewrote it" in html and "What it said until draft 2" in html and "it was called “Will”" in html
    assert "A promise." in html and "A parent or carer (behind the earlier words)" in html
    assert "Needs its author’s eye" not in html
    row = again(crossed)
    assert row.number == 1 and [c.words for c in queries.changes(row, 2)] == [words] and row.fates[0].confirmed_at
    assert "“should” becomes “will”" in html.split("What it said until")[1], "the earlier words stay readable"
    entry = entries.about(amendment=1, kind="amendment-rewritten")[0]
    assert json.loads(entry.public) == {"amendment": 1, "version": 2, "clauses": [place("Schools must").key]}
    assert queries.with_fate_to_confirm(world.ada) == []


def test_whoever_stands_behind_it_is_told_and_may_again(client: Visitor, world: World, crossed: Amendment) -> None:
    client.sign_in(world.ada)
    send(client, anew(client, **{"parts-0-words": "**Schools** talk soon."}), ADDRESS)
    owed = [json.loads(row.about) for row in db.session.scalars(select(Letter)) if row.kind == "amendment-rewritten"]
    assert owed == [{"amendment": 1, "version": 2, "person": world.fay.id}]
    letter = LETTERS["amendment-rewritten"](owed[0])
    assert letter and letter.to == world.fay.email and "/amendments/1" in body(letter)
    client.sign_in(world.fay).press("/members/amendments/1", "/backing")
    assert "behind the earlier words" not in client.visit("/amendments/1")
    assert len(again(crossed).backings) == 1 and kinds("amendment-backed") == ["amendment-backed"] * 2


def test_sent_twice_it_is_rewritten_once(client: Visitor, world: World, crossed: Amendment) -> None:
    client.sign_in(world.ada)
    press(client, anew(client, **{"parts-0-words": "**Schools** talk soon."}), "preview", address=ADDRESS)
    typed = fields(client)
    for _ in range(2):
        assert client.http.post(ADDRESS, data={**typed, "do": "send"}).location.endswith("/amendments/1")
    assert kinds("amendment-rewritten") == ["amendment-rewritten"]


def test_its_paragraph_is_gone_and_it_is_written_for_another(client: Visitor, world: World, draft: Version) -> None:
    gone = place("We decide with")
    row = suggest(world, "ada", reword("We decide with", "We", "All of us"))
    next_version(world, Change(0, 1, "delete", gone.key))
    client.sign_in(world.ada)
    html = client.visit(ADDRESS)
    assert "These paragraphs are gone" in html and "All of us decide with children" in html
    assert client.page
    typed = dict(next(f for f in client.page.forms if "headline" in f["fields"])["fields"])
    press(client, {**typed, "add": place("Schools should talk").key}, "add", address=ADDRESS)
    send(client, {**fields(client), "parts-0-words": "All of us decide."}, ADDRESS)
    assert [c.words for c in queries.changes(again(row), 2)] == ["All of us decide."] and len(queries.open_on(2)) == 1


def test_a_new_paragraph_keeps_its_key(client: Visitor, world: World, draft: Version) -> None:
    at = place("Schools should talk")
    row = suggest(world, "fay", Change(0, 1, "insert", "mine", "**Families** will tell a school early.", at.parent, at.key))
    key = queries.changes(again(row), 1)[0].key
    next_version(world, reword("Schools should talk", "should", "will"))
    client.sign_in(world.fay)
    client.visit(ADDRESS)
    send(client, {**fields(client), "parts-0-words": "**Families** will tell a school."}, ADDRESS)
    change = queries.changes(again(row), 2)[0]
    assert change.key == key and change.words == "**Families** will tell a school."


@pytest.mark.parametrize(("typed", "said"), [
    ({"headline": ""}, "Give it a headline"), ({"rationale": ""}, "Say why"), ({"parts-0-words": ""}, "The box is empty"),
    ({"parts-0-words": "a\u202eb"}, "U+202E"),
])
def test_a_slip_is_told_by_its_field(client: Visitor, world: World, crossed: Amendment, typed: dict[str, str], said: str) -> None:
    client.sign_in(world.ada)
    for do in ("preview", "send"):
        assert said in press(client, anew(client, **typed), do, 422, ADDRESS)
    assert kinds("amendment-rewritten") == []


def test_not_once_it_is_confirmed_decided_or_taken_back(client: Visitor, world: World, crossed: Amendment) -> None:
    client.sign_in(world.ada)
    typed = anew(client, **{"parts-0-words": "**Schools** talk soon."})
    client.post("/members/amendments/1/confirmation", {"version": "2"})
    html = press(client, typed, "send", 409, ADDRESS)
    assert "You confirmed how A1 stands in draft 2" in html and "**Schools** talk soon." in html
    with writing():
        actions.withdraw(again(crossed), by=world.ada, at=AT)
    assert "was taken back" in client.visit(ADDRESS, 409) and kinds("amendment-rewritten") == []


def test_not_where_nothing_became_of_it(client: Visitor, world: World, draft: Version) -> None:
    row = suggest(world, "ada", reword("Schools should talk", "should", "will"))
    with pytest.raises(Refused), writing():
        rewriting.rewrite(again(row), draft, headline="x", rationale="x", changes=[reword("Schools", "should", "may")],
                          by=world.ada, at=AT)


def test_a_newer_draft_while_it_was_written(client: Visitor, world: World, crossed: Amendment) -> None:
    client.sign_in(world.ada)
    typed = anew(client, **{"parts-0-words": "**Schools** talk soon."})
    next_version(world, reword("We decide with", "We", "All of us"))
    html = press(client, typed, "send", 409, ADDRESS)
    assert "**Schools** talk soon." in html and "/versions/3/amendments/1/rewriting" in html
    send(client, fields(client), "/versions/3/amendments/1/rewriting")
    assert [c.words for c in queries.changes(again(crossed), 3)] == ["**Schools** talk soon."]


def test_not_while_the_draft_is_shut(client: Visitor, world: World, crossed: Amendment, today: Any) -> None:
    client.sign_in(world.ada)
    typed = anew(client, **{"parts-0-words": "**Schools** talk soon."})
    today.shift(60 * DAY)
    client.sign_in(world.ada)
    html = press(client, {**typed, "csrf_token": client.token()}, "send", 409, ADDRESS)
    assert "closed on" in html and "**Schools** talk soon." in html and kinds("amendment-rewritten") == []


def test_nobody_else(client: Visitor, world: World, crossed: Amendment) -> None:
    for somebody in (world.ben, world.fay, world.colin, world.mira, world.hilary):
        client.sign_in(somebody)
        assert client.http.get(ADDRESS).status_code == 403
        assert client.post(ADDRESS, {"do": "send"}).status_code == 403
    stranger = Visitor(client.http.application)
    assert stranger.http.get(ADDRESS).location.startswith("/account/sign-in")
    assert stranger.post(ADDRESS, {"do": "send"}).status_code == 403
    with pytest.raises(Refused), writing():
        rewriting.rewrite(again(crossed), db.session.get(Version, 2), headline="x", rationale="x", by=world.ben, at=AT,  # type: ignore[arg-type]
                          changes=[reword("Schools must", "must", "may")])
    assert kinds("amendment-rewritten") == []


def test_unknown_and_looking(client: Visitor, world: World, crossed: Amendment) -> None:
    before = entries.latest()
    client.sign_in(world.ada)
    client.visit(ADDRESS)
    for address in ("/versions/2/amendments/9/rewriting", "/versions/9/amendments/1/rewriting"):
        assert client.http.get(address).status_code in (403, 404)
    assert entries.latest() == before
