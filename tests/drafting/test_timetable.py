"""Lengthening the time a draft is open: never shortened, said why, entered once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine

from charter.db import writing
from charter.drafting import actions, queries
from charter.drafting.models import Version
from charter.record import entries
from charter.refusal import Refused
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

PAGE = "/convenor/timetable"
LATER = {"kind": "comments", "day": ["14", "12", "2026"], "because": "Two boards meet in December."}


@pytest.fixture
def mira(world: World, draft: Version, client: Visitor) -> Iterator[Visitor]:
    """The convenor at her desk, a day after the draft opened."""
    with time_machine.travel(NOON + DAY):
        yield client.sign_in(world.mira)


def test_a_window_is_lengthened_and_the_public_page_says_why(mira: Visitor) -> None:
    mira.send(PAGE, LATER)
    closes = queries.window(1, "comments").closes_at  # type: ignore[union-attr]
    assert closes == datetime.fromisoformat("2026-12-14T23:59:00+00:00")
    assert queries.is_open(1, "comments", closes - timedelta(minutes=1)) and not queries.is_open(1, "comments", closes)
    assert queries.window(1, "words").closes_at < closes  # type: ignore[union-attr]
    assert len(entries.about(version=1, kind="window-set")) == 1
    html = mira.visit("/timetable")
    assert "14\u00a0December\u00a02026" in html and "Two boards meet in December." in html


def test_both_at_once(mira: Visitor) -> None:
    mira.send(PAGE, {**LATER, "kind": "both"})
    assert len(entries.about(version=1, kind="window-set")) == 2


def test_shortening_is_refused_with_the_words_kept(mira: Visitor) -> None:
    html = mira.send(PAGE, {**LATER, "day": ["10", "11", "2026"]}, 409)
    assert "never shortened" in html and "Two boards meet in December." in html


def test_more_than_two_years_is_refused_with_the_words_kept(mira: Visitor) -> None:
    html = mira.send(PAGE, {**LATER, "day": ["9", "10", "2029"]}, 409)
    assert "more than two years from today" in html and "Two boards meet in December." in html
    assert not entries.about(version=1, kind="window-set")
    mira.send(PAGE, {**LATER, "kind": "both", "day": ["1", "10", "2028"]})


@pytest.mark.parametrize("bad", [{"day": ["31", "2", "2026"]}, {"day": ["", "", ""]}, {"because": ""}, {"kind": "all"},
                                 {"because": "a\x00b"}, {"day": ["1", "1", "99999"]}, {"day": ["31", "12", "9999"]}])
def test_slips_are_told_by_the_field(mira: Visitor, bad: dict[str, object]) -> None:
    mira.send(PAGE, {**LATER, **bad}, 422)
    assert not entries.about(version=1, kind="window-set")


@pytest.mark.parametrize("who", ["ada", "colin", "hilary"])
def test_nobody_else_may(world: World, draft: Version, client: Visitor, who: str) -> None:
    client.sign_in(world.people[who]).visit(PAGE, 403)
    assert client.post(PAGE, LATER).status_code == 403


def test_a_settled_text_has_no_times_to_lengthen(world: World, draft: Version, mira: Visitor) -> None:
    with writing():
        actions.settle(draft, lines=[], by=world.hilary, at=NOON + DAY)
    assert "No draft is open" in mira.visit(PAGE)
    with pytest.raises(Refused, match="Only the current draft"), writing():
        actions.lengthen(draft, "words", closes_at=NOON + 90 * DAY, by=world.mira, at=NOON + DAY, because="x")


def test_a_replaced_draft_is_no_longer_open(world: World, draft: Version) -> None:
    with writing():
        actions.import_next(draft.source + "\nMore.\n", by=world.mira, at=NOON + DAY, expected_parent=1)
    assert not queries.is_open(1, "comments", NOON + DAY) and queries.is_open(2, "comments", NOON + DAY)
