"""A person's own page: roles, name, password."""

from __future__ import annotations

import pytest
from flask import Flask

from charter.db import db, writing
from charter.people import passwords
from charter.people.actions import inviting
from charter.people.models import Person
from charter.record import entries
from tests.visiting import Visitor
from tests.world import NOON, World


def test_it_shows_what_one_takes_part_as(client: Visitor, world: World) -> None:
    html = client.sign_in(world.ada).visit("/account/")
    assert "Headteacher, Alder Bank Primary School: group Heads" in html and "Voice or deputy" in html
    assert "Convenor" in client.sign_in(world.mira).visit("/account/")


def test_a_new_name(client: Visitor, world: World) -> None:
    client.sign_in(world.ada)
    client.send("/account/", {"name": "Ada B. <Bright>"})
    db.session.expire_all()
    assert db.session.get(Person, world.ada.id).name == "Ada B. <Bright>"
    assert "Ada B. &lt;Bright&gt;" in client.visit("/account/")


def test_a_password(client: Visitor, world: World) -> None:
    client.sign_in(world.ada)
    html = client.send("/account/", {"password": "three odd words"})
    assert "Your password is set" in html
    db.session.expire_all()
    kept = db.session.get(Person, world.ada.id).password
    assert kept and "odd" not in kept and passwords.is_right("three odd words", kept)
    assert not passwords.is_right("three odd word", kept)


def test_a_new_password_ends_every_other_browsers_session(app: Flask, client: Visitor, world: World) -> None:
    other, once_more = Visitor(app).sign_in(world.ada), {"password": "three odd words"}
    client.sign_in(world.ada).send("/account/", once_more)
    assert "You sign in as" in client.visit("/account/"), "this browser stays"
    assert other.http.get("/account/").status_code == 303
    other.http.post("/account/sign-in", data={"email": world.ada.email, "csrf_token": other.token(), **once_more})
    assert other.http.get("/account/").status_code == 200
    html = client.send("/account/", {"password": "four quite odd words"})
    assert "signed out everywhere else" in html and other.http.get("/account/").status_code == 303


def test_who_runs_this_tells_a_new_holder_and_a_new_name_at_once(app: Flask, client: Visitor, world: World) -> None:
    """A public page is kept while nothing is entered in the record, so what it tells must be entered."""
    anybody = Visitor(app)
    assert "Mira Thwaite" in anybody.visit("/who-runs-this")
    client.sign_in(world.mira).send("/account/", {"name": "Mira Thwaite-Lund"})
    assert "Mira Thwaite-Lund" in anybody.visit("/who-runs-this")
    with writing():
        row = inviting.invite(email="sol@x.example", name="Sol", title="", group=None, organisation=None, office="stand_in",
                              by=None, at=NOON)
    assert "Sol Reyes" not in anybody.visit("/who-runs-this")
    with writing():
        inviting.take_up(row, inviting.Newcomer("Sol Reyes"), at=NOON)
    assert "Sol Reyes" in anybody.visit("/who-runs-this")
    assert [e.kind for e in entries.since(-1)][-3:] == ["name-changed", "person-invited", "office-taken"]
    log = anybody.visit("/record")
    assert "The stand-in for the convenor took up the task." in log and "Sol" not in log and "Mira" not in log


def test_a_member_without_an_office_is_renamed_without_an_entry(client: Visitor, world: World) -> None:
    before = entries.latest()
    client.sign_in(world.ada).send("/account/", {"name": "Ada B"})
    assert entries.latest() == before


@pytest.mark.parametrize("data", [{"name": ""}, {"name": "a\u2066b"}, {"name": "x" * 121}, {"password": "short"},
                                  {"password": "x" * 201}])
def test_slips(client: Visitor, world: World, data: dict[str, str]) -> None:
    client.sign_in(world.ada)
    client.send("/account/", data, 422)
    ada = db.session.get(Person, world.ada.id)
    assert ada.name == "Ada Bright" and ada.password is None


def test_visitors_are_sent_to_sign_in_and_back(client: Visitor, world: World) -> None:
    answer = client.http.get("/account/")
    assert answer.status_code == 303 and answer.headers["Location"].endswith("/account/sign-in?next=/account/")
    assert client.post("/account/name", {"name": "X"}).status_code == 403
    assert client.post("/account/password", {"password": "three odd words"}).status_code == 403
