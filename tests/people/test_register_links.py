"""Which school became which: links followed through chains, circles, mergers and splits, and what follows on the list."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from charter.db import db, writing
from charter.people.models import Organisation
from charter.people.register import keeping, parsing
from charter.people.register.succession import Days, Now, Succession
from charter.people.seeking import described, formerly, offered
from charter.record import entries
from tests.world import NOON

TODAY = date(2026, 11, 22)
LINKS = Path(__file__).parents[3] / "shared" / "data" / "schools" / "links_edubasealldata20250422.csv"
HEAD = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n"
SCHOOLS = "URN,EstablishmentName,Town,OpenDate,CloseDate\n"
PLAIN, BACK = "Successor", "Predecessor"


def _steps(*links: tuple[int, int, str]) -> Succession:
    return Succession((*link, None) for link in links)


def _take(text: str | bytes) -> dict[str, object]:
    data = text.encode() if isinstance(text, str) else text
    parsed = parsing.parse(io.BytesIO(data), today=TODAY)
    with writing():
        return json.loads(keeping.keep(parsed, file_name="links.csv", by=None, at=NOON).report)  # type: ignore[no-any-return]


def _school(urn: int) -> Organisation:
    db.session.expire_all()
    return db.session.scalars(select(Organisation).where(Organisation.urn == urn)).one()


@pytest.mark.parametrize(("links", "open_now", "now", "became"), [
    ([(1, 2, PLAIN), (2, 1, BACK)], {2}, {2}, Now(2, True)),
    ([(1, 2, PLAIN)], {2}, {2}, Now(2, True)), ([(2, 1, BACK)], {2}, {2}, Now(2, True)),  # said on one side only
    ([(1, 2, PLAIN), (2, 3, PLAIN), (3, 4, PLAIN), (4, 5, PLAIN)], {5}, {5}, Now(5, True)),
    ([(1, 2, PLAIN), (2, 3, "Successor - merged")], {3}, {3}, Now(3, False)),
    ([(1, 3, PLAIN), (2, 3, PLAIN)], {3}, {3}, Now(3, False)),  # two became one
    ([(1, 2, PLAIN), (1, 3, PLAIN)], {2, 3}, {2, 3}, None),  # one became two
    ([(1, 2, "Successor - Split School"), (1, 3, "Successor - Split School")], {2}, {2}, None),
    ([(1, 2, PLAIN), (2, 1, PLAIN)], set(), set(), None), ([(1, 2, PLAIN), (2, 3, PLAIN), (3, 2, PLAIN)], set(), set(), None),
    ([(1, 2, PLAIN), (2, 1, PLAIN)], {2}, {2}, Now(2, False)),  # each names the other: one of them is open
    ([(2, 1, PLAIN)], {1}, {1}, Now(1, False)),  # the other was there before it
    ([(1, 2, PLAIN)], set(), set(), None), ([(1, 2, "Sixth Form Centre Link")], {2}, set(), None),
    ([(1, 2, "Result of Amalgamation"), (2, 1, "Result of Amalgamation")], {2}, {2}, Now(2, False)),
])
def test_links_are_followed_safely(links: list[tuple[int, int, str]], open_now: set[int], now: set[int],
                                   became: Now | None) -> None:
    steps = _steps(*links)
    assert steps.now(1 if links != [(2, 1, PLAIN)] else 2, open_now.__contains__) == now
    assert steps.became(1 if links != [(2, 1, PLAIN)] else 2, open_now.__contains__, {}) == became


@pytest.mark.parametrize(("opened", "closed", "same"), [
    (date(2024, 9, 1), date(2024, 7, 22), True), (date(2024, 9, 1), date(2024, 8, 31), True),
    (date(2016, 9, 1), date(2024, 8, 31), False),
    (None, date(2024, 8, 31), True), (date(2024, 9, 1), None, True),
])
def test_a_school_that_was_there_before_is_another(opened: date | None, closed: date | None, same: bool) -> None:
    days = {1: Days(closed=closed), 2: Days(opened=opened)}
    assert _steps((1, 2, PLAIN)).became(1, {2}.__contains__, days) == Now(2, same)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9), st.sampled_from(
    (PLAIN, BACK, "Merged", "Successor - merged"))), max_size=30), st.sets(st.integers(1, 9)))
def test_whatever_the_links_say_following_them_ends(links: list[tuple[int, int, str]], open_now: set[int]) -> None:
    steps = _steps(*links)
    for urn in range(1, 10):
        ends = steps.now(urn, open_now.__contains__)
        assert ends <= open_now - {urn}
        became = steps.became(urn, open_now.__contains__, {})
        assert became is None or became.urn in open_now
        assert urn not in steps.came_before(urn, open_now.__contains__)


def test_a_conversion_is_found_by_its_old_name_and_is_the_same_school(app: Flask) -> None:
    _take(SCHOOLS + "100001,Oldbeck Infant and Junior School,Wharnley,,\n")
    _take(SCHOOLS + "100001,Oldbeck Infant and Junior School,Wharnley,,31-08-2026\n140001,Beck Academy,Wharnley,01-09-2026,\n")
    report = _take(HEAD + "100001,140001,Beck Academy,Successor,01-09-2026\n"
                   "140001,100001,Oldbeck Infant and Junior School,Predecessor,01-09-2026\n")
    assert (report["kind"], report["taken"]) == ("link", 2) and entries.since(-1)[-1].kind == "register-imported"
    old, new = _school(100001), _school(140001)
    assert (old.now_id, old.now_same) == (new.id, True) and (new.now_id, new.now_same) == (None, False)
    for typed in ("oldbeck junior", "100001", "infant wharnley"):
        (found,) = offered(typed, today=TODAY, most=8)
        assert found.urn == 140001, "a closed school is never offered, what it became is"
        assert formerly(found, typed) == "Oldbeck Infant and Junior School"
    assert formerly(new, "beck academy") == ""
    _take(HEAD + "1,2,Another,Other,\n")
    assert _school(100001).now_id is None and not offered("oldbeck", today=TODAY, most=8), "the newest file is all the links"


def test_mergers_and_splits_are_found_and_are_not_the_same_school(app: Flask) -> None:
    _take(SCHOOLS + "100001,Alder Infants,,,\n100002,Alder Juniors,,,\n100003,Great School,,,\n")
    _take(SCHOOLS + "100001,Alder Infants,,,31-08-2026\n100002,Alder Juniors,,,31-08-2026\n100003,Great School,,,31-08-2026\n"
          "140001,Alder Primary,,01-09-2026,\n140002,North School,,01-09-2026,\n140003,South School,,01-09-2026,\n")
    _take(HEAD + "100001,140001,Alder Primary,Successor - merged,\n100002,140001,Alder Primary,Successor - merged,\n"
          "100003,140002,North School,Successor - Split School,\n100003,140003,South School,Successor - Split School,\n")
    primary = _school(140001)
    assert [(_school(n).now_id, _school(n).now_same) for n in (100001, 100002)] == [(primary.id, False)] * 2
    assert _school(100003).now_id is None
    assert [row.urn for row in offered("great school", today=TODAY, most=8)] == [140002, 140003]


def test_two_of_one_name_are_told_apart(app: Flask) -> None:
    _take("URN,EstablishmentName,Town,LA (name),Postcode\n1,St Mary’s,Wharnley,North,WH1 1AA\n2,St Mary’s,Oldbeck,North,WH1 1AB\n"
          "3,St Mary’s,Oldbeck,North,WH1 1AC\n4,St Mary’s,,South,\n5,St Mary’s,,South,\n")
    found = described(offered("st marys", today=TODAY, most=8))
    assert sorted(found.values()) == ["St Mary’s, Oldbeck, WH1 1AB", "St Mary’s, Oldbeck, WH1 1AC", "St Mary’s, South, URN 4",
                                      "St Mary’s, South, URN 5", "St Mary’s, Wharnley"]
    for typed, urn in (("st marys oldbeck wh1 1ac", 3), ("WH11AA", 1), ("st mary wh1 1ab", 2)):
        assert [row.urn for row in offered(typed, today=TODAY, most=8)] == [urn], typed


def test_a_school_that_is_to_close_is_offered_until_then(app: Flask) -> None:
    _take("URN,EstablishmentName,CloseDate,EstablishmentStatus (name)\n"
          "1,Late School,31-08-2027,\"Open, but proposed to close\"\n")
    assert offered("late", today=TODAY, most=8) and not offered("late", today=date(2027, 9, 1), most=8)


@pytest.mark.shared
def test_the_departments_own_links(app: Flask) -> None:
    with LINKS.open("rb") as file:
        parsed = parsing.parse(file, today=TODAY)
    assert isinstance(parsed, parsing.Links) and (len(parsed.taken), len(parsed.refused)) == (33_801, 0)
    steps = Succession(link[:3] + link[4:] for link in parsed.taken)
    numbers = set(steps.after) | set(steps.before)
    ends = {urn for urn in numbers if not steps.after.get(urn)}  # as if whatever no link leads on from were open
    became = {urn: steps.became(urn, ends.__contains__, {}) for urn in numbers - ends}
    assert became[100111] == Now(143211, True), "a plain conversion"
    assert became[100016] == became[100017] == Now(132245, False), "two that became one"
    assert became[100024] is None or not became[100024].same, "an infant school taken in by the one beside it"
    assert sum(now is not None for now in became.values()) > 14_000
    assert all(steps.now(urn, ends.__contains__) <= ends for urn in numbers), "the circles too come to an end"
