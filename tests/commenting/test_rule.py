"""The convenor reads what waits, and enters what came by telephone or on paper."""

from __future__ import annotations

import pytest
from flask import Flask

from charter.commenting import actions, queries
from charter.db import writing
from charter.drafting.models import Version
from tests.commenting.said import AT, again, clause, comment, kinds, visitors
from tests.visiting import Visitor
from tests.world import DAY, World

QUEUE = "/convenor/comments"


def confirmed(**more: str) -> object:
    row = visitors(**more)
    with writing():
        actions.confirm(again(row), at=AT)
    return row


def test_many_are_shown_in_one_press(client: Visitor, world: World, draft: Version) -> None:
    one, other = confirmed(words="One."), confirmed(words="Other.")
    client.sign_in(world.mira).visit(QUEUE)
    answer = client.post(QUEUE, {"chosen": [one.id, other.id], "do": "show"})  # type: ignore[attr-defined]
    assert answer.status_code == 303 and kinds("comment-published") == ["comment-published"] * 2
    assert [row.number for row in queries.shown(1)] == [1, 2] and queries.to_rule() == []


def test_kept_back_with_a_reason_and_never_numbered(client: Visitor, world: World, draft: Version) -> None:
    row = confirmed(words="Insult.")
    client.sign_in(world.mira).send(QUEUE, {"chosen": row.id, "because": "It insults a teacher.", "do": "keep"})  # type: ignore[attr-defined]
    assert again(row).number is None and kinds("comment-published", "comment-hidden") == [] and queries.to_rule() == []  # type: ignore[arg-type]


def test_a_published_one_is_taken_down(client: Visitor, world: World, draft: Version) -> None:
    row = comment(world, words="Gone soon.")
    with writing():
        actions.rule(again(row), shown=False, because="It names a school year.", by=world.mira, at=AT + DAY)
    html = client.visit("/comments/1")
    assert "Gone soon." not in html and "It names a school year." in html and kinds("comment-hidden") == ["comment-hidden"]
    assert queries.unanswered_count(1) == 0


@pytest.mark.parametrize(("typed", "said"), [
    ({"do": "keep"}, "Say why it is kept back"), ({"chosen": "", "do": "show"}, "Tick at least one")])
def test_slips(client: Visitor, world: World, draft: Version, typed: dict[str, str], said: str) -> None:
    row = confirmed()
    client.sign_in(world.mira)
    assert said in client.send(QUEUE, {"chosen": row.id, **typed}, status=422)  # type: ignore[attr-defined]
    assert again(row).rulings == []  # type: ignore[arg-type]


def test_members_and_visitors_may_not(client: Visitor, world: World, draft: Version) -> None:
    row = confirmed()
    assert client.post(QUEUE, {"chosen": row.id, "do": "show"}).status_code == 403  # type: ignore[attr-defined]
    for somebody in (world.colin, world.ada, world.hilary):
        client.sign_in(somebody)
        assert client.http.get(QUEUE).status_code == 403
        assert client.post(QUEUE, {"chosen": row.id, "do": "show"}).status_code == 403  # type: ignore[attr-defined]
        assert client.http.get("/convenor/comments/new").status_code == 403
        assert client.http.get("/convenor/answers").status_code == 403
    assert again(row).number is None  # type: ignore[arg-type]


def test_entered_by_telephone_it_is_marked_so(client: Visitor, world: World, draft: Version) -> None:
    html = client.sign_in(world.mira).send("/convenor/comments/new", {
        "came_by": "telephone", "clause": clause("Schools should talk").key, "words": "Whom do I ring?", "shown": "parent"})
    assert "A parent or carer, given by telephone" in html and "Whom do I ring?" in html
    assert kinds("comment-published") == ["comment-published"]


def test_a_young_peoples_group_says_how_it_was_asked(client: Visitor, world: World, draft: Version) -> None:
    html = client.sign_in(world.mira).send("/convenor/comments/new", {
        "came_by": "event", "clause": "", "words": "We want to be missed.", "shown": "young",
        "asked": "14 young people, aged 12 to 17"})
    assert "given at an event, 14 young people, aged 12 to 17" in html


def test_the_desk_says_what_waits(app: Flask, world: World, draft: Version) -> None:
    confirmed()
    comment(world)
    with app.test_request_context():
        words = [thing.words for thing in queries.waiting(AT)]
    assert words == ["A comment waits to be read", "Comment 1 has no answer yet"]
