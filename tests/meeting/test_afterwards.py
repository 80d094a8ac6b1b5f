"""What waits after a meeting stands on the desk and on the pages of those who can do it, with its minutes."""

from __future__ import annotations

from datetime import date

import pytest

from charter import clock
from charter.db import writing
from charter.drafting.models import Version
from charter.meeting import points, statements
from charter.web.ids import random_id
from tests.meeting import ended, stage
from tests.visiting import Visitor
from tests.world import DAY, World


def test_minutes_wait_for_the_chair_and_stand_on_the_desk(world: World, draft: Version, client: Visitor) -> None:
    meeting = ended.close(world, stage.in_session(world))
    words = "The minutes of meeting 1 wait for the chair’s approval"
    for who, page in (("mira", "/convenor/"), ("hilary", "/members/")):
        html = client.sign_in(world.people[who]).visit(page)
        assert words in html and "/meetings/1/minutes/draft" in html, who
    assert words not in client.sign_in(world.ada).visit("/members/")
    ended.approved(world, meeting)
    assert words not in client.sign_in(world.hilary).visit("/members/")


def test_words_that_draw_a_line_wait_for_the_voices(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world)
    with writing():
        row = statements.write(stage.again(meeting), words="We begin again.", by=world.hilary, at=stage.LATER, once=random_id())
    for who, page in (("mira", "/convenor/"), ("ada", "/members/"), ("fay", "/members/")):
        html = client.sign_in(world.people[who]).visit(page)
        assert "/meetings/1/statement/words" in html and "We begin again." not in html, who
    assert "/statement/words" not in client.sign_in(world.ben).visit("/members/")
    with writing():
        standing = statements.find(stage.again(meeting), row.id)
        statements.approve(standing, group="heads", given="aloud", by=world.mira, at=stage.LATER)
    assert "/statement/words" not in client.sign_in(world.ada).visit("/members/")
    assert "/statement/words" in client.sign_in(world.fay).visit("/members/")


@pytest.mark.parametrize(("days", "waits"), [(-20, False), (-3, True), (0, True), (6, True), (20, False)])
def test_an_action_waits_about_its_day(world: World, draft: Version, client: Visitor, days: int, waits: bool) -> None:
    meeting = stage.in_session(world)
    due: date = (clock.now() + days * DAY).date()
    with writing():
        points.note(stage.again(meeting), what="Print.", owner="the council", due=due, item=None, by=world.mira, at=stage.LATER,
                    once=random_id())
    html = client.sign_in(world.mira).visit("/convenor/")
    assert ("Ask after what the council took on at meeting 1" in html) is waits
    assert "Ask after" not in client.sign_in(world.ada).visit("/members/")
