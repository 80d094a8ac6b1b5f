"""The open run sheet hears of what came in: a wish from the room, a phone's answer, a second hand at the desk."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest

from charter.db import writing
from charter.meeting import deciding, fresh, room, wishing
from charter.meeting.models import Meeting
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import World

pytestmark = pytest.mark.usefixtures("draft")


@pytest.fixture
def meeting(world: World) -> Meeting:
    return stage.in_session(world, stage.suggest(world, "ada", "should", "will"))


def asks(client: Visitor, meeting: Meeting) -> str:
    """The address that the open run sheet asks."""
    page = client.visit(f"/meetings/{meeting.number}/run")
    return html.unescape(re.search(r'data-asks="([^"]+)"', page)[1])  # type: ignore[index]


def test_nothing_new_is_nothing_said(client: Visitor, world: World, meeting: Meeting) -> None:
    address = asks(client.sign_in(world.hilary), meeting)
    answer = client.http.get(address)
    assert (answer.status_code, answer.text) == (204, "")


def test_a_wish_is_told_and_seeing_it_ends_it(client: Visitor, world: World, meeting: Meeting) -> None:
    address = asks(client.sign_in(world.hilary), meeting)
    with writing():
        wishing.wish(stage.again(meeting), wishing.TIME, group="heads", who="a phone", at=stage.LATER)
    assert client.http.get(address).text == fresh.WISHES
    again = asks(client, meeting)
    assert client.http.get(again).status_code == 204
    with writing():
        one = wishing.waiting(meeting.number)[0]
        wishing.seen(stage.again(meeting), one.ids[0], at=stage.LATER)
    assert client.http.get(again).text == fresh.MORE


def test_what_the_room_sees_and_what_another_hand_does_is_told(client: Visitor, world: World, meeting: Meeting) -> None:
    address = asks(client.sign_in(world.hilary), meeting)
    with writing():
        room.touch(stage.again(meeting), at=stage.LATER)
    assert client.http.get(address).text == fresh.MORE
    address = asks(client, meeting)
    with writing():
        deciding.ask(stage.again(meeting).items[0], asked="These words", by=world.hilary, at=stage.LATER + timedelta(minutes=1))
    assert client.http.get(address).text == fresh.MORE


def test_only_the_desk_hears(client: Visitor, world: World, meeting: Meeting) -> None:
    assert client.sign_in(world.people["ada"]).http.get(f"/meetings/{meeting.number}/run/news").status_code == 403


def test_before_it_opens_nothing_is_asked(client: Visitor, world: World) -> None:
    called = stage.call(world, stage.suggest(world, "ada", "should", "will"))
    assert "data-asks" not in client.sign_in(world.hilary).visit(f"/meetings/{called.number}/run")
