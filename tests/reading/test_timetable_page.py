"""The public timetable: what is open, the meetings called, the weeks between; words before the picture, six questions at most."""

from __future__ import annotations

from datetime import date

import pytest

from charter.db import writing
from charter.drafting import actions as drafting
from charter.drafting.models import Version
from charter.meeting import settling
from charter.reading import times
from charter.signing.actions import launching
from tests.area import weeks
from tests.drafting.test_settle import LINES
from tests.meeting import ended, stage
from tests.visiting import Visitor
from tests.world import DAY, NOON, World, with_text

MOST = 6
WITH_DAYS = "# A charter\n\n## Milestones\n\n- By 1 May 2027: the telephone number works.\n- By 1 June 2027: the sums are out.\n"


@pytest.fixture
def busy(world: World, draft: Version) -> Version:
    """A draft with a meeting called in the holidays, and an election later."""
    stage.call(world, stage.suggest(world, "ada", "should talk", "will talk"))
    with writing():
        weeks.enter("holiday", "Long past", date(2026, 8, 1), date(2026, 8, 31))
        weeks.enter("holiday", "Autumn holidays", date(2026, 11, 1), date(2026, 12, 31))
        weeks.enter("election", "By-election", date(2027, 1, 10), date(2027, 2, 10))
    return draft


def test_words_come_before_the_picture_and_what_is_past_is_left_out(busy: Version, client: Visitor, asked: list[str]) -> None:
    asked.clear()
    html = client.visit("/timetable")
    assert len(asked) <= MOST, asked
    words, picture = html.split("<svg viewBox", 1)[0], html.split("<svg viewBox", 1)[1]
    assert "It falls in: Autumn holidays" in html and "The last day falls in: Autumn holidays" in words
    assert "By-election" in picture and "Long past" not in html
    assert html.index("Until 30") < html.index("times-picture") < html.index("What is fixed")


def test_a_meeting_that_closed_is_no_longer_to_come(world: World, draft: Version, client: Visitor) -> None:
    meeting = stage.in_session(world, stage.suggest(world, "ada", "should talk", "will talk"))
    assert "Meeting 1:" in client.visit("/timetable")
    item = next(i for i in meeting.items if i.amendment_number)
    stage.lines(world, item, heads="object")
    stage.decide(world, item, "not adopted", "It cannot be kept.")
    ended.close(world, meeting)
    assert "Meeting 1:" not in client.visit("/timetable")


def test_while_the_groups_are_asked_it_says_from_when_it_can_be_settled(draft: Version, world: World, client: Visitor) -> None:
    assert "cannot be settled before" not in client.visit("/timetable")
    with writing():
        settling.open_round(draft, by=world.mira, at=NOON + 2 * DAY)
    assert "It cannot be settled before 25\u00a0November\u00a02026." in client.visit("/timetable")


def test_a_settled_text_is_fixed_and_said_why(draft: Version, client: Visitor) -> None:
    with writing():
        weeks.settle(draft, LINES)
    html = client.visit("/timetable")
    assert "The words of version 1." in html and "so that everybody knows what was signed" in html
    assert "times-picture" not in html


def test_days_that_are_named_stand_on_it_with_what_they_are_milestones_launch_and_review(
        world: World, client: Visitor, asked: list[str]) -> None:
    draft = with_text(world, WITH_DAYS)
    html = client.visit("/timetable")
    assert "By 1 May 2027: the telephone number works." in html and "They can still change." in html
    with writing():
        drafting.settle(draft, lines=LINES, by=world.hilary, at=NOON, review_on="2027-09-01")
        launching.arrange(draft, opens_local="2027-01-11T09:00", zone="Europe/London", floor=None, because="", by=world.mira,
                          at=NOON, once="once")
        drafting.begin_draft(draft, by=world.mira, at=NOON)
    asked.clear()
    html = client.visit("/timetable")
    assert len(asked) <= MOST, asked
    assert html.count("the telephone number works.") == 1 and "Only a new version can move them." in html
    assert "The list of version 1 opens on 11\u00a0January\u00a02027 at\u00a09" in html
    assert "The next review, by 1\u00a0September\u00a02027." in html
    with writing():
        launching.open_due(NOON + 90 * DAY)
    assert "opens on" not in client.visit("/timetable")


def test_a_review_that_only_the_text_names_is_told_too(world: World, client: Visitor) -> None:
    draft = with_text(world, "# A charter\n\n## What each of us promises\n\n- We will talk.\n  - Review: 31 October 2027.\n")
    assert "The next review" not in client.visit("/timetable")
    with writing():
        weeks.settle(draft, LINES)
    assert "The next review, by 31\u00a0October\u00a02027." in client.visit("/timetable")


def test_the_picture_keeps_within_its_frame() -> None:
    one = times.Open("Comments", NOON, NOON + 30 * DAY, "", (), NOON.date(), (NOON + 30 * DAY).date())
    season = type("Season", (), {"kind": "holiday", "name": "x", "first": date(2020, 1, 1), "last": date(2030, 1, 1)})()
    drawn = times.picture([one], [], [season], None)  # type: ignore[list-item]
    assert drawn is not None
    for x, wide in [(x, wide) for x, wide, _ in drawn.weeks] + [(x, wide) for _, x, wide, _, _ in drawn.bars]:
        assert x >= times.LEFT and x + wide <= times.WIDTH + 0.2
    assert [month.month for _, month in drawn.months] == [11, 12]
    assert times.picture([], [], [], None) is None
