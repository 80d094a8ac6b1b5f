"""A note that only the members of one's own organisation see."""

from __future__ import annotations

import pytest

from charter.amending.models import OrganisationNote
from charter.clock import now
from charter.db import db, writing
from charter.drafting.models import Version
from charter.people.models import Person, Role, RoleEnding
from charter.record import entries
from tests.amending.put import reword, suggest
from tests.attacks import CORPUS, wrong
from tests.visiting import Visitor
from tests.world import World

MINE = "/members/amendments/1"
SECRET = "The board must see this on Tuesday."


@pytest.fixture
def first(world: World, draft: Version) -> World:
    """A1, Ben's; Ada (head) and Gita (chair of governors) are both at Alder Bank."""
    suggest(world, "ben", reword("Schools should talk", "should", "will"))
    return world


def note(client: Visitor, world: World, who: str, words: str = SECRET, status: int = 200) -> str:
    return client.sign_in(world.people[who]).press(MINE, "/note", {"note": words}, status)


def test_colleagues_see_it_and_may_change_it(client: Visitor, first: World) -> None:
    before = entries.latest()
    assert SECRET in note(client, first, "ada")
    html = client.sign_in(first.gita).visit(MINE)
    assert SECRET in html and "Ada Bright wrote it on" in html
    note(client, first, "gita", "On Thursday.")
    assert "On Thursday." in client.sign_in(first.ada).visit(MINE) and SECRET not in client.visit(MINE)
    assert entries.latest() == before, "it is no public act"
    assert len(db.session.query(OrganisationNote).all()) == 1


def test_nobody_else_sees_it(client: Visitor, first: World) -> None:
    note(client, first, "ada")
    for somebody in ("ben", "fay", "tom", "colin", "hana"):
        html = client.sign_in(first.people[somebody]).visit(MINE)
        assert SECRET not in html
    assert "A note for Beckfoot High School" in client.sign_in(first.ben).visit(MINE)
    assert "For your own organisation" not in client.sign_in(first.fay).visit(MINE), "a parent comes in her own right"
    for address in ("/amendments/1", "/amendments/", "/feed.atom", "/record", "/data/", "/data/charter.json", "/versions/1"):
        assert SECRET.encode() not in Visitor(client.http.application).http.get(address).data, address


def test_emptied_it_is_gone(client: Visitor, first: World) -> None:
    note(client, first, "ada")
    note(client, first, "gita", "")
    assert SECRET not in client.sign_in(first.ada).visit(MINE) and db.session.query(OrganisationNote).count() == 0


def test_two_at_once_lose_nothing(client: Visitor, first: World) -> None:
    client.sign_in(first.ada).visit(MINE)
    assert client.page
    stale = dict(next(f for f in client.page.forms if "note" in f["fields"])["fields"])
    note(client, first, "gita", "From Gita.")
    client.sign_in(first.ada)
    html = client._seen(client.post(MINE + "/note", {**stale, "note": "From Ada."}), 409)
    assert "From Gita." in html and "From Ada." in html and "A colleague changed this note" in html
    assert client.page
    again = dict(next(f for f in client.page.forms if "note" in f["fields"])["fields"])
    assert client.post(MINE + "/note", {**again, "note": "From both."}).status_code == 303


def test_for_another_organisation_or_after_ones_role_ended(client: Visitor, first: World) -> None:
    alder = first.organisations["alder"].id
    for somebody in ("ben", "fay", "colin"):
        client.sign_in(first.people[somebody])
        assert client.post(MINE + "/note", {"note": "x", "organisation": alder, "revision": "0"}).status_code == 409
    note(client, first, "gita")
    with writing() as session:
        session.add(RoleEnding(role_id=first.roles["gita"].id, at=now()))
        session.add(Role(person_id=first.gita.id, group_slug="families", title="Parent", since=now()))
    html = client.sign_in(first.gita).visit(MINE)
    assert SECRET not in html and client.post(MINE + "/note", {"note": "x", "organisation": alder}).status_code == 409


def test_visitors_and_the_convenor_may_not(client: Visitor, first: World) -> None:
    assert client.post(MINE + "/note", {"note": "x"}).status_code == 403
    client.sign_in(first.mira)
    assert client.post(MINE + "/note", {"note": "x"}).status_code == 403


@pytest.mark.parametrize("words", ["x" * 3001, "a\u202eb", "a\x07b"])
def test_a_slip_loses_nothing(client: Visitor, first: World, words: str) -> None:
    html = note(client, first, "ada", words, 422)
    assert "characters long" in html or "cannot be seen" in html
    assert words.replace("\x07", "")[:2] in html and db.session.query(OrganisationNote).count() == 0


@pytest.mark.parametrize("attack", CORPUS)
def test_hostile_words_stay_words(client: Visitor, first: World, attack: str) -> None:
    assert wrong(note(client, first, "ada", attack)) == []


def test_an_erased_writer_is_somebody(client: Visitor, first: World) -> None:
    note(client, first, "ada")
    with writing() as session:
        session.get(Person, first.ada.id).name = None
    assert "Somebody wrote it on" in client.sign_in(first.gita).visit(MINE)


def test_unknown_and_looking(client: Visitor, first: World) -> None:
    client.sign_in(first.ada)
    typed = {"note": "x", "organisation": first.organisations["alder"].id}
    assert client.post("/members/amendments/9/note", typed).status_code == 404
    client.visit(MINE)
    assert db.session.query(OrganisationNote).count() == 0
