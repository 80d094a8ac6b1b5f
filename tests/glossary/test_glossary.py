"""The glossary: set, changed, taken out; linked where a page shows a word first; the charter's own definitions rule."""

from __future__ import annotations

import re
import time

import pytest

from charter.drafting.lines import Line
from charter.drafting.models import Version
from charter.drafting.queries import clauses
from charter.glossary import actions, queries, rules
from charter.glossary.defined import definitions
from charter.glossary.linking import Linker
from charter.record import entries
from charter.refusal import Refused
from tests.visiting import Visitor
from tests.world import World

SAID = {"term": "schools", "meaning": "Every school of the area, whoever runs it.", "source": "Said at a meeting.",
        "forms": "school"}


def mira(client: Visitor, world: World) -> Visitor:
    return client.sign_in(world.mira)


def test_the_convenor_sets_a_term_and_the_text_links_its_first_use_at_once(draft: Version, world: World, client: Visitor) -> None:
    before, text = client.visit(f"/versions/{draft.number}"), client.http.get(f"/versions/{draft.number}.md").data
    assert "/glossary#" not in before.replace("/glossary#inclusion", "")
    newest = entries.latest()
    html = mira(client, world).send("/convenor/glossary", SAID)
    assert "whoever runs it" in html and 'id="schools"' in html
    entry = entries.find(newest + 1)
    assert entry and entry.kind == "term-set" and entries.latest() == newest + 1
    assert actions.digest(queries.term("schools")) in entry.public  # type: ignore[arg-type]
    client.http.delete_cookie("session")
    after = client.visit(f"/versions/{draft.number}")
    assert after.count('href="/glossary#schools"') == 1
    for row in clauses(draft.number):  # and a clause by itself, unless it is a heading
        alone = client.visit(f"/clauses/{row.key}").count('href="/glossary#schools"')
        says = bool(re.search(r"\bschools?\b", row.wording.plain, re.IGNORECASE))
        assert alone == (says and row.form != "heading" and row.kind != "definition"), row.wording.plain
    assert client.http.get(f"/versions/{draft.number}.md").data == text


def test_a_term_is_changed_and_taken_out(draft: Version, world: World, client: Visitor) -> None:
    mira(client, world).send("/convenor/glossary", SAID)
    client.send("/convenor/glossary/schools", {"meaning": "All of them."})
    assert "All of them." in client.visit("/glossary")
    client.press("/convenor/glossary/schools", "/removal")
    assert "All of them." not in client.visit("/glossary") and queries.term("schools") is None
    assert [e.kind for e in entries.since(-1)][-2:] == ["term-changed", "term-taken-out"]


def test_what_the_charter_defines_rules(draft: Version, world: World, client: Visitor) -> None:
    mira(client, world).send("/convenor/glossary", {**SAID, "term": "inclusion", "meaning": "Something else.", "forms": ""})
    html = client.visit("/glossary")
    assert "The charter’s own words" in html and "Something else." not in html and html.count('id="inclusion"') == 1
    assert "not shown: the charter says it itself" in client.visit("/convenor/glossary")


def test_two_at_once_and_the_same_twice_are_refused_in_words(draft: Version, world: World, client: Visitor) -> None:
    mira(client, world).send("/convenor/glossary", SAID)
    html = client.send("/convenor/glossary", {**SAID, "term": "Schools", "meaning": "Typed."}, status=409)
    assert "the same place" in html and "Typed." in html
    client.send("/convenor/glossary/schools", {"meaning": "Mine."})
    html = client.send("/convenor/glossary/schools", {"meaning": "Late.", "revision": "1"}, status=409)
    assert "Meanwhile somebody else changed" in html and "Late." in html


def test_nobody_else_sets_words_and_looking_changes_nothing(draft: Version, world: World, client: Visitor) -> None:
    newest = entries.latest()
    for who in (world.ada, world.hilary):
        client.sign_in(who)
        assert client.post("/convenor/glossary", SAID).status_code == 403
        assert client.post("/convenor/plain-words", {"plainer": "a = b"}).status_code == 403
    mira(client, world)
    for address in ("/convenor/glossary", "/convenor/plain-words", "/glossary"):
        client.visit(address)
    client.visit("/convenor/glossary/nothing", status=404)
    client.visit("/convenor/glossary/%00", status=404)
    assert entries.latest() == newest


def test_plainer_words_reach_whoever_writes_and_nobody_else(draft: Version, world: World, client: Visitor) -> None:
    html = mira(client, world).send("/convenor/plain-words", {"plainer": "no sign here"}, status=422)
    assert "Line 1" in html and "no sign here" in html
    client.send("/convenor/plain-words", {"plainer": "learner = pupil\n\nKey  Worker = named person"})
    assert queries.plainer() == {"key worker": "named person", "learner": "pupil"}
    key = next(c.key for c in clauses(draft.number) if c.form != "heading")
    ada = client.sign_in(world.ada)
    html = ada.send(f"/versions/{draft.number}/amendments/new?clause={key}",
                    {"parts-0-words": "Each learner will endeavour, and " + "so on " * 12 + "for ever.", "do": "look"})
    assert "In plain words?" in html and "pupil" in html and "endeavour" in html and "Only you see this" in html
    assert "more than 20 words" in html


@pytest.mark.parametrize("html,linked", [
    ("A school day.", 'A <a class="term" href="/glossary#school-day">school day</a>.'),
    ("SCHOOL\nDAY", '<a class="term" href="/glossary#school-day">SCHOOL\nDAY</a>'),
    ("schools", "schools"), ("preschool", "preschool"), ("school-based", "school-based"),
    ('<a title="a school > b">a school</a>', '<a title="a school > b">a school</a>'),
    ("<code>school</code> school", '<code>school</code> <a class="term" href="/glossary#school">school</a>'),
    ("the pupil&#39;s view", 'the <a class="term" href="/glossary#view">pupil&#39;s view</a>'),
    ("<strong>School</strong>, school", '<strong><a class="term" href="/glossary#school">School</a></strong>, school'),
])
def test_only_whole_words_outside_links_are_linked_once(html: str, linked: str) -> None:
    forms = (("school", "school"), ("school day", "school-day"), ("pupil’s view", "view"))
    assert Linker(forms)(html) == linked


@pytest.mark.parametrize("term", ["", "a|b", "a;b", "a,b", "<b>", "x" * 61, "-", "a\nb", "“a”"])
def test_what_cannot_stand_in_a_sentence_is_no_term(term: str) -> None:
    with pytest.raises(Refused):
        rules.check_term(term)


def test_a_heading_of_nothing_but_quotes_is_read_at_once() -> None:
    """The front page reads it: what takes time with the square of the length would take it from every visitor."""
    begun = time.process_time()
    heading = Line("k" * 8, None, "heading", 2, "", "definition", "What x" + "’" * 50_000 + "x means")
    assert definitions([heading]) == []
    assert time.process_time() - begun < 2
