"""What happens to one suggestion over several drafts: told, confirmed, rewritten twice, taken back in between, sent again."""

from __future__ import annotations

import pytest

from charter.amending import actions, queries, rewriting
from charter.commenting import actions as commenting
from charter.db import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.refusal import Refused
from charter.text.change import Change
from charter.web.ids import random_id
from tests.amending.put import AT, again, kinds, next_version, place, reword, suggest
from tests.amending.typing_in import fields, opened, press, send
from tests.visiting import Visitor
from tests.world import World


@pytest.fixture
def first(world: World, draft: Version) -> World:
    """A1: Ada would have schools talk for certain."""
    suggest(world, "ada", reword("Schools should talk", "should", "will"), headline="Will")
    return world


def rewritten(client: Visitor, world: World, number: int, status: int = 200, **typed: str) -> str:
    """Ada rewrites A1 for this draft, by way of the difference."""
    client.sign_in(world.ada).visit(f"/versions/{number}/amendments/1/rewriting")
    address = f"/versions/{number}/amendments/1/rewriting"
    press(client, {**fields(client), **typed}, "preview", address=address)
    return press(client, fields(client), "send", status, address=address)


def test_rewritten_for_each_of_two_drafts(client: Visitor, first: World) -> None:
    next_version(first, reword("Schools should talk", "family", "family and the child"))
    rewritten(client, first, 2, headline="Will, two", **{"parts-0-words": "**Schools** will talk with everybody."})
    next_version(first, reword("Schools should talk", "timetable", "weekly timetable"))
    html = rewritten(client, first, 3, headline="Will, three", **{"parts-0-words": "**Schools** will talk first."})
    assert "A1. Will, three" in html and "What it said until draft 3" in html and "What it said until draft 2" in html
    assert "“Will, two”" in html and "“Will”" in html and kinds("amendment-rewritten") == ["amendment-rewritten"] * 2


def test_what_is_stale_is_not_confirmed(client: Visitor, first: World) -> None:
    """Her page was opened in draft 2; draft 3 was made meanwhile, and it is that which is asked about now."""
    next_version(first, reword("Schools should talk", "family", "family and the child"))
    next_version(first, reword("Schools should talk", "timetable", "weekly timetable"))
    ada = client.sign_in(first.ada)
    html = ada._seen(ada.post("/members/amendments/1/confirmation", {"version": "2"}), 409)
    assert "Draft 3 was made since" in html and kinds("fate-confirmed") == []
    assert ada.post("/members/amendments/1/confirmation", {"version": "3"}).status_code == 303
    assert ada.post("/members/amendments/1/confirmation", {"version": "3"}).status_code == 303
    assert kinds("fate-confirmed") == ["fate-confirmed"]


def test_rewritten_after_its_paragraph_was_gone_for_a_draft(client: Visitor, first: World) -> None:
    key = place("Schools should talk").key
    next_version(first, Change(0, 1, "delete", key))
    next_version(first, reword("We write this", "others", "everybody"))
    found = again(queries.amendment(1))  # type: ignore[arg-type]
    assert [(fate.version_number, fate.fate) for fate in found.fates] == [(2, "overtaken")]
    where = place("What each of us will do").key
    with writing():
        rewriting.rewrite(found, _version(3), headline="Again", rationale="It is missed.", by=first.ada, at=AT,
                          changes=[Change(0, 1, "insert", "new-0", "Schools will talk.", where, None)])
    html = client.visit("/amendments/1")
    assert "Rewritten" in html and "to draft 3" in html, "it is told where it stands now"
    assert "Its author rewrote it for draft 3." in html and "Its author confirmed it" not in html


def _version(number: int) -> Version:
    found = drafting.version(number)
    assert found
    return found


def test_two_windows_rewrite_it_and_the_second_is_told(client: Visitor, first: World) -> None:
    next_version(first, reword("Schools should talk", "family", "family and the child"))
    address = "/versions/2/amendments/1/rewriting"
    client.sign_in(first.ada).visit(address)
    one = fields(client)
    press(client, {**one, "headline": "From one window"}, "send", address=address)
    press(client, {**one, "headline": "From one window"}, "send", address=address)
    html = press(client, {**one, "headline": "From the other", "parts-0-words": "Typed in the other."}, "send", 409,
                 address=address)
    assert "Typed in the other." in html and "From the other" in html
    assert again(queries.amendment(1)).headline == "From one window"  # type: ignore[arg-type]
    assert kinds("amendment-rewritten") == ["amendment-rewritten"]


def test_sent_again_with_other_words_is_not_dropped_in_silence(client: Visitor, world: World, draft: Version) -> None:
    """Back in the browser, changed, sent again: the same form, and not the same words."""
    client.sign_in(world.ada)
    typed = opened(client, "Schools should talk", **{"parts-0-words": "**Schools** will talk."})
    press(client, typed, "send")
    assert "A1." in press(client, typed, "send")
    html = press(client, {**typed, "parts-0-words": "**Schools** will talk twice."}, "send", 409)
    assert "it is A1" in html and "will talk twice." in html and len(queries.open_on(1)) == 1


def test_taken_back_between_two_drafts(client: Visitor, first: World) -> None:
    next_version(first, reword("Schools should talk", "family", "family and the child"))
    found = again(queries.amendment(1))  # type: ignore[arg-type]
    with writing():
        actions.withdraw(found, by=first.ada, at=AT)
    ada = client.sign_in(first.ada)
    assert ada.http.get("/versions/2/amendments/1/rewriting").status_code == 409
    assert ada.post("/members/amendments/1/confirmation", {"version": "2"}).status_code == 409
    next_version(first, reword("Schools should talk", "timetable", "weekly timetable"))
    assert [fate.version_number for fate in again(found).fates] == [2]
    html = ada.visit("/amendments/1")
    assert "Taken back" in html and "Stand behind A1" not in html


def test_other_words_than_one_that_was_taken_back_while_they_were_typed(client: Visitor, first: World) -> None:
    ben = client.sign_in(first.ben)
    ben.visit("/versions/1/amendments/new?from=1")
    typed = {**fields(ben), "headline": "Other", "rationale": "So.", "shown": "group", "parts-0-words": "**Schools** must talk."}
    with writing():
        actions.withdraw(again(queries.amendment(1)), by=first.ada, at=AT)  # type: ignore[arg-type]
    html = send(ben, typed)
    assert "A2. Other" in html and 'other words than <a href="/amendments/1">A1</a>' in html


def test_a_comment_hidden_after_it_became_a_suggestion(client: Visitor, world: World, draft: Version) -> None:
    """The suggestion stands; the way to the comment leads to a page without its words."""
    with writing():
        comment = commenting.write(draft, words="A secret complaint.", shown_as="Tom Reyes", at=AT, once=random_id(),
                                   by=world.tom, role=world.roles["tom"], clause_key=place("Schools should talk").key)
    suggest(world, "ada", reword("Schools should talk", "should", "will"), comment_number=comment.number, credit="Tom Reyes")
    Visitor(client.http.application).send(f"/comments/{comment.number}/report", {"because": "It names a child."})
    html = client.visit("/amendments/1")
    assert "A secret complaint." not in html and f"/comments/{comment.number}" in html
    html = client.visit(f"/comments/{comment.number}")
    assert "A secret complaint." not in html and "A1" in html
    html = client.sign_in(world.ben).visit(f"/versions/1/amendments/new?clause={place('Schools should talk').key}&comment=1")
    assert "A secret complaint." not in html


def test_backed_before_and_after_each_rewriting(client: Visitor, first: World) -> None:
    found = again(queries.amendment(1))  # type: ignore[arg-type]

    def backs(who: str) -> None:
        with writing():
            actions.back(again(found), by=first.people[who], role=first.roles[who], shown_as=who, at=AT)

    backs("ben")
    backs("ben")
    next_version(first, reword("Schools should talk", "family", "family and the child"))
    rewritten(client, first, 2, **{"parts-0-words": "**Schools** will talk with everybody."})
    with pytest.raises(Refused), writing():
        actions.back(again(found), by=first.ada, role=first.roles["ada"], shown_as="x", at=AT)
    assert len(again(found).backings) == 1
