"""The standing pages: each opens, for everybody the same, true to how the charter stands."""

from __future__ import annotations

import re

import pytest

from charter.db import writing
from charter.drafting import actions
from charter.drafting.models import Version
from charter.people import may
from charter.record import entries
from charter.telling import worker
from charter.web import filters
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

PAGES = ("/", "/about", "/who-runs-this", "/words", "/accessibility", "/privacy", "/cookies", "/how-we-decide", "/timetable",
         "/versions/", "/compare/", "/for/heads", "/for/families", "/for/council", "/complaints", "/licence")
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
    html = client.visit("/words")
    assert html.count("<blockquote") == 4 and "nobody has signed it" in html and "until 30\u00a0November\u00a02026" in html
    settle(world, draft)
    html = client.visit("/words")
    assert html.count("<blockquote") == 4 and "cannot be signed" not in html and "nobody has signed it" not in html
    assert "families and council said yes" in html and "heads said yes, with a worry" in html
    assert "nobody is on its list of those who signed yet" in html
    with writing():
        actions.begin_draft(draft, by=None, at=NOON + 31 * DAY)
    html = client.visit("/words")
    assert "Version 1 of" in html and "Draft 2 is being talked about, and nobody has signed it." in html


def test_what_it_asks_of_a_group_are_the_promises_that_name_it(draft: Version, client: Visitor) -> None:
    asks, rest = client.visit("/for/council").split("What is in it for you")
    assert "answer a school" in asks and "before a timetable is cut short" not in asks
    assert asks.count("The text does not say yet.") == 5, "no hour and no payer is made up"
    assert "A headteacher’s power in law" in asks
    assert "What else is promised" in rest and "before a timetable is cut short" in rest


def test_what_is_in_it_for_a_group_are_the_promises_of_others_that_name_it(draft: Version, client: Visitor) -> None:
    asks, rest = client.visit("/for/heads").split("What is in it for you")
    assert "Schools</strong> should talk" in asks and "about 2 a week." in asks and "The text does not say" not in asks
    assert "answer a school’s request" in rest.split("How your group takes part")[0]
    assert "before a timetable is cut short" in client.visit("/for/families").split("What is in it for you")[1]
    html = client.visit("/for/services")
    assert "Nothing: no promise names your group" in html and "The text does not say yet: no promise of others" in html


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
    worker.give_what_fell_due(NOON)
    assert "Contact: mailto:" in client.http.get("/.well-known/security.txt").text


def test_an_address_and_a_number_are_one_press_on_a_telephone_and_nothing_else_is_a_link(client: Visitor) -> None:
    said = 'Write to <b>a.b+c@d.example</b>, or ring 01632 960112 or +44 1632 960112. Minute 0163, 12 January 2027, a "5@", @x.'
    assert filters.reachable(said) == (
        'Write to &lt;b&gt;<a href="mailto:a.b+c@d.example">a.b+c@d.example</a>&lt;/b&gt;, or ring '
        '<a href="tel:01632960112">01632 960112</a> or <a href="tel:+441632960112">+44 1632 960112</a>. '
        'Minute 0163, 12 January 2027, a &#34;5@&#34;, @x.')
    assert re.search(r'stands[^.]*[.] Please', client.visit("/complaints")) and 'href="mailto:' in client.visit("/complaints")


@pytest.mark.parametrize("address", ["/signatories", "/amendments/1", "/meetings/1"])
def test_whoever_is_hurt_by_words_finds_where_to_report_them(world: World, client: Visitor, draft: Version, address: str) -> None:
    stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    assert 'href="/complaints#report"' in client.visit(address)
    assert 'id="report"' in client.visit("/complaints")
