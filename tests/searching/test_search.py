"""Searching: each kind of thing is found by its words, and nothing that a visitor may not see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from charter import clock
from charter.amending import actions as amending
from charter.commenting import actions as commenting
from charter.commenting import answers, queries, rules
from charter.commenting.models import Comment
from charter.db import db, writing
from charter.drafting import actions as drafting
from charter.drafting import queries as versions
from charter.drafting.models import Version
from charter.erasing import actions as erasing
from charter.meeting import closing, deciding, minutes, points
from charter.signing import actions as signing
from charter.text import change
from charter.text.change import Change
from charter.web import public
from charter.web.ids import random_id
from tests.meeting import stage
from tests.signing import signing_world
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

Search = Callable[..., str]


def said(world: World, draft: Version, words: str) -> Comment:
    """Fay said this of the whole draft, and it is shown."""
    with writing():
        return commenting.write(draft, words=words, at=NOON + DAY, once=random_id(), by=world.fay, role=world.roles["fay"],
                                shown_as="a parent or carer")


def test_the_text_and_where_it_stands(search: Search, draft: Version) -> None:
    page = search("glad")
    assert "1 thing found" in page and "draft 1" in page and "is glad of them" in page and "As it stands now." in page
    assert search("GLÁD").count("glad of them") == 1, "neither case nor accents matter, on either side"
    assert "1 thing found" in search("school glad every"), "every word, in any order"
    assert "Nothing on this site has all these words" in search("glad zebra")
    assert "Nothing on this site has this word" in search("lad"), "a word is found by its beginning"
    assert "request for help" in search("school’s"), "whatever the sign that joins them"


def test_earlier_words_are_told_once_and_after_those_that_stand(search: Search, draft: Version) -> None:
    tree = versions.tree(1)
    for _ in range(3):  # three more versions with the same words
        with writing():
            drafting.make_version(versions.latest(), versions.tree(versions.latest().number), by=None, at=NOON, made_by="begun")  # type: ignore
    place = next(p for p in tree if "promptly" in p.words)
    changed = Change(1, 1, "replace", place.key, words=place.words.replace("promptly", "within ten days"))
    with writing():
        newest = versions.latest()
        made = change.apply(versions.tree(newest.number), [changed]).tree  # type: ignore
        drafting.make_version(newest, made, by=None, at=NOON, made_by="begun")  # type: ignore
    page = search("council request")
    assert "2 things found" in page, "four versions with one wording are one thing"
    assert page.index("ten days") < page.index("promptly") and "Earlier words" in page


def test_what_people_said_and_were_answered(search: Search, world: World, draft: Version) -> None:
    comment = said(world, draft, "Ring us before a zephyr blows.")
    page = search("zephyr")
    assert "Comment 1 on draft 1" in page and "A parent or carer" in page and "Waits for an answer" in page
    with writing():
        answer = answers.draft([queries.comment(1)], outcome="not changed", reason="A quandary for schools.", by=world.mira,  # type: ignore
                               at=NOON + DAY, once=random_id())
    assert "Nothing" in search("quandary"), "an answer that is not given yet is not for everybody"
    with writing():
        answers.give(answer, at=NOON + 20 * DAY)
    assert "The answer: A quandary" in search("quandary") and "Not changed." in search("quandary")
    assert "1 thing found" in search("zephyr quandary"), "words said and words answered are one thing"
    assert comment.number == 1


def test_hidden_words_are_gone_in_the_same_moment_and_come_back(search: Search, world: World, draft: Version) -> None:
    comment = said(world, draft, "A zephyr blows.")

    def check(found: bool) -> None:
        row = queries.comment(1)
        assert row is not None and rules.is_hidden(row.rulings, row.reports) is not found, "the page says the same"
        page = search("zephyr")
        assert ("zephyr blows" in page.lower()) is found and ("Comment 1" in page) is found, "nor that they are in it"
        db.session.expire_all()

    check(True)
    with writing():
        commenting.report(queries.comment(1), because="It names a child", at=NOON + 2 * DAY)  # type: ignore
    check(False)
    with writing():
        commenting.rule(queries.comment(1), shown=True, because="", by=world.mira, at=NOON + 3 * DAY)  # type: ignore
    check(True)
    with writing():
        commenting.report(queries.comment(1), because="Again", at=NOON + 4 * DAY)  # type: ignore
    check(True)
    with writing():
        commenting.rule(queries.comment(1), shown=False, because="A child is named", by=world.mira, at=NOON + 5 * DAY)  # type: ignore
    check(False)
    assert comment.id


def test_what_waits_to_be_read_is_not_found(search: Search, world: World, draft: Version) -> None:
    with writing():
        commenting.write(draft, words="A zephyr blows.", at=NOON + DAY, once=random_id(), email="x@home.example",
                         shown_as="a parent or carer")
    assert "Nothing" in search("zephyr")


def test_suggested_words_by_headline_reason_and_words(search: Search, world: World, draft: Version) -> None:
    stage.suggest(world, "ada", "promptly", "within a fortnight")
    for q in ("promptly becomes", "can be kept", "fortnight", "fortnight kept"):
        assert "A1: " in search(q, kind="suggestions"), q
    assert "The suggested words" in search("fortnight", kind="suggestions") or "fortnight" in search("fortnight")
    with writing():
        amending.withdraw(db.session.get(amending.Amendment, 1), by=world.ada, because="", at=NOON + 2 * DAY)  # type: ignore
    assert "Taken back" in search("fortnight"), "its words stay readable"


def test_meetings_and_what_they_decided(search: Search, world: World, draft: Version) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "must talk", where="should talk"))
    item = meeting.items[0]
    with writing():
        deciding.ask(item, asked="As suggested", by=world.hilary, at=stage.LATER)
    for n, words in enumerate(("An overtaken worry.", "A zephyr worries us.")):
        with writing():
            deciding.give_line(stage.fresh(item), group="heads", position="concern", words=words, given="aloud",
                               by=world.hilary, at=stage.LATER + n * DAY / 1000)
    stage.lines(world, item, governors="consent", families="consent", council="consent", services="consent",
                community="consent")
    stage.decide(world, item)
    with writing():
        points.note(stage.again(meeting), what="Find a quandary", owner="Council", due=None, item=None, by=world.hilary,
                    at=stage.LATER, once="2" * 32)
    assert "Meeting 1: Autumn meeting" in search("town hall") and "Nothing" in search("quandary")
    with writing():
        closing.close(stage.again(meeting), closing.plan(stage.again(meeting)), by=world.hilary, at=stage.LATER)
    assert "who does what" in search("quandary") and "Meeting 1 decided" in search("becomes must", kind="meetings")
    assert "zephyr worries" not in search("zephyr"), "what a group said is public with the minutes"
    with writing():
        minutes.approve(stage.again(meeting), by=world.hilary, at=stage.LATER)
    assert "zephyr worries" in search("zephyr") and "Heads" in search("zephyr")
    assert "overtaken worry" not in search("overtaken"), "only the line that held"
    with writing():
        minutes.correct(stage.again(meeting), words="It was the small hall.", item=None, by=world.hilary, at=stage.LATER,
                        once="4" * 32)
    assert "a correction of the minutes" in search("small hall")


def test_who_has_signed_until_they_withdraw_or_are_erased(search: Search, world: World) -> None:
    version = signing_world.settled()
    row = signing_world.signed(version, world.organisations["alder"], "Zoë Quill")
    gone = signing_world.signed(version, world.organisations["beck"], "Zoë Other")
    page = search("zoe")
    assert "2 things found" in page and "Alder Bank Primary School" in page and "Signed version 1" in page
    assert "1 thing found" in search("alder quill")
    with writing():
        signing.withdraw(gone, at=clock.now())
    assert "1 thing found" in search("zoe")
    with writing():
        erasing.erase_signature(row, at=clock.now())
    assert "Nothing" in search("zoe") and "That a name is not here means nothing" in search("zoe")


def test_an_organisation_that_has_not_signed_is_nowhere(search: Search, draft: Version) -> None:
    assert "Nothing" in search("Beckfoot")


@pytest.mark.parametrize("q", ["", " ", "%", "_", "'", '"', "😀", "' OR 1=1 --", "\\", "a" * 10_000, "x " * 5000, "%%%%", "שלום",
                               "مرحبا بكم", "NOT AND OR NEAR(", "staff*", "<script>alert(1)</script>", "\u202egnp", "{{7*7}}",
                               "İ", "ﬃ", "\ud800".encode("utf-8", "replace").decode(), "1" * 400])
def test_whatever_is_typed_is_words(search: Search, draft: Version, q: str) -> None:
    page = search(q)
    assert "Search" in page and "49" not in page.replace("2049", "")
    assert "found" in page or "Nothing" in page or "nothing to look for" in page or "Here you find" in page


def test_a_long_question_says_what_was_looked_for(search: Search, draft: Version) -> None:
    assert "Only its first words were looked for: every child" in search("every child in a school that knows them and more")


@pytest.mark.parametrize("address", ["/search?q=a&kind=people", "/search?q=glad&page=2", "/search?q=glad&kind=text&page=2",
                                     "/search?q=glad&kind=text&page=0", "/search?q=glad&kind=text&page=99999999999",
                                     "/search?q=glad&kind=text&page=x", "/search?q=a%00b"])
def test_there_is_no_such_page(client: Visitor, draft: Version, address: str) -> None:
    client.visit(address, 404)


def test_hostile_words_are_only_words(client: Visitor, world: World, draft: Version) -> None:
    hostile = "<script>alert(1)</script> <img src=x onerror=alert(2)> zephyr {n} {title} </mark>"
    said(world, draft, hostile)
    with writing():
        amending.propose(draft, headline="zephyr <b>{title}</b>", rationale=hostile, by=world.ada, role=world.roles["ada"],
                         changes=[Change(0, 1, "delete", versions.tree(1)[3].key)], shown_as="Ada", at=NOON + DAY,
                         once=random_id())
    for q in ("zephyr", hostile):
        html = client.visit("/search", query_string={"q": q})
        assert "<script>alert" not in html and "<img src=x" not in html and "<b>{title}" not in html
    html = client.visit("/search", query_string={"q": "zephyr"})
    assert html.count("<mark>zephyr</mark>") == 3 and "&lt;script&gt;" in html


def test_one_kind_a_page_at_a_time(search: Search, client: Visitor, world: World, draft: Version) -> None:
    for n in range(23):
        said(world, draft, f"zephyr number{n}x")
    page = search("zephyr")
    assert "23 things found" in page and "Show all 23" in page and page.count("Comment ") == 4
    found = [n for p in ("1", "2") for n in range(23) if f"number{n}x" in search("zephyr", kind="comments", page=p)]
    assert sorted(found) == list(range(23)), "each once"
    client.visit("/search?q=zephyr&kind=comments&page=3", 404)
    assert "There is something elsewhere" in search("zephyr", kind="text")


def test_it_is_the_same_for_everybody_and_asks_little(client: Visitor, world: World, draft: Version, asked: list[str]) -> None:
    assert public.is_public("/search")
    said(world, draft, "A zephyr blows.")
    del asked[:]
    answer = client.http.get("/search?q=the")
    assert len([q for q in asked if "SELECT seq" not in q]) <= 6 and "Set-Cookie" not in answer.headers
    assert client.http.get("/search?q=the", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    before = db.session.connection().exec_driver_sql("SELECT count(*) FROM entry").scalar()
    client.http.get("/search?q=another")
    assert db.session.connection().exec_driver_sql("SELECT count(*) FROM entry").scalar() == before


def test_words_stay_folded_with_what_they_stand_beside(app: Flask, world: World, draft: Version) -> None:
    """What is erased or written anew is so in the folded column as well."""
    comment = said(world, draft, "Un zéphyr.")

    def folded(table: str) -> Any:
        return db.session.connection().exec_driver_sql(f"SELECT folded FROM {table}").scalar()

    assert folded("comment") == "un zephyr"
    with writing():
        db.session.get_one(Comment, comment.id).words = ""
    assert folded("comment") == ""
