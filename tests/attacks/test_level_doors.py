"""The council and the convenor at the doors: the one a partner among equals, the other a clerk."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask, url_for

from charter import clock
from charter.db import db, writing
from charter.meeting import queries
from charter.meeting.models import Decision, MeetingClosing
from charter.people import may
from charter.people.founding import appoint
from charter.people.models import Person
from charter.record import entries
from tests.attacks.stage import Site
from tests.visiting import Visitor

# What only the room decides, through its chair: a clerk writes, asks nobody, and confirms nothing.
DECIDING = ("meeting.open", "meeting.ask", "meeting.decide", "meeting.undo", "meeting.blend", "meeting.close", "minutes.approve",
            "settling.settle", "position.line", "position.answer", "settling.answer")


def doors(app: Flask, site: Site, method: str) -> list[tuple[str, str, str]]:
    """Every door with this method: its act, its name and an address that leads somewhere."""
    with app.test_request_context():
        return [(getattr(app.view_functions[rule.endpoint], "act", ""), rule.endpoint,
                 url_for(rule.endpoint, **gaps(site, rule.endpoint, rule.arguments)))
                for rule in app.url_map.iter_rules() if method in (rule.methods or ()) and rule.endpoint != "static"]


def gaps(site: Site, endpoint: str, names: set[str]) -> dict[str, Any]:
    """Something that exists for each gap, or a name that nothing has where the stage holds nothing of that kind."""
    found: dict[str, Any] = {}
    for name in names:
        try:
            found |= site.fill(endpoint, {name})
        except KeyError:
            found[name] = "0" * 32
    return found


def test_a_council_officer_sees_nothing_before_others(app: Flask, site: Site) -> None:
    """Every page that opens for an officer of the council opens at the same time for a head who holds no office."""
    colin, ben = Visitor(app).sign_in(site.world.colin), Visitor(app).sign_in(site.world.ben)
    theirs = [(name, address) for _, name, address in doors(app, site, "GET")
              if colin.http.get(address).status_code == 200 and ben.http.get(address).status_code != 200]
    assert theirs == []


def test_an_appointed_officer_of_the_council_chairs_nothing(app: Flask, site: Site) -> None:
    """Somebody gave the office to an officer of the council: no chair's door opens by that, and nothing is done."""
    with writing() as session:
        appoint(session.get(Person, site.world.colin.id), "chair", at=clock.now())
    chairs = {act for act, (who, _) in may.TABLE.items() if may.CHAIR in who and not who & {may.MEMBER, may.VISITOR}}
    colin, log = Visitor(app).sign_in(site.world.colin), entries.latest()
    opened = [name for act, name, address in doors(app, site, "POST") if act in chairs and colin.post(address).status_code != 403]
    assert opened == [] and entries.latest() == log and len(chairs) > 10


@pytest.mark.parametrize("who", ["mira", "sten"])
def test_the_convenor_decides_nothing(app: Flask, site: Site, who: str) -> None:
    clerk, before = Visitor(app).sign_in(site.world.people[who]), entries.latest()
    tried = [(name, clerk.post(address, {"outcome": "adopted", "reason": "x", "position": "consent"}).status_code)
             for act, name, address in doors(app, site, "POST") if act in DECIDING]
    assert {status for _, status in tried} == {403} and len(tried) >= len(DECIDING)
    assert entries.latest() == before
    assert db.session.query(Decision).count() == 0 and db.session.query(MeetingClosing).count() == 0


def test_no_act_lets_the_council_in_by_name() -> None:
    """There is no standing of the council in the table: whatever its officers may do, every member may."""
    assert "council" not in may.STANDINGS
    assert all(who <= set(may.STANDINGS) for who, _ in may.TABLE.values())


def test_a_line_is_entered_for_no_group_that_is_not_there(app: Flask, site: Site) -> None:
    chair = Visitor(app).sign_in(site.world.hilary)
    for group in ("nobody", "heads%00", "../heads", "x" * 400):
        answer: Any = chair.post(f"/meetings/{site.meeting.number}/items/{site.item}/lines/{group}", {"position": "consent"})
        assert answer.status_code in (404, 409), group
    item = queries.item(site.item)
    assert item is not None and len(queries.lines_now(queries.last_round(item))) == 7
