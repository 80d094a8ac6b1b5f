"""One clause through time, by its permanent key."""

from __future__ import annotations

import pytest

from charter.amending.models import Amendment, AmendmentDecision, Change
from charter.commenting.models import Comment
from charter.db import writing
from charter.drafting import actions, queries
from charter.drafting.models import Clause, Version
from charter.text.change import Change as EngineChange
from charter.text.change import apply
from tests.visiting import Visitor
from tests.world import DAY, NOON, World


def key_of(words: str, number: int = 1) -> str:
    return next(c.key for c in queries.clauses(number) if words in c.wording.words)


@pytest.fixture
def changed(world: World, draft: Version) -> Version:
    """Draft 2, made by a meeting that accepted A1: “should” became “will” in the council's promise."""
    key = key_of("**The council** should")
    words = "**The council** will answer a school’s request for help promptly."
    with writing() as session:
        session.add(Amendment(number=1, headline="A promise, not a wish", rationale="So that it binds.", version_number=1,
                              group_slug="heads", shown_as="Heads", at=NOON + DAY, once="a" * 32))
        session.flush()
        session.add(Change(amendment_number=1, version_number=1, n=1, kind="replace", key=key, words=words))
        session.add(Comment(number=1, version_number=1, clause_key=key, words="Promptly means what?", at=NOON,
                            shown_as="a parent or carer", once="b" * 32))
    out = apply(queries.tree(1), [EngineChange(1, 1, "replace", key, words)])
    with writing() as session:
        version = actions.make_version(draft, out.tree, by=world.hilary, at=NOON + 20 * DAY, meeting_number=1)
        session.add(AmendmentDecision(amendment_number=1, outcome="adopted", meeting_number=1, version_number=2,
                                      at=NOON + 20 * DAY))
    return version


def test_it_tells_words_suggestions_meeting_and_comments(changed: Version, client: Visitor) -> None:
    html = client.visit(f"/clauses/{key_of('**The council** will', 2)}")
    assert "One clause through time: 4(b)" in html
    assert "[taken out: </span>should" in html and "[put in: </span>will" in html
    assert "<bdi>Heads</bdi> suggested" in html and "A promise, not a wish" in html
    assert '<a href="/meetings/1">Meeting 1</a> accepted it on' in html
    assert "Promptly means what?" in html


def test_a_clause_whose_words_never_changed_is_told_once(changed: Version, client: Visitor) -> None:
    html = client.visit(f"/clauses/{key_of('We decide with children')}")
    assert "Draft 1 to 2" in html and html.count('class="life"') == 1


def test_a_settled_version_between_two_drafts_is_named(world: World, changed: Version, client: Visitor) -> None:
    lines = [{"group": "heads", "position": "consent"}]
    with writing():
        actions.settle(changed, lines=lines, by=world.hilary, at=NOON + 30 * DAY)
        actions.begin_draft(changed, by=world.mira, at=NOON + 40 * DAY)
    html = client.visit(f"/clauses/{key_of('We decide with children')}")
    assert "Draft 1 to 3, version 2 among them" in html and html.count('class="life"') == 1


def test_a_clause_that_is_gone_says_so(world: World, draft: Version, client: Visitor) -> None:
    key = key_of("The safety of pupils")
    out = apply(queries.tree(1), [EngineChange(1, 1, "delete", key)])
    with writing():
        actions.make_version(draft, out.tree, by=world.hilary, at=NOON + DAY, meeting_number=1)
    html = client.visit(f"/clauses/{key}")
    assert "Gone since draft 2" in html and "/compare/1/2" in html


def test_a_clause_that_is_only_suggested_says_so(draft: Version, client: Visitor) -> None:
    with writing() as session:
        session.add(Clause(key="0123abcd", at=NOON, origin="A1"))
    assert "Nothing stands here yet" in client.visit("/clauses/0123abcd")


def test_in_a_draft_it_offers_both_ways_to_speak(draft: Version, client: Visitor) -> None:
    key = key_of("We decide with children")
    html = client.visit(f"/clauses/{key}")
    assert f"/versions/1/clauses/{key}/comments/new" in html and f"/versions/1/amendments/new?clause={key}" in html


@pytest.mark.parametrize("key", ["zzzzzzzz", "x" * 200, "%00", "🌳", "ABCDEFGH"])
def test_an_unknown_key_is_404(draft: Version, client: Visitor, key: str) -> None:
    client.visit(f"/clauses/{key}", 404)
