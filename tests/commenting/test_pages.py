"""The public pages of comments: filters, pages, hostile words, the same for everybody."""

from __future__ import annotations

import html as entities

import pytest

from charter.commenting import actions
from charter.db import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from tests.attacks import CORPUS, wrong
from tests.commenting.said import AT, again, answer, clause, comment, given, visitors
from tests.visiting import Visitor
from tests.world import DAY, World


@pytest.mark.parametrize("attack", CORPUS)
def test_hostile_words_stay_words(client: Visitor, world: World, draft: Version, attack: str) -> None:
    place = clause("Schools should talk")
    row = comment(world, words=attack, shown_as=attack[:80], clause_key=place.key, asked=attack)
    held = visitors(words=attack, shown_as=attack[:80])
    answer(world, row, reason=attack, before=attack, after=attack + " now", who_can_help=attack)
    given(AT + 9 * DAY)
    with writing():
        actions.confirm(again(held), at=AT)
    for address in ("/comments/", "/comments/1", "/you-said"):
        page = client.visit(address)
        assert wrong(page) == [] and (entities.escape(attack) in page or attack.replace("'", "&#39;") in page
                                      or entities.escape(attack).replace("&quot;", "&#34;").replace("&#x27;", "&#39;") in page)
    convenor = Visitor(client.http.application).sign_in(world.mira)
    for address in ("/convenor/comments", "/convenor/answers", "/members/answers", "/convenor/comments/new"):
        assert wrong(convenor.visit(address)) == []
    with writing():
        actions.report(again(row), because=attack, at=AT)
        actions.rule(again(row), shown=False, because=attack, by=world.mira, at=AT + DAY)
    assert wrong(client.visit("/comments/1")) == []
    assert wrong(client.visit(f"/versions/1/clauses/{place.key}/comments/new?quote=" + entities.escape(attack))) == []


def test_filters(client: Visitor, world: World, draft: Version) -> None:
    place = clause("Schools should talk")
    comment(world, "ada", words="From a head.", clause_key=place.key)
    answer(world, comment(world, "fay", words="From a parent."))
    given(AT + 9 * DAY)
    assert "From a parent." not in client.visit("/comments/?group=heads")
    assert "From a head." not in client.visit("/comments/?state=answered")
    assert "From a parent." not in client.visit("/comments/?state=waiting")
    html = client.visit(f"/comments/?clause={place.key}&version=1&group=&state=")
    assert "From a head." in html and "From a parent." not in html


@pytest.mark.parametrize("query", ["group=kings", "state=lost", "clause=00000000", "version=x", "version=-1", "page=0",
                                   "page=x", "clause=%00", "version=99999999999999"])
def test_nonsense_is_an_unknown_address(client: Visitor, world: World, draft: Version, query: str) -> None:
    client.visit(f"/comments/?{query}", 404)


def test_pages_of_fifty(client: Visitor, world: World, draft: Version) -> None:
    version = drafting.version(1)
    assert version
    with writing():
        for n in range(53):
            actions.write(version, words=f"Number {n}.", by=world.ada, role=world.roles["ada"], shown_as="a headteacher",
                          at=AT, once=f"{n:032x}")
    first, second = client.visit("/comments/?group=heads"), client.visit("/comments/?group=heads&page=2")
    assert "Number 52." in first and "Number 2." not in first and 'href="/comments/?group=heads&amp;page=2"' in first
    assert "Number 2." in second and "Number 3." not in second


def test_the_same_for_everybody(client: Visitor, world: World, draft: Version) -> None:
    comment(world)
    seen = [Visitor(client.http.application).visit("/comments/1")]
    seen += [Visitor(client.http.application).sign_in(person).visit("/comments/1") for person in (world.ada, world.mira)]
    assert len(set(seen)) == 1 and "csrf" not in seen[0]
    assert "Set-Cookie" not in client.http.get("/comments/1").headers


def test_unknown_comments(client: Visitor, world: World, draft: Version) -> None:
    visitors()  # without a number it has no address
    for number in ("0", "1", "99999999999999999999", "-1", "x"):
        client.visit(f"/comments/{number}", 404)


def test_empty_pages_say_so(client: Visitor, world: World, draft: Version) -> None:
    assert "Nobody has commented yet." in client.visit("/comments/")
    assert "No answer has been given yet" in client.visit("/you-said")


def test_right_to_left_and_many_scripts_are_kept(client: Visitor, world: World, draft: Version) -> None:
    words = "مدرسة تعرف كل طفل. 学校 👩‍👩‍👧 ẹ̀kọ́"
    comment(world, words=words)
    assert words in client.visit("/comments/1")
