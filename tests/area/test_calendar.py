"""School holidays and weeks before elections: entered once, taken off again, marked in public, warned of, never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from charter.area import queries
from charter.db import writing
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.meeting.queries import meetings
from charter.record import entries
from tests.area import weeks
from tests.drafting.test_settle import LINES
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

PAGE = "/convenor/calendar"
CHRISTMAS = {"kind": "holiday", "name": "Christmas holidays", "first": ["19", "12", "2026"], "last": ["3", "1", "2027"]}
LATER = {"kind": "comments", "day": ["21", "12", "2026"], "because": "Two boards meet in December."}
MEETING = {"title": "Second meeting", "day": ["22", "12", "2026"], "hour": "16:30", "place": "The library"}


@pytest.fixture
def mira(world: World, draft: Version, client: Visitor) -> Iterator[Visitor]:
    """The convenor at her desk, a day after the draft opened."""
    with time_machine.travel(NOON + DAY):
        yield client.sign_in(world.mira)


def test_weeks_are_entered_once_and_taken_off_again(mira: Visitor) -> None:
    mira.send(PAGE, CHRISTMAS)
    row, = queries.calendar()
    assert (row.kind, row.first, row.last) == ("holiday", date(2026, 12, 19), date(2027, 1, 3))
    again = mira.post(PAGE, {**CHRISTMAS, "once": row.once})
    assert again.status_code == 303 and len(queries.calendar()) == 1
    entered = entries.since(-1)[-1]
    assert entered.kind == "calendar-entered" and "Christmas" not in entered.public
    assert "Christmas holidays" in Visitor(mira.http.application).visit("/timetable")
    mira.press(PAGE, "/removal")
    assert not queries.calendar() and entries.since(-1)[-1].kind == "calendar-taken-off"
    assert "Christmas holidays" not in Visitor(mira.http.application).visit("/timetable")


@pytest.mark.parametrize(("wrong", "said", "status"), [
    ({"last": ["1", "12", "2026"]}, "comes before the first", 409), ({"last": ["3", "1", "2028"]}, "longer than 120 days", 409),
    ({"name": ""}, "Give them a name", 422), ({"first": ["31", "2", "2027"]}, "Not a valid date", 422),
    ({"first": ["1", "1", "2926"]}, "Give a year", 422), ({"kind": "party"}, "Not a valid choice", 422),
])
def test_slips_are_told_and_nothing_typed_is_lost(mira: Visitor, wrong: dict[str, object], said: str, status: int) -> None:
    html = mira.send(PAGE, {**CHRISTMAS, **wrong}, status)
    assert said in html and ("Christmas holidays" in html or "name" in wrong) and not queries.calendar()


def test_only_the_desk_keeps_it_and_looking_changes_nothing(world: World, draft: Version, mira: Visitor) -> None:
    before = entries.latest()
    mira.visit(PAGE)
    ben = Visitor(mira.http.application).sign_in(world.ben)
    assert ben.post(PAGE, CHRISTMAS).status_code == 403
    assert mira.post(PAGE + "/removal", {"season": "0" * 32}).status_code == 404
    assert entries.latest() == before


def test_lengthening_into_holidays_is_warned_of_and_can_be_done_all_the_same(mira: Visitor) -> None:
    mira.send(PAGE, CHRISTMAS)
    html = mira.send("/convenor/timetable", LATER, 422)
    assert "falls in school holidays" in html and "Two boards meet in December." in html
    assert drafting.window(1, "comments").closes_at.month == 11  # type: ignore[union-attr]
    mira.send("/convenor/timetable", {**LATER, "anyway": "1"})
    assert drafting.window(1, "comments").closes_at.month == 12  # type: ignore[union-attr]
    assert "The last day falls in: Christmas holidays" in Visitor(mira.http.application).visit("/timetable")


def test_a_meeting_in_the_weeks_before_an_election_is_warned_of(world: World, mira: Visitor) -> None:
    mira.send(PAGE, {**CHRISTMAS, "kind": "election", "name": "Council by-election"})
    wanted = {**MEETING, "chair": world.hilary.id}
    assert "falls in the weeks before an election" in mira.send("/meetings/new", wanted, 422)
    assert not meetings()
    mira.send("/meetings/new", {**wanted, "anyway": "1"})
    assert len(meetings()) == 1


def test_opening_a_draft_that_would_be_mostly_holidays_is_warned_of(world: World, draft: Version, mira: Visitor) -> None:
    with writing():
        weeks.enter("holiday", "Long holidays", date(2026, 11, 10), date(2026, 11, 30))
        weeks.settle(draft, LINES)
    html = mira.visit("/convenor/drafts/new")
    assert "21 are school holidays" in html
    mira.send("/convenor/drafts/new", {})
    assert drafting.latest().number == 2  # type: ignore[union-attr]
