"""A visitor's comment: the letter, the press, the person who reads it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from charter.commenting import actions, queries
from charter.commenting.models import Comment
from charter.db import db, writing
from charter.drafting.models import Version
from charter.outbox.models import Letter
from charter.people.models import Person
from charter.refusal import Refused
from charter.telling.draft import body
from charter.telling.letters import LETTERS
from charter.web.tokens import token
from tests.commenting.said import AT, again, kinds, visitors
from tests.visiting import Visitor
from tests.world import DAY, World

NEW = "/versions/1/comments/new"
FILLED = {"words": "The bell is too loud.", "shown": "parent", "email": "sam@post.example"}


def link(comment: Comment) -> str:
    return f"/comments/{comment.id}/confirm/{token('comment-confirm', comment.id)}"


def the_comment() -> Comment:
    db.session.rollback()
    return db.session.scalars(select(Comment)).one()


def test_a_visitor_writes_confirms_is_read_and_shown(client: Visitor, world: World, draft: Version) -> None:
    assert "Now look in your e-mail" in client.send(NEW, FILLED)
    comment = the_comment()
    assert comment.number is None and comment.shown_as == "a parent or carer" and comment.group_slug == "families"
    assert [row.kind for row in db.session.scalars(select(Letter))] == ["comment-confirm"]
    assert "Your comment is confirmed" in client.press(link(comment), link(comment))
    assert [row.id for row in queries.to_rule()] == [comment.id]
    convenor = Visitor(client.http.application).sign_in(world.mira)
    convenor.send("/convenor/comments", {"chosen": comment.id, "do": "show"})
    html = Visitor(client.http.application).visit("/comments/1")
    assert "The bell is too loud." in html and "A parent or carer" in html and "sam@post.example" not in html
    assert kinds("comment-published") == ["comment-published"]


def test_the_letter_holds_the_link(client: Visitor, world: World, draft: Version) -> None:
    comment = visitors()
    letter = LETTERS["comment-confirm"]({"comment": comment.id})
    assert letter and letter.to == "sam@post.example" and link(comment) in body(letter)


def test_following_the_link_confirms_nothing(client: Visitor, world: World, draft: Version) -> None:
    comment = visitors()
    for _ in range(3):
        assert "Is this comment yours?" in client.visit(link(comment))
    assert again(comment).confirmation is None and queries.to_rule() == []


def test_pressing_twice_is_once(client: Visitor, world: World, draft: Version) -> None:
    comment = visitors()
    client.press(link(comment), link(comment))
    assert client.post(link(comment)).status_code == 303
    assert len(queries.to_rule()) == 1


@pytest.mark.parametrize("forged", ["0" * 64, "x", token.__name__])
def test_a_forged_token_is_an_unknown_address(client: Visitor, world: World, draft: Version, forged: str) -> None:
    comment = visitors()
    client.visit(f"/comments/{comment.id}/confirm/{forged}", 404)
    assert client.post(f"/comments/{comment.id}/confirm/{forged}").status_code == 404
    assert again(comment).confirmation is None


def test_a_token_opens_only_its_own_comment_and_purpose(client: Visitor, world: World, draft: Version) -> None:
    one, other = visitors(), visitors()
    for wrong in (token("comment-confirm", one.id), token("sign-confirm", other.id)):
        assert client.post(f"/comments/{other.id}/confirm/{wrong}").status_code == 404
    assert again(other).confirmation is None


def test_a_link_of_a_comment_that_is_gone(client: Visitor, world: World, draft: Version) -> None:
    gone = "0" * 32
    client.visit(f"/comments/{gone}/confirm/{token('comment-confirm', gone)}", 404)


def test_after_thirty_days_the_link_is_over(world: World, draft: Version) -> None:
    comment = visitors()
    with pytest.raises(Refused), writing():
        actions.confirm(comment, at=AT + 31 * DAY)
    assert again(comment).confirmation is None


def test_the_answer_is_the_same_for_an_address_that_is_known(client: Visitor, world: World, draft: Version) -> None:
    known = db.session.scalars(select(Person.email).where(Person.name == "Ada Bright")).one()
    answers = []
    for email in (known, "nobody@post.example"):
        visitor = Visitor(client.http.application)
        answers.append(visitor.send(NEW, {**FILLED, "email": email}))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("email", ["", "sam", "sam@", "a@b.example\nBcc: c@d.example", "x" * 250 + "@post.example"])
def test_an_address_that_is_none(client: Visitor, world: World, draft: Version, email: str) -> None:
    html = client.send(NEW, {**FILLED, "email": email}, status=422)
    assert "There is something to put right" in html and "The bell is too loud." in html
    assert db.session.scalars(select(Letter)).all() == []


def test_a_name_is_shown_only_where_it_was_given(client: Visitor, world: World, draft: Version) -> None:
    client.send(NEW, {**FILLED, "name": "Sam Lee"})
    assert the_comment().shown_as == "Sam Lee, a parent or carer"


def test_nobody_confirmed_so_nobody_can_show_it(world: World, draft: Version) -> None:
    comment = visitors()
    with pytest.raises(Refused), writing():
        actions.rule(again(comment), shown=True, because="", by=world.mira, at=AT)


def test_sent_twice_is_one_letter(client: Visitor, world: World, draft: Version) -> None:
    client.visit(NEW)
    assert client.page
    filled = {**client.page.forms[-1]["fields"], **FILLED}
    assert {client.http.post(NEW, data=filled).status_code for _ in range(2)} == {303}
    assert len(db.session.scalars(select(Letter)).all()) == 1


def test_a_flood_of_letters_to_one_address_is_slowed(client: Visitor, world: World, draft: Version) -> None:
    typed = {**FILLED, "csrf_token": client.token()}
    codes = [client.http.post(NEW, data={**typed, "once": f"{n:032x}"}).status_code for n in range(21)]
    assert codes == [303] * 20 + [429] and len(db.session.scalars(select(Letter)).all()) == 20
    other = client.http.post(NEW, data={**typed, "once": f"{99:032x}", "email": "kim@post.example"})
    assert other.status_code == 303
