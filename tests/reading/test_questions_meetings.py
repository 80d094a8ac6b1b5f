"""A meeting's public pages ask few questions, however much was said there."""

from __future__ import annotations

import pytest

from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.meeting import calling, closing, interests, minutes, points, settling, statements
from charter.people.founding import DEFAULT_GROUPS
from tests.meeting import stage
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

# A promise: at most six for a page's first render.
MOST = 6


@pytest.mark.parametrize("is_open", [False, True])
def test_before_a_meeting_and_in_it(draft: Version, world: World, client: Visitor, asked: list[str], is_open: bool) -> None:
    mine = stage.suggest(world, "ada", "should talk", "must talk", where="should talk")
    other = stage.suggest(world, "fay", "should talk", "could talk", where="should talk")
    third = stage.suggest(world, "gita", "glad of them", "proud of them", where="glad of them")
    meeting = stage.call(world, mine, other, third)
    if is_open:
        with writing():
            calling.open_meeting(stage.again(meeting), by=world.hilary, at=stage.LATER)
        stage.everybody_yes(world, stage.again(meeting).items[1])
    _count(client, asked, "/meetings/", "/meetings/1", "/meetings/1/papers", "/meetings/1/board", "/meetings/1.ics")


def test_after_a_meeting(draft: Version, world: World, client: Visitor, asked: list[str]) -> None:
    mine = stage.suggest(world, "ada", "should talk", "must talk", where="should talk")
    other = stage.suggest(world, "gita", "glad of them", "proud of them", where="glad of them")
    meeting = stage.in_session(world, mine, other)
    for item in meeting.items:
        if item.amendment_number:
            stage.everybody_yes(world, item)
            stage.decide(world, item)
    meeting = stage.again(meeting)
    with writing():
        interests.declare(meeting, group="heads", words="Our school hires the hall.", item=None, by=world.hilary,
                          at=stage.LATER, once="1" * 32)
        points.note(meeting, what="Find a date", owner="Council", due=None, item=None, by=world.hilary, at=stage.LATER,
                    once="2" * 32)
        line = statements.write(meeting, words="We begin again.", by=world.hilary, at=stage.LATER, once="3" * 32)
        for slug, *_ in DEFAULT_GROUPS:
            statements.approve(line, group=slug, given="aloud", by=world.hilary, at=stage.LATER)
        closing.close(stage.again(meeting), closing.plan(meeting), by=world.hilary, at=stage.LATER)
    with writing():
        minutes.approve(stage.again(meeting), by=world.hilary, at=stage.LATER)
    html = client.visit("/meetings/1/minutes")
    assert all(words in html for words in ("Our school hires the hall.", "Find a date", "We begin again."))
    _count(client, asked, "/meetings/", "/meetings/1", "/meetings/1/minutes", "/meetings/1/minutes.docx", "/meetings/1/papers",
           "/meetings/1/board")


def test_how_a_text_was_settled(draft: Version, world: World, client: Visitor, asked: list[str]) -> None:
    with writing():
        settling.open_round(draft, by=world.mira, at=NOON + DAY)
    for slug, *_ in DEFAULT_GROUPS:
        with writing():
            settling.give_line(drafting.latest(), group=slug, position="consent", words="", given="in writing",  # type: ignore[arg-type]
                               by=world.mira, at=NOON + 2 * DAY)
    with writing():
        settling.settle(drafting.latest(), by=world.hilary, at=NOON + 22 * DAY)  # type: ignore[arg-type]
    _count(client, asked, "/versions/1/settled", "/versions/1", "/")


def _count(client: Visitor, asked: list[str], *addresses: str) -> None:
    found = {}
    for address in addresses:
        db.session.remove()
        asked.clear()
        assert client.http.get(address).status_code == 200
        found[address] = len(asked)
    assert all(n <= MOST for n in found.values()), found
