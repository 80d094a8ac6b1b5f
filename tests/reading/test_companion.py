"""A companion's page: what has changed in English since, clause by clause; and how few questions these pages ask."""

from __future__ import annotations

import re

from charter.companions import actions
from charter.companions.reading import read
from charter.db import writing
from charter.drafting import actions as drafting
from charter.drafting import queries
from charter.drafting.models import Version
from charter.glossary import actions as glossary
from charter.web.ids import random_id
from tests.signing import signing_world
from tests.visiting import Visitor
from tests.world import DAY, NOON, TEXT, World, with_text

MOST = 6  # a promise: at most six questions for a page's first render


def beside(version: Version, slug: str = "ur", text: str = TEXT) -> None:
    with writing():
        actions.put_text(version, slug, read(text, queries.tree(version.number)), maker="Us", by=None, at=NOON, once=random_id())


def test_what_has_changed_since_is_told_clause_by_clause(draft: Version, client: Visitor, asked: list[str]) -> None:
    beside(draft)
    assert "now there is" not in client.visit("/versions/1/in/ur")
    later = TEXT.replace("should talk", "will talk").rstrip() + "\n\nOne more.\n"
    with writing():
        drafting.import_next(later, by=None, at=NOON + DAY, expected_parent=1)
    key = next(p.key for p in queries.tree(1) if "should talk" in p.words)
    asked.clear()
    html = client.visit("/versions/1/in/ur")
    assert len(asked) <= MOST, asked
    assert "This is of draft 1; now there is draft 2" in html and "/compare/1/2" in html
    assert html.count("The English has changed since") == 1 and f'<li>Other words: <a href="/clauses/{key}">' in html
    assert "New, as numbered in draft 2" in html and "No longer there" not in html
    newer = client.visit("/versions/2")
    assert "(of draft 1)" in newer and '<link rel="alternate" hreflang="ur"' not in newer


def test_each_clause_is_read_out_by_its_whole_number(client: Visitor, world: World) -> None:
    text = "# Ours\n\n## One\n\nFirst.\n\n- A\n  - A of A\n  - B of A\n- B\n  - A of B\n"
    beside(with_text(world, text), text=text)
    html = client.visit("/versions/1/in/ur")
    parts = re.findall(r'<span class="vh">Clause ([^<]*)</span><bdi dir="ltr">([^<]*)</bdi>', html)
    read_out = ["".join(found) for found in parts]
    assert read_out == [p.number for p in queries.tree(1) if p.number] and len(set(read_out)) == 7


def test_of_a_settled_text_it_says_which_one_is_signed(world: World, client: Visitor, asked: list[str]) -> None:
    settled = signing_world.settled()
    beside(settled, "cy")
    html = client.visit("/versions/1/in/cy")
    assert "The English text of version 1 is the one that is signed." in html and "noindex" not in html
    assert "<title>Cymraeg (Welsh): a translation of version 1" in html
    with writing():
        glossary.set_term("schools", meaning="All of them.", by=None, at=NOON)
    for address in ("/", "/versions/1", "/glossary"):
        asked.clear()
        client.visit(address)
        assert len(asked) <= MOST, (address, asked)
    assert "Cymraeg" in client.visit("/")


def test_with_a_draft_after_it_a_settled_one_is_not_out_of_date(world: World, client: Visitor) -> None:
    settled = signing_world.settled()
    beside(settled)
    with writing():
        drafting.begin_draft(settled, by=None, at=NOON + DAY)
    assert "now there is" not in client.visit("/versions/1/in/ur")
