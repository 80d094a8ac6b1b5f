"""Taking up an invitation: the link's page shows it, only its button does it, once, within sixty days."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from charter import clock
from charter.db import db, writing
from charter.people import queries
from charter.people.actions import inviting
from charter.people.models import Appointment, Invitation, InvitationUse, Person, Role
from charter.web.tokens import token
from tests.visiting import Visitor
from tests.world import World

DAY = timedelta(days=1)


def _invite(world: World, email: str | None = "nia@home.example", group: str | None = "families", **more: object) -> Invitation:
    given = {"name": "Nia Lund", "title": "Parent", "organisation": None, **more}
    with writing():
        return inviting.invite(email=email, group=group, by=queries.person(world.mira.id), at=clock.now(), **given)  # type: ignore[arg-type]


def _address(row: Invitation) -> str:
    return f"/account/invitations/{row.id}/{token('invitation', row.id)}"


def test_it_makes_a_person_in_the_group_and_signs_them_in(client: Visitor, world: World) -> None:
    row = _invite(world)
    html = client.visit(_address(row))
    assert "Mira Thwaite asks you" in html and "Families" in html and "no school and no child is named" in html
    client.http.post(_address(row), data={"name": "Nia L", "csrf_token": client.token()})
    person = db.session.scalars(select(Person).where(Person.email == "nia@home.example")).one()
    role = db.session.scalars(select(Role).where(Role.person_id == person.id)).one()
    assert (person.name, person.password, role.group_slug, role.organisation_id) == ("Nia L", None, "families", None)
    assert "Nia L" in client.visit("/account/")


def test_a_role_at_an_organisation(client: Visitor, world: World) -> None:
    row = _invite(world, "nia@alder.example", "heads", title="Headteacher", organisation=world.organisations["alder"])
    assert "Alder Bank Primary School" in client.visit(_address(row))
    client.http.post(_address(row), data={"name": "Nia", "csrf_token": client.token()})
    person = queries.person_by_email("NIA@alder.example")
    assert person and queries.roles_now(person)[0].organisation.name == "Alder Bank Primary School"


def test_with_a_password(client: Visitor, world: World) -> None:
    row = _invite(world)
    client.http.post(_address(row), data={"name": "Nia", "password": "three odd words", "csrf_token": client.token()})
    client.post("/account/sign-out")
    client.http.post("/account/sign-in", data={"email": "nia@home.example", "password": "three odd words",
                                               "csrf_token": client.token()})
    assert client.http.get("/account/").status_code == 200


def test_opening_the_link_uses_nothing(client: Visitor, world: World) -> None:
    row = _invite(world)
    for _ in range(3):
        client.visit(_address(row))
        client.http.head(_address(row))
    assert db.session.scalar(select(func.count()).select_from(InvitationUse)) == 0


def test_the_link_works_once(client: Visitor, world: World) -> None:
    row = _invite(world)
    data = {"name": "Nia", "csrf_token": client.token()}
    assert client.http.post(_address(row), data=data).status_code == 303
    assert "taken up" in client.visit(_address(row), 409)
    assert client.post(_address(row), {"name": "Other"}).status_code == 409
    assert db.session.scalar(select(func.count()).select_from(Person).where(Person.name == "Other")) == 0


def test_it_ends_after_sixty_days(client: Visitor, world: World) -> None:
    row = _invite(world)
    with time_machine.travel(row.at + 59 * DAY, tick=False):
        client.visit(_address(row))
    with time_machine.travel(row.at + 61 * DAY, tick=False):
        assert "more than 60 days old" in client.visit(_address(row), 409)
        assert client.post(_address(row), {"name": "Nia"}).status_code == 409
    assert queries.person_by_email("nia@home.example") is None


def test_forged_cut_and_unknown_links_are_answered_alike(client: Visitor, world: World) -> None:
    row, other = _invite(world), _invite(world, "pat@home.example")
    good = _address(row)
    wrong = (good[:-3], good[:-1] + ("0" if good[-1] != "0" else "1"), f"/account/invitations/{'0' * 32}/{'0' * 64}",
             f"/account/invitations/{row.id}/{token('invitation', other.id)}",
             f"/account/invitations/{row.id}/{token('sign-in', row.id)}")
    for address in wrong:
        assert "not whole" in client.visit(address, 403)
        assert client.post(address, {"name": "Nia"}).status_code == 403
    assert db.session.scalar(select(func.count()).select_from(InvitationUse)) == 0


def test_somebody_who_is_here_gains_a_role_and_keeps_the_rest(client: Visitor, world: World) -> None:
    row = _invite(world, "ada@alder.example", "families")
    assert "You are here already" in client.visit(_address(row))
    client.http.post(_address(row), data={"name": "Somebody Else", "password": "a stolen password",
                                          "csrf_token": client.token()})
    ada = queries.person(world.ada.id)
    assert ada and ada.name == "Ada Bright" and ada.password is None
    assert {role.group_slug for role in queries.roles_now(ada)} == {"heads", "families"}


def test_an_office_by_a_printed_link(client: Visitor, world: World) -> None:
    row = _invite(world, None, None, name=None, title="", office="convenor")
    client.visit(_address(row))
    client.http.post(_address(row), data={"name": "Olu", "email": "Olu@home.example", "csrf_token": client.token()})
    olu = queries.person_by_email("olu@home.example")
    assert olu and db.session.scalars(select(Appointment.office).where(Appointment.person_id == olu.id)).all() == ["convenor"]


def test_a_printed_link_opens_nobody_elses_account(client: Visitor, world: World) -> None:
    row = _invite(world, None, None, name=None, title="", office="convenor")
    answer = client.post(_address(row), {"name": "Olu", "email": "ada@alder.example"})
    assert answer.status_code == 409 and "Somebody here signs in with this address" in answer.get_data(as_text=True)
    assert "convenor" not in queries.standings(queries.person(world.ada.id))


@pytest.mark.parametrize("data", [{"name": ""}, {"name": "x" * 121}, {"name": "a\u202eb"}, {"name": "Nia", "password": "short"}])
def test_slips_keep_the_link_good(client: Visitor, world: World, data: dict[str, str]) -> None:
    row = _invite(world)
    client.send(_address(row), data, 422)
    assert db.session.get(InvitationUse, row.id) is None


def test_a_press_without_the_token_of_the_form_does_nothing(app: Flask, client: Visitor, world: World) -> None:
    row = _invite(world)
    assert client.http.post(_address(row), data={"name": "Nia"}).status_code == 400
    assert db.session.get(InvitationUse, row.id) is None
