"""Every door that writes has a row in may.py and asks for the form's token; the table is tried on the real doors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from charter.app import create_app, csrf
from charter.db import writing
from charter.drafting.models import Version
from charter.people import may
from charter.people.founding import appoint
from charter.people.models import Person
from tests.conftest import settings
from tests.visiting import Visitor
from tests.world import NOON, World

WRITES = {"POST", "PUT", "PATCH", "DELETE"}
# Acts whose door only the holder of a letter's link, or the author, passes: their tests are beside them.
BY_WHAT_IS_HELD = frozenset({may.OWN, may.TOKEN})
# Who stands for each standing in the small world.
WHO = {may.VISITOR: None, may.MEMBER: "ben", may.VOICE: "ada", may.CHAIR: "hilary", may.CONVENOR: "mira",
       may.STAND_IN: "sten"}
# What a door says when it lets somebody through: a slip, a missing thing, a refusal, a page, a way on; never 403.
LET_THROUGH = {200, 303, 404, 409, 422}


@dataclass(frozen=True)
class Door:
    """One address that can be posted to, and its act."""

    endpoint: str
    rule: str
    act: str | None


def doors(app: Flask) -> list[Door]:
    """Every address of the app that takes more than looking."""
    return [Door(rule.endpoint, rule.rule, getattr(app.view_functions[rule.endpoint], "act", None))
            for rule in app.url_map.iter_rules() if (rule.methods or set()) & WRITES]


def test_every_door_that_writes_has_an_act_in_the_table(app: Flask) -> None:
    found = doors(app)
    assert len(found) > 30, "there are many doors"
    assert [d for d in found if d.act not in may.TABLE] == []


def test_no_door_is_excused_from_the_forms_token(app: Flask) -> None:
    assert csrf._exempt_views == set()
    assert {getattr(one, "name", one) for one in csrf._exempt_blueprints} <= {"demo"}, (
        "the demonstration's bar stands on public pages, which carry no token; it checks the origin instead")


def test_a_demonstrations_doors_have_acts_too(tmp_path: Path) -> None:
    pytest.importorskip("charter.demo.routes")


    app = create_app(settings(tmp_path, CHARTER_DEMO="1"))
    assert [d for d in doors(app) if d.act not in may.TABLE] == []


def test_every_row_of_the_table_has_a_door(app: Flask) -> None:
    used = {getattr(view, "act", None) for view in app.view_functions.values()}
    idle = {act for act in may.TABLE if act not in used} - {"read", "demo.act"}
    assert idle == set(), "a row that guards nothing is a promise nobody keeps"


def test_every_posting_without_a_token_is_turned_away(app: Flask, world: World, draft: Version) -> None:
    client = Visitor(app)
    for door in doors(app):
        answer = client.http.post(filled(door.rule, app, world))
        assert answer.status_code in (400, 404), f"{door.rule}: {answer.status_code}"


def test_nothing_but_the_listed_methods(app: Flask, world: World) -> None:
    client, posted = Visitor(app), {door.rule for door in doors(app)}
    for rule in app.url_map.iter_rules():
        if rule.rule not in posted and not rule.rule.startswith("/static"):
            answer = client.post(filled(rule.rule, app, world))
            assert answer.status_code in (404, 405), f"POST {rule.rule}: {answer.status_code}"


@pytest.fixture
def everybody(world: World, draft: Version) -> World:
    """The small world with a stand-in who holds no other part."""
    with writing() as session:
        world.people["sten"] = Person(name="Sten Ashe", email="sten@home.example", joined_at=NOON)
        session.add(world.people["sten"])
        session.flush()
        appoint(world.people["sten"], "stand_in", at=NOON)
    return world


@pytest.mark.parametrize("standing", WHO)
def test_the_table_on_the_real_doors(app: Flask, everybody: World, standing: str) -> None:
    """Act by standing: each real door is posted to, empty, by each sort of person, and opens just where the table says."""
    client, wrong = Visitor(app), []
    held = _standings(standing)
    if WHO[standing]:
        client.sign_in(getattr(everybody, WHO[standing] or ""))
    token = client.token()
    for door in _tried(doors(app)):
        expected = may.may(door.act or "", held)
        address = filled(door.rule, app, everybody)
        answer = client.http.post(address, data={"csrf_token": token})
        opened = answer.status_code in LET_THROUGH
        if opened != expected or answer.status_code not in LET_THROUGH | {403}:
            wrong.append(f"{standing} at {door.act} {address}: {answer.status_code}, and the table says {expected}")
    assert wrong == []


@pytest.mark.parametrize("standing", WHO)
def test_looking_behind_the_desk(app: Flask, everybody: World, standing: str) -> None:
    """Private pages open just where the table says; a visitor is asked to sign in."""
    client, wrong = Visitor(app), []
    held = _standings(standing)
    if WHO[standing]:
        client.sign_in(getattr(everybody, WHO[standing] or ""))
    for rule in app.url_map.iter_rules():
        act = getattr(app.view_functions[rule.endpoint], "act", None)
        if act is None or "GET" not in (rule.methods or set()) or may.TABLE[act][0] & BY_WHAT_IS_HELD:
            continue
        if act == "members.see":
            continue  # everybody's own page, also with no part left; tried in tests/reading/test_members.py
        answer = client.http.get(filled(rule.rule, app, everybody))
        shut = answer.status_code == 403 or "/account/sign-in?next" in answer.headers.get("Location", "")
        if shut == may.may(act, held):
            wrong.append(f"{standing} at {rule.rule} ({act}): {answer.status_code}, and the table says {not shut}")
    assert wrong == []


def _standings(standing: str) -> set[str]:
    """What the person who stands for a standing is altogether: Ada, a voice, is a member too."""
    return {standing, may.VISITOR} | ({may.MEMBER} if standing == may.VOICE else set())


def _tried(found: list[Door]) -> list[Door]:
    own = (door for door in found if not may.TABLE[door.act or ""][0] & BY_WHAT_IS_HELD)
    # Signing out goes last: nobody is anybody after it.
    return sorted((d for d in own if d.act != "account.sign-out"), key=lambda d: d.rule)


def filled(rule: str, app: Flask, world: World) -> str:
    """An address of this rule, with things of the small world in its gaps where there are any."""
    known = {"number": "1", "old": "1", "new": "1", "slug": "heads", "group": "heads", "kind": "voice", "seq": "0",
             "organisation_id": world.organisations["alder"].id}
    return re.sub(r"<(?:[^:<>]+(?:\([^)]*\))?:)?([a-z_]+)>", lambda gap: known.get(gap[1], "0" * 32), rule)


