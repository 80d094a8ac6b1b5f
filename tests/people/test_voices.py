"""The convenor notes whom a group named; only somebody of the group can be its voice."""

from __future__ import annotations

from sqlalchemy import func, select

from charter.db import db
from charter.people import queries
from charter.people.models import Voice
from charter.record import entries
from tests.visiting import Visitor
from tests.world import World


def _post(client: Visitor, slug: str, kind: str, person_id: str) -> int:
    return client.post(f"/convenor/groups/{slug}/{kind}", {"person": person_id}).status_code


def test_a_voice_and_a_deputy_are_noted(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    client.press("/convenor/groups", "/convenor/groups/heads/voice", {"person": world.ben.id})
    html = client.press("/convenor/groups", "/convenor/groups/heads/deputy", {"person": world.ada.id})
    assert "Ada Bright is noted as deputy of Heads" in html and "Named Ben Okoro" in html
    named = queries.voices()["heads"]
    assert (named[False].person_id, named[True].person_id) == (world.ben.id, world.ada.id)
    assert queries.voiced_groups(world.ben) == ("heads",) and "voice" in queries.standings(world.ada)
    assert [e.kind for e in entries.since(-1)] == ["voice-named", "voice-named"]
    assert "Ben" not in "".join(e.public for e in entries.since(-1))


def test_the_newest_holds(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    _post(client, "heads", "voice", world.ben.id)
    _post(client, "heads", "voice", world.ada.id)
    assert queries.voiced_groups(world.ben) == () and queries.voiced_groups(world.ada) == ("heads",)


def test_nobody_of_another_group(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    before = db.session.scalar(select(func.count()).select_from(Voice))
    for person_id in (world.fay.id, "0" * 32, ""):
        assert _post(client, "heads", "voice", person_id) == 422
    assert db.session.scalar(select(func.count()).select_from(Voice)) == before


def test_unknown_groups_and_kinds(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    assert _post(client, "nobody", "voice", world.ada.id) == 404
    assert _post(client, "heads", "king", world.ada.id) == 404


def test_a_group_does_not_name_its_voice_here_itself(client: Visitor, world: World) -> None:
    client.sign_in(world.ada)
    client.visit("/convenor/groups", 403)
    assert _post(client, "heads", "voice", world.ada.id) == 403


def test_looking_changes_nothing(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    before = db.session.scalar(select(func.count()).select_from(Voice))
    client.visit("/convenor/groups")
    assert db.session.scalar(select(func.count()).select_from(Voice)) == before
