"""A visitor without an account says by a letter's link that a comment still stands in a new draft, or writes it anew."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from sqlalchemy import select

from charter.commenting import actions, standing
from charter.commenting.models import Comment
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.outbox.models import Letter
from charter.record import entries
from charter.telling.draft import body
from charter.telling.letters import LETTERS
from charter.text.change import Change
from charter.web.tokens import token
from tests.amending.put import next_version, place, reword
from tests.commenting.said import AT, again, answer, comment, given, kinds, visitors
from tests.visiting import Visitor
from tests.world import DAY, World

WORDS = "Should is not enough."


def said(world: World, begins: str = "Schools should talk", **more: Any) -> Comment:
    """A visitor's comment on a paragraph, confirmed and shown."""
    row = visitors(WORDS, clause_key=place(begins).key, **more)
    with writing():
        actions.confirm(again(row), at=AT)
        actions.rule(again(row), shown=True, because="", by=world.mira, at=AT)
    return again(row)


def changed(world: World, *changes: Change) -> Version:
    """The next draft, with comments carried over as closing a meeting does."""
    old = drafting.latest()
    assert old
    new = next_version(world, *(changes or (reword("Schools should talk", "cut short", "shortened"),)))
    with writing():
        actions.carry_over(old, new, at=AT)
    return new


def address(row: Comment, version: int = 2) -> str:
    return f"/comments/{row.id}/stand/{standing.secret(row, version)}"


def letter(number: int = 0) -> str:
    """The words of the letter that tells what became of a comment."""
    db.session.rollback()
    owed = [row for row in db.session.scalars(select(Letter).order_by(Letter.owed_at, Letter.id)) if row.kind == "fates"]
    draft = LETTERS["fates"](json.loads(owed[number].about))
    assert draft and draft.to == "sam@post.example"
    return body(draft)


def confirmed(row: Comment) -> list[int]:
    """The drafts in which its writer said that it stands."""
    return [fate.version_number for fate in again(row).fates if fate.confirmed_at]


def test_the_letter_leads_to_one_press(client: Visitor, world: World, draft: Version) -> None:
    row = said(world)
    changed(world)
    found = re.search(r"https?://[^/\s]+(/comments/\w+/stand/\w+)", letter())
    assert found and found[1] == address(row)
    html = client.visit(found[1])
    assert WORDS in html and "cut short" in html and "shortened" in html and "noindex" in html
    html = client.press(found[1], found[1])
    assert "Your comment still stands" in html and "My comment still stands" not in html
    assert "Its writer has seen that, and stands by it." in client.visit("/comments/1")
    entry = [one for one in entries.since(-1) if one.kind == "fate-confirmed"]
    assert [json.loads(one.public) for one in entry] == [{"comment": 1, "version": 2}], "and nothing personal"


def test_twice_is_once(client: Visitor, world: World, draft: Version) -> None:
    row = said(world)
    changed(world)
    assert {client.post(address(row)).status_code for _ in range(3)} == {303}
    assert confirmed(row) == [2] and kinds("fate-confirmed") == ["fate-confirmed"]


def test_following_the_link_says_nothing(client: Visitor, world: World, draft: Version) -> None:
    row = said(world)
    changed(world)
    before = entries.latest()
    for _ in range(3):
        assert "Does your comment 1 still stand?" in client.visit(address(row))
    assert confirmed(row) == [] and entries.latest() == before
    assert client.http.post(address(row)).status_code == 400, "nor does a form without this session's token"
    assert confirmed(row) == []


def test_or_writes_it_anew_with_the_words_in_the_box(client: Visitor, world: World, draft: Version) -> None:
    row = said(world)
    changed(world)
    key, held = row.clause_key, standing.secret(row, 2)
    form = f"/versions/2/clauses/{key}/comments/new?from=1&held={held}"
    assert form.replace("&", "&amp;") in client.visit(address(row))
    assert f"{WORDS}</textarea>" in client.visit(form)
    for other in ("", "x", "%C3%A9", standing.secret(row, 1), token("comment-confirm", row.id)):
        assert WORDS not in client.visit(f"/versions/2/clauses/{key}/comments/new?from=1&held={other}")
    sent = client.send(form, {"words": "Will, then.", "shown": "parent", "email": "sam@post.example"})
    assert "Now look in your e-mail" in sent
    assert confirmed(row) == []


def test_the_longest_words_go_into_the_box_too(client: Visitor, world: World, draft: Version) -> None:
    """A server takes addresses of a few thousand signs, and words of five thousand would not go into one."""
    row = said(world)
    with writing():
        again(row).words = "é" * 5000
    changed(world)
    found = re.search(r'href="([^"]*from=1[^"]*)"', client.visit(address(row)))
    assert found and len(found[1]) < 500
    assert "é" * 5000 in client.visit(found[1].replace("&amp;", "&"))


def test_its_paragraph_is_gone(client: Visitor, world: World, draft: Version) -> None:
    row = said(world, "We decide with")
    changed(world, Change(0, 1, "delete", place("We decide with").key))
    html = client.visit(address(row))
    assert "This paragraph is gone." in html and "/versions/2/comments/new?from=1" in html
    assert address(row) in letter()
    client.press(address(row), address(row))
    assert confirmed(row) == [2]


def test_the_letter_holds_no_link_where_nothing_changed(world: World, draft: Version) -> None:
    row, other = said(world), said(world, "We decide with")
    changed(world)
    told = letter()
    assert address(row) in told and "Your comment 2" in told and f"/comments/{other.id}" not in told


@pytest.mark.parametrize("forged", ["0" * 64, "x", "%00", "é"])
def test_a_forged_link_is_an_unknown_address(client: Visitor, world: World, draft: Version, forged: str) -> None:
    row = said(world)
    changed(world)
    forms = [f"/comments/{row.id}/stand/{forged}", f"/comments/{'0' * 32}/stand/{forged}", f"/comments/1/stand/{forged}"]
    assert len({client.visit(one, 404).replace(one, "") for one in forms}) == 1, "known or not, the answer is the same"
    assert {client.post(one).status_code for one in forms} == {404} and confirmed(row) == []


def test_a_link_opens_only_its_own_comment_draft_and_purpose(client: Visitor, world: World, draft: Version) -> None:
    row, other = said(world), said(world, email="kim@post.example")
    changed(world)
    for wrong in (standing.secret(other, 2), standing.secret(row, 1), standing.secret(row, 3), token("comment-confirm", row.id),
                  token("comment-stand", row.id), token("comment-confirm", f"{row.id}:2")):
        client.visit(f"/comments/{row.id}/stand/{wrong}", 404)
        assert client.post(f"/comments/{row.id}/stand/{wrong}").status_code == 404
    assert confirmed(row) == confirmed(other) == []


def test_a_members_comment_has_no_such_link(client: Visitor, world: World, draft: Version) -> None:
    row = comment(world, clause_key=place("Schools should talk").key)
    changed(world)
    for visitor in (client, Visitor(client.http.application).sign_in(world.ada)):
        assert visitor.post(address(row)).status_code == 404
    assert confirmed(row) == []


def test_a_newer_draft_was_made_since(client: Visitor, world: World, draft: Version) -> None:
    row = said(world)
    changed(world)
    changed(world, reword("Schools should talk", "shortened", "made shorter"))
    html = client.visit(address(row))
    assert "Draft 3 was made since" in html and "My comment still stands" not in html
    refused = client.post(address(row))
    assert refused.status_code == 409 and "Draft 3 was made since" in refused.text and confirmed(row) == []
    client.press(address(row, 3), address(row, 3))
    assert confirmed(row) == [3]
    assert client.post(address(row)).status_code == 409, "what was said in draft 3 does not open the older link again"


@pytest.mark.parametrize("how", ["taken down", "reported"])
def test_while_its_words_are_hidden(client: Visitor, world: World, draft: Version, how: str) -> None:
    row = said(world)
    changed(world)
    with writing():
        if how == "reported":
            actions.report(again(row), because="It names a child.", at=AT + DAY)
        else:
            actions.rule(again(row), shown=False, because="It names a child.", by=world.mira, at=AT + DAY)
    html = client.visit(address(row))
    assert WORDS not in html and "hidden at present" in html and "My comment still stands" not in html
    assert WORDS not in client.visit(f"/versions/2/comments/new?from=1&held={standing.secret(row, 2)}")
    refused = client.post(address(row))
    assert refused.status_code == 409 and "hidden at present" in refused.text and confirmed(row) == []


def test_after_its_answer_nothing_is_left_to_say(client: Visitor, world: World, draft: Version) -> None:
    row = said(world)
    changed(world)
    answer(world, row)
    given(AT + 30 * DAY)
    assert "This comment has its answer" in client.visit(address(row))
    assert client.post(address(row)).status_code == 409 and confirmed(row) == []


def test_a_comment_that_is_gone(client: Visitor, world: World, draft: Version) -> None:
    gone = "0" * 32
    link = f"/comments/{gone}/stand/{token('comment-stand', f'{gone}:2')}"
    client.visit(link, 404)
    assert client.post(link).status_code == 404
