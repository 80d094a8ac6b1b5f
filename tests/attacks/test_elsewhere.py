"""Presses that come from another site: none does anything, not even in the demonstration, whose bar has no token."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.exceptions import Forbidden

from charter.amending.models import Backing
from charter.db import db
from charter.demo.origin import ours_only
from charter.record import entries
from tests.attacks.stage import Site
from tests.visiting import Visitor

ELSEWHERE = ("https://evil.example", "null", "http://[", "http://localhost.evil.example", "http://localhost:81", "",
             "localhost", "http://evil@localhost.example", "javascript:localhost", "http://evil.example/http://localhost")


@pytest.mark.parametrize("told", [*({"Origin": origin} for origin in ELSEWHERE), *({"Sec-Fetch-Site": site} for site in (
    "cross-site", "same-site", "evil"))], ids=str)
def test_the_demonstrations_bar_is_pressed_from_its_own_pages_only(app: Flask, told: dict[str, str]) -> None:
    with app.test_request_context("/demo/start-over", method="POST", headers=told), pytest.raises(Forbidden):
        ours_only()
    with app.test_request_context("/demo/start-over", method="POST", headers={"Origin": "http://localhost"}):
        ours_only()


def test_a_token_of_another_session_is_worth_nothing(app: Flask, site: Site) -> None:
    """Not an attacker's own, not an old one, not none, and not one in the address."""
    attacker, ben, before = Visitor(app), Visitor(app).sign_in(site.world.ben), entries.latest()
    address = f"/members/amendments/{site.amendment.number}/backing"
    ben.visit("/account/")
    for token in (attacker.token(), "", "x", ".", "a.b.c", attacker.token()[:-1], "null"):
        assert ben.http.post(address, data={"csrf_token": token, "shown": "person"}).status_code == 400, token
        assert ben.http.post(f"{address}?csrf_token={token}", data={"shown": "person"}).status_code == 400
    assert ben.http.post(address, data={"shown": "person", "csrf_token": attacker.token()},
                         headers={"Origin": "https://evil.example"}).status_code == 400
    assert db.session.query(Backing).count() == 0 and entries.latest() == before


def test_a_look_does_nothing_however_it_is_asked(app: Flask, site: Site) -> None:
    """Only a press acts: not GET or HEAD with a form's fields, not a method in a header or a field."""
    hilary, before = Visitor(app).sign_in(site.world.hilary), entries.latest()
    number, token = site.meeting.number, hilary.token()
    for act in ("closing", "opening", f"items/{site.item}/decision", f"items/{site.item}/rounds"):
        address = f"/meetings/{number}/{act}?csrf_token={token}&outcome=adopted&_method=POST"
        assert hilary.http.get(address, headers={"X-HTTP-Method-Override": "POST"}).status_code == 405
        assert hilary.http.head(address).status_code == 405
    assert entries.latest() == before
