"""The standing pages: each opens, for everybody the same, true to how the charter stands."""

from __future__ import annotations

import pytest

from charter.db import writing
from charter.drafting import actions
from charter.drafting.models import Version
from charter.people import may
from charter.record import entries
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

PAGES = ("/", "/about", "/who-runs-this", "/words", "/accessibility", "/privacy", "/cookies", "/how-we-decide", "/timetable",
         "/versions/", "/compare/", "/for/heads", "/for/families", "/for/council")
LINES = [{"group": "heads", "position": "concern"}, {"group": "families", "position": "consent"},
         {"group": "council", "position": "consent"}]


def settle(world: World, version: Version) -> None:
    with writing():
        actions.settle(version, lines=LINES, by=world.hilary, at=NOON + 30 * DAY)


@pytest.mark.parametrize("address", PAGES)
def test_each_opens_on_an_empty_site(app: object, client: Visitor, address: str) -> None:
    if address.startswith("/for/"):
        client.visit(address, 404)  # no groups yet
    else:
        client.visit(address)


@pytest.mark.parametrize("address", PAGES)
def test_each_opens_with_a_draft_and_with_a_settled_text(world: World, draft: Version, client: Visitor, address: str) -> None:
    before = entries.latest()
    assert "agreed" not in client.visit(address).lower()
    assert entries.latest() == before, "a GET changes nothing"
    settle(world, draft)
    assert "agreed" not in client.visit(address).lower()
    assert "Set-Cookie" not in client.http.get(address).headers


def test_how_we_decide_prints_the_doors_own_table(world: World, client: Visitor) -> None:
    html = client.visit("/how-we-decide")
    for words, _ in may.table_in_words():
        assert words[1:].replace("'", "&#39;") in html


def test_sentences_to_quote_are_true_to_the_status(world: World, draft: Version, client: Visitor) -> None:
    assert "Nobody has signed it" in client.visit("/words")
    settle(world, draft)
    html = client.visit("/words")
    assert "families and council said yes" in html and "heads said yes, with a worry" in html
    assert "Nobody is on the list of those who signed yet." in html


def test_what_it_asks_of_a_group_are_the_promises_that_name_it(draft: Version, client: Visitor) -> None:
    html = client.visit("/for/council")
    mine, others = html.split("What the others promise")
    assert "answer a school" in mine and "before a timetable is cut short" in others
    assert "A headteacher’s power in law" in mine
    assert "before a timetable is cut short" in client.visit("/for/heads").split("What the others promise")[0]


def test_the_timetable_says_until_when_with_the_zone(world: World, draft: Version, client: Visitor) -> None:
    html = client.visit("/timetable")
    assert "30\u00a0November\u00a02026, 11.59\u00a0pm\u00a0GMT" in html
    settle(world, draft)
    assert "Signing has no end date" in client.visit("/timetable")


def test_an_unknown_group_is_404(world: World, client: Visitor) -> None:
    client.visit("/for/nobody", 404)


def test_who_runs_this_names_the_convenor(world: World, client: Visitor) -> None:
    html = client.visit("/who-runs-this")
    assert "Mira Thwaite" in html and "noindex" in html


def test_the_feed_tells_public_acts_and_no_signing(world: World, draft: Version, client: Visitor) -> None:
    with writing():
        entries.append_sealed({"name": "Ada Bright"}, at=NOON, listed=True)
    answer = client.http.get("/feed.atom")
    assert answer.mimetype == "application/atom+xml"
    assert "Draft 1 was made." in answer.text and "Ada" not in answer.text and "signing" not in answer.text


def test_operators_get_health_and_an_address_for_weaknesses(world: World, client: Visitor) -> None:
    assert client.http.get("/healthz").text == "ok\n"
    assert "Contact: mailto:" in client.http.get("/.well-known/security.txt").text
