"""What the site says of itself: said on one page, read on the public ones, plainly missing where nobody said it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine

from charter.area import queries
from charter.drafting.models import Version
from charter.record import entries
from charter.telling import worker
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

PAGE = "/convenor/site"
SAID = {"host": "Wharnley Libraries", "payer": "Every partner by its size", "removes": "Any four groups, in writing.",
        "controller": "Wharnley Libraries Trust", "above": "The chair of the schools forum", "report_days": "3",
        "licence_code": "ogl-3.0", "security": "weak@libraries.example"}


@pytest.fixture
def mira(world: World, draft: Version, client: Visitor) -> Iterator[Visitor]:
    """The convenor at her desk."""
    with time_machine.travel(NOON + DAY):
        yield client.sign_in(world.mira)


def test_what_is_said_stands_on_the_public_pages_and_once_in_the_log(mira: Visitor) -> None:
    before, visitor = entries.latest(), Visitor(mira.http.application)
    assert "Nobody has said this yet" in visitor.visit("/who-runs-this")
    mira.send(PAGE, SAID)
    new = entries.since(before)
    assert [entry.kind for entry in new] == ["site-told"] and "Libraries" not in new[0].public
    assert "Wharnley Libraries Trust" in visitor.visit("/who-runs-this") and "Any four groups" in visitor.visit("/who-runs-this")
    assert "Wharnley Libraries Trust" in visitor.visit("/privacy")
    html = visitor.visit("/complaints")
    assert "3\u00a0working days" in html and "The chair of the schools forum" in html
    assert "Open Government Licence v3.0" in visitor.visit("/licence")


def test_saying_the_same_again_is_no_act_and_emptying_takes_it_back(mira: Visitor) -> None:
    mira.send(PAGE, SAID)
    before = entries.latest()
    mira.send(PAGE, {})
    assert entries.latest() == before
    mira.send(PAGE, {"payer": ""})
    assert queries.said().payer == "" and queries.said().host == "Wharnley Libraries"


@pytest.mark.parametrize(("wrong", "said"), [
    ({"security": "ring the bell"}, "Give an e-mail address"), ({"report_days": "0"}, "from 1 to 10"),
    ({"report_days": "soon"}, "Not a valid integer"), ({"licence_code": "mine"}, "Not a valid choice"),
    ({"host": "a\u202eb"}, "cannot be seen"),
])
def test_slips_are_told_and_nothing_typed_is_lost(mira: Visitor, wrong: dict[str, str], said: str) -> None:
    before = entries.latest()
    html = mira.send(PAGE, {**SAID, **wrong}, 422)
    assert said in html and "Every partner by its size" in html and entries.latest() == before


def test_only_the_desk_says_it(world: World, mira: Visitor) -> None:
    for person in (world.colin, world.hilary, world.ada):
        assert Visitor(mira.http.application).sign_in(person).post(PAGE, SAID).status_code == 403


def test_security_txt_never_ends_while_the_worker_runs(mira: Visitor) -> None:
    address, visitor = "/.well-known/security.txt", Visitor(mira.http.application)
    assert visitor.http.get(address).status_code == 404, "nobody has vouched for it yet"
    mira.send(PAGE, SAID)
    at = NOON + DAY
    for days in range(0, 800, 20):
        now = at + timedelta(days=days)
        worker.give_what_fell_due(now)
        lines = dict(line.split(": ", 1) for line in visitor.http.get(address).text.splitlines())
        assert lines["Contact"] == "mailto:weak@libraries.example"
        ends = datetime.fromisoformat(lines["Expires"])
        assert timedelta(days=9) < ends - now < timedelta(days=365)
    kinds = [entry.kind for entry in entries.since(-1)]
    assert 4 <= kinds.count("security-renewed") <= 6


def test_without_a_contact_of_its_own_it_names_the_address_of_our_letters(mira: Visitor) -> None:
    worker.give_what_fell_due(NOON)
    text = Visitor(mira.http.application).http.get("/.well-known/security.txt").text
    assert "Contact: mailto:charter@localhost" in text
    mira.send(PAGE, {**SAID, "security": "https://wharnley.example/tell-us"})
    text = Visitor(mira.http.application).http.get("/.well-known/security.txt").text
    assert "Contact: https://wharnley.example/tell-us\n" in text
