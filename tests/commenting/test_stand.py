"""A writer is told what became of an open comment in a new draft, and confirms it or writes it anew in one step."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from charter.amending import actions as amending
from charter.amending.models import Amendment
from charter.commenting import actions, queries
from charter.commenting.models import Comment
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.outbox.models import Letter
from charter.record import entries
from charter.telling.draft import body
from charter.telling.letters import LETTERS
from charter.text.change import Change
from charter.web.ids import random_id
from tests.amending.put import next_version, place, reword, suggest
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

MINE = "/members/comments/1"
AT = NOON + DAY


def said(world: World, who: str = "fay", clause: str | None = "Schools should talk", **more: Any) -> Comment:
    given = {"by": world.people[who], "role": world.roles[who]} if who != "visitor" else {"email": "sam@home.example"}
    with writing():
        return actions.write(drafting.latest(), words="Should is not enough.", shown_as="a parent or carer", at=AT,  # type: ignore[arg-type]
                             once=random_id(), clause_key=place(clause).key if clause else None, **given, **more)


def changed(world: World) -> Version:
    """The next draft has other words in the paragraph; comments are carried over as closing a meeting does."""
    old = drafting.latest()
    assert old
    new = next_version(world, reword("Schools should talk", "cut short", "shortened"))
    with writing():
        actions.carry_over(old, new, at=AT)
    return new


def letters() -> list[dict[str, Any]]:
    db.session.rollback()
    return [json.loads(row.about) for row in db.session.scalars(select(Letter)) if row.kind == "fates"]


def test_the_writer_is_told_and_confirms_in_one_press(client: Visitor, world: World, draft: Version) -> None:
    said(world)
    changed(world)
    letter = LETTERS["fates"](letters()[0])
    assert letter and letter.to == world.fay.email
    assert "In draft 2 the words it is about were changed." in body(letter) and MINE in body(letter)
    assert "See what became of comment 1 in draft 2" in client.sign_in(world.fay).visit("/members/")
    html = client.press(MINE, "/confirmation")
    assert "You confirmed it on" in html
    assert "Its writer has seen that, and stands by it." in client.visit("/comments/1")
    entry = [e for e in entries.since(-1) if e.kind == "fate-confirmed"]
    assert [json.loads(e.public) for e in entry] == [{"comment": 1, "version": 2}]
    client.post(MINE + "/confirmation", {"version": "2"})
    assert len([e for e in entries.since(-1) if e.kind == "fate-confirmed"]) == 1
    assert queries.to_confirm(world.fay) == []


def test_or_writes_it_anew_with_the_words_in_the_box(client: Visitor, world: World, draft: Version) -> None:
    said(world)
    changed(world)
    key = place("Schools should talk").key
    html = client.sign_in(world.fay).visit(MINE)
    assert f"/versions/2/clauses/{key}/comments/new?from=1" in html
    assert "Should is not enough.</textarea>" in client.visit(f"/versions/2/clauses/{key}/comments/new?from=1")
    for somebody in (world.ben, None):
        other = Visitor(client.http.application)
        if somebody:
            other.sign_in(somebody)
        html = other.visit(f"/versions/2/clauses/{key}/comments/new?from=1")
        assert "Should is not enough." not in html, "nobody is given another's words to send as their own"
    for nonsense in ("9", "x", "-1", "9" * 30):
        client.visit(f"/versions/2/clauses/{key}/comments/new?from={nonsense}")


def test_its_paragraph_is_gone(client: Visitor, world: World, draft: Version) -> None:
    said(world, clause="We decide with")
    gone = place("We decide with")
    new = next_version(world, Change(0, 1, "delete", gone.key))
    with writing():
        actions.carry_over(draft, new, at=AT)
    html = client.sign_in(world.fay).visit(MINE)
    assert "In draft 2 the words it is about are gone." in html and "Write it anew on the whole draft 2" in html


def test_one_letter_for_all_that_somebody_wrote(world: World, draft: Version) -> None:
    said(world)
    said(world, clause=None)
    suggest(world, "fay", reword("We decide with", "We", "All of us"))
    changed(world)
    assert letters() == [{"person": world.fay.id, "version": 2}]
    letter = LETTERS["fates"](letters()[0])
    assert letter and all(words in body(letter) for words in ("A1, “", "Your comment 1", "Your comment 2"))
    with writing():
        amending.withdraw(db.session.get(Amendment, 1), by=world.fay, at=AT)  # type: ignore[arg-type]
    letter = LETTERS["fates"](letters()[0])
    assert letter and "A1, “" not in body(letter) and "Your comment 1" in body(letter)


def test_a_visitor_is_written_to_only_where_something_changed(world: World, draft: Version) -> None:
    for clause in ("Schools should talk", "Schools should talk", "We decide with"):
        row = said(world, "visitor", clause)
        with writing():
            actions.confirm(row, at=AT)
            actions.rule(row, shown=True, because="", by=world.mira, at=AT)
    changed(world)
    assert [list(about) for about in letters()] == [["comment", "version"]], "one letter, however many comments"
    letter = LETTERS["fates"](letters()[0])
    assert letter and letter.to == "sam@home.example" and "Your comment 1" in body(letter) and "/members/" not in body(letter)


def test_what_is_answered_is_not_told_again(world: World, draft: Version) -> None:
    row = said(world)
    with writing():
        answer = actions.draft_answer([row], outcome="not changed", reason="R", by=world.mira, at=AT, once=random_id())
    with writing():
        actions.answers.give(answer, at=AT)
    changed(world)
    assert letters() == []


def test_nobody_else(client: Visitor, world: World, draft: Version) -> None:
    said(world)
    changed(world)
    for somebody in (world.ben, world.colin, world.mira, world.hilary):
        client.sign_in(somebody)
        assert client.http.get(MINE).status_code == 403
        assert client.post(MINE + "/confirmation", {"version": "2"}).status_code == 403
    stranger = Visitor(client.http.application)
    assert stranger.http.get(MINE).location.startswith("/account/sign-in")
    assert stranger.post(MINE + "/confirmation", {"version": "2"}).status_code == 403


@pytest.mark.parametrize(("version", "status"), [("x", 404), ("", 404), ("7", 409), ("1", 409), ("9" * 30, 404)])
def test_confirming_nonsense(client: Visitor, world: World, draft: Version, version: str, status: int) -> None:
    said(world)
    changed(world)
    client.sign_in(world.fay)
    assert client.post(MINE + "/confirmation", {"version": version}).status_code == status


def test_unknown_and_looking(client: Visitor, world: World, draft: Version) -> None:
    said(world)
    before = entries.latest()
    client.sign_in(world.fay)
    assert "No newer draft was made" in client.visit(MINE)
    assert client.http.get("/members/comments/9").status_code == 403 and entries.latest() == before
