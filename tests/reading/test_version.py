"""One version's page and files: words, numbers, margins, formats, and how lean they stay."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import event

from charter.amending.models import Amendment, Change
from charter.commenting.models import Comment
from charter.db import db, writing
from charter.drafting import actions, queries
from charter.drafting.models import Clause, Version
from charter.record import entries
from tests.meeting import ended, stage
from tests.visiting import Visitor
from tests.world import DAY, NOON, World


@pytest.fixture
def counted(app: object) -> Iterator[list[str]]:
    """The statements asked of the database while a page is made."""
    asked: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_: object) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield asked
    event.remove(db.engine, "before_cursor_execute", note)


def key_of(words: str) -> str:
    return next(c.key for c in queries.clauses(1) if words in c.wording.words)


@pytest.fixture
def talked(draft: Version) -> Version:
    """Draft 1 with two comments, a rewording and a new clause suggested."""
    decide, schools = key_of("We decide with"), key_of("**Schools**")
    with writing() as session:
        for n, key in enumerate((decide, schools), 1):
            session.add(Comment(number=n, version_number=1, clause_key=key, words="Why?", at=NOON, shown_as="a parent or carer",
                                once=str(n) * 32))
        session.add(Clause(key="0000000n", at=NOON, origin="A2"))
        for n, (kind, key, after) in enumerate((("replace", schools, None), ("insert", "0000000n", decide)), 1):
            session.add(Amendment(number=n, headline="Say more", rationale="It helps.", version_number=1, group_slug="heads",
                                  shown_as="Heads", at=NOON + DAY, once=chr(96 + n) * 32))
            session.flush()
            session.add(Change(amendment_number=n, version_number=1, n=1, kind=kind, key=key, words="More.", after_key=after))
    return draft


def test_the_margin_says_what_is_open(talked: Version, client: Visitor) -> None:
    html = client.visit("/versions/1")
    assert "A1 rewords" in html and "A2 adds a clause here" in html and html.count("1\u00a0comment") == 2
    key = key_of("We decide with")
    assert f'id="c-{key}"' in html and f'href="/clauses/{key}"' in html
    assert f"/versions/1/clauses/{key}/comments/new" in html and f"/versions/1/amendments/new?clause={key}" in html


def test_only_clauses_with_something_open(talked: Version, client: Visitor) -> None:
    html = client.visit("/versions/1?show=open")
    missing = [to for to in re.findall(r'href="#([^"]+)"', html) if f'id="{to}"' not in html]
    assert not missing and 'href="/versions/1#c-' in html  # what this page leaves out is on the other one
    assert "We decide with children" in html and "What each of us will do" in html
    assert "The safety of pupils and staff.</div>" not in html


def test_an_older_draft_says_what_took_its_place(world: World, draft: Version, client: Visitor) -> None:
    with writing():
        actions.import_next(draft.source + "\nMore.\n", by=world.mira, at=NOON + DAY, expected_parent=1)
    html = client.visit("/versions/1")
    assert "Draft 1, replaced by draft 2. Nobody has signed it." in html and "/comments/new" not in html and "noindex" in html


def test_the_markdown_is_the_text_byte_for_byte(draft: Version, client: Visitor) -> None:
    answer = client.http.get("/versions/1.md")
    assert answer.data.decode() == draft.source and hashlib.sha256(answer.data).hexdigest() == draft.digest
    assert answer.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("address", ["/versions/0", "/versions/2", "/versions/-1", "/versions/1.5", "/versions/²",
                                     "/versions/99999999999999999999", "/versions/99999999999999999999.md", "/versions/2.json"])
def test_versions_that_are_not_there_are_404(draft: Version, client: Visitor, address: str) -> None:
    client.visit(address, 404)


@pytest.mark.parametrize("address", ["/", "/versions/1", "/versions/1?show=open", "/versions/1.md", "/versions/1.json"])
def test_a_get_changes_nothing(talked: Version, client: Visitor, address: str) -> None:
    before = entries.latest()
    assert client.http.get(address).status_code == 200
    assert entries.latest() == before


@pytest.mark.parametrize("address", ["/", "/versions/1", "/versions/", "/timetable", "/words", "/for/heads", "/about",
                                     "/compare/1/1"])
def test_at_most_six_questions_are_asked(talked: Version, client: Visitor, counted: list[str], address: str) -> None:
    client.http.get(address)
    assert 0 < len(counted) <= 6, counted


def test_at_most_six_for_the_settled_front_page_a_comparison_and_a_clause(
    world: World, talked: Version, client: Visitor, counted: list[str]
) -> None:
    with writing():
        actions.settle(talked, lines=[{"group": "heads", "position": "consent"}], by=world.hilary, at=NOON + 30 * DAY)
    with writing():
        actions.begin_draft(talked, by=world.mira, at=NOON + 31 * DAY)
    key = key_of("We decide with")
    for address in ("/", "/compare/1/2", f"/clauses/{key}"):
        counted.clear()
        assert client.http.get(address).status_code == 200
        assert 0 < len(counted) <= 6, (address, counted)


def test_a_long_page_is_light(world: World, client: Visitor) -> None:
    words = "Every school, service and family here promises something that can be seen, counted and asked about. "
    parts = (f"## Part {p}\n\n" + "".join(f"- {p}.{n} {words * 2}\n" for n in range(8)) for p in range(5))
    text = "# A charter\n\n" + "\n".join(parts)
    with writing():
        actions.import_first(text, by=world.mira, at=NOON)
    assert len(gzip.compress(client.visit("/").encode(), 6)) < 20_000


def test_a_draft_goes_to_no_meeting_that_is_over(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    assert "It goes to" in client.visit("/versions/1")
    item = next(i for i in meeting.items if i.amendment_number)
    stage.lines(world, item, heads="object")
    stage.decide(world, item, "not adopted", "It cannot be kept.")
    ended.close(world, meeting)
    html = client.visit("/versions/1")
    assert "What happens next" in html and "It goes to" not in html


def test_the_foot_of_a_text_says_how_that_text_stands_for_it_is_printed_on_every_sheet(
        world: World, draft: Version, client: Visitor) -> None:
    with writing():
        actions.settle(draft, lines=[], by=world.hilary, at=NOON)
        actions.begin_draft(draft, by=world.mira, at=NOON)
    foot = client.visit("/versions/2").partition("<footer")[2]
    assert "Draft 2. Nobody has signed." in foot and "open for signature" not in foot and "/versions/2</span>" in foot
    assert "Version 1, open for signature since" in client.visit("/versions/1").partition("<footer")[2]
    assert "print-only" not in client.visit("/account/sign-in").partition("<footer")[2], "an address that may hold a secret"
