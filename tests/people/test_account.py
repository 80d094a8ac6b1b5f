"""A person's own page: roles, name, password."""

from __future__ import annotations

import pytest

from charter.db import db
from charter.people import passwords
from charter.people.models import Person
from tests.visiting import Visitor
from tests.world import World


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
