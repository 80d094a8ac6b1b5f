"""Standing behind a suggestion, and taking one back."""

from __future__ import annotations

import json
from threading import Thread

import pytest
from flask import Flask

from charter.amending import actions, queries
from charter.db import db, writing
from charter.drafting.models import Version
from charter.record import entries
from charter.refusal import Refused
from tests.amending.put import AT, again, kinds, reword, suggest
from tests.visiting import Visitor
from tests.world import World

MINE = "/members/amendments/1"


@pytest.fixture
def first(world: World, draft: Version) -> World:
    """Ada's suggestion, A1."""
    suggest(world, "ada", reword("Schools should talk", "should", "will"))
    return world


def test_a_member_stands_behind_it(client: Visitor, first: World) -> None:
    html = client.sign_in(first.fay).press(MINE, "/backing")
    assert "Who stands behind it" in html and "A parent or carer" in html and "Fay" not in html
    entry = entries.about(amendment=1, kind="amendment-backed")[0]
    assert json.loads(entry.public) == {"amendment": 1, "group": "families"}


def test_twice_is_once(client: Visitor, first: World) -> None:
    client.sign_in(first.fay)
    for _ in range(2):
        assert client.post(MINE + "/backing", {"shown": "group"}).status_code == 303
    assert kinds("amendment-backed") == ["amendment-backed"]
    assert "You stand behind it" in client.visit(MINE)


def test_not_behind_ones_own(first: World) -> None:
    with pytest.raises(Refused), writing():
        actions.back(queries.amendment(1), by=first.ada, role=first.roles["ada"], shown_as="x", at=AT)  # type: ignore[arg-type]


def test_its_proposer_takes_it_back_and_its_words_stay(client: Visitor, first: World) -> None:
    client.sign_in(first.ada).send(MINE, {"because": "Ben’s says it better."})
    html = client.visit("/amendments/1")
    assert "Taken back" in html and "Ben’s says it better." in html and "“should” becomes “will”" in html
    assert queries.open_on(1) == [] and kinds("amendment-withdrawn") == ["amendment-withdrawn"]
    client.post(MINE + "/withdrawal")
    assert kinds("amendment-withdrawn") == ["amendment-withdrawn"]


def test_nobody_else_takes_it_back(client: Visitor, first: World) -> None:
    for somebody in (first.ben, first.colin, first.mira, first.hilary):
        client.sign_in(somebody)
        assert client.post(MINE + "/withdrawal").status_code == 403
        assert client.post(MINE + "/confirmation", {"version": "1"}).status_code == 403
    with pytest.raises(Refused), writing():
        actions.withdraw(queries.amendment(1), by=first.ben, at=AT)  # type: ignore[arg-type]
    assert len(queries.open_on(1)) == 1


def test_visitors_may_not(client: Visitor, first: World) -> None:
    for deed in ("/backing", "/withdrawal", "/confirmation"):
        assert client.post(MINE + deed, {"shown": "group"}).status_code == 403
    assert client.http.get(MINE).location.startswith("/account/sign-in") and kinds("amendment-backed") == []


def test_what_was_taken_back_or_decided_is_closed(first: World) -> None:
    amendment = queries.amendment(1)
    assert amendment
    with writing():
        actions.decide(again(amendment), outcome="not adopted", meeting_number=1, version_number=None, at=AT)
    for deed in (lambda: actions.withdraw(again(amendment), by=first.ada, at=AT),
                 lambda: actions.back(again(amendment), by=first.fay, role=first.roles["fay"], shown_as="x", at=AT)):
        with pytest.raises(Refused), writing():
            deed()


def test_what_a_meeting_put_off_stays_open(first: World) -> None:
    with writing():
        actions.decide(queries.amendment(1), outcome="deferred", meeting_number=1, version_number=None, at=AT)  # type: ignore[arg-type]
    assert len(queries.open_on(1)) == 1


def test_two_at_once_get_two_numbers(app: Flask, world: World, draft: Version) -> None:
    change = reword("Schools should talk", "should", "will")
    slips: list[BaseException] = []

    def send() -> None:
        try:
            with app.app_context():
                suggest(world, "ada", change)
        except BaseException as error:
            slips.append(error)

    db.session.remove()
    threads = [Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert slips == [] and [row.number for row in queries.open_on(1)] == [1, 2, 3, 4, 5, 6]


def test_unknown_and_looking(client: Visitor, first: World) -> None:
    before = entries.latest()
    client.sign_in(first.fay).visit(MINE)
    client.visit("/members/amendments/9", 404)
    assert client.post("/members/amendments/9/backing", {"shown": "group"}).status_code == 404
    assert entries.latest() == before


def test_a_way_of_being_shown_that_is_none(client: Visitor, first: World) -> None:
    client.sign_in(first.fay)
    assert client.post(MINE + "/backing", {"shown": "the king"}).status_code == 422 and kinds("amendment-backed") == []
