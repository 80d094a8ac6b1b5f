"""The list of organisations: searched, added to by hand; the desk's alone."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from charter.db import db
from charter.people.models import Organisation
from charter.web.folding import fold
from tests.visiting import Visitor
from tests.world import World

PAGE = "/convenor/organisations"


def test_searching_finds_names_however_typed(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    assert "Alder Bank Primary School" in client.visit(f"{PAGE}?q=ALDER primary")
    assert "Beckfoot High School" in client.visit(f"{PAGE}?q=900102")
    assert "No organisation is called that" in client.visit(f"{PAGE}?q=zebra%25")
    assert "Wharnley Council" in client.visit(f"{PAGE}?kind=council")
    client.visit(f"{PAGE}?page=0", 404)
    client.visit(f"{PAGE}?q={'9' * 400}")


@pytest.mark.parametrize(("words", "plain"), [
    ("St Hieu’s Catholic School", "st hieus catholic school"), ("Ysgol Gŵyr & Tŷ", "ysgol gwyr and ty"),
    ("O'Brien-Smith (CofE)", "obrien smith cofe"), ("Łódź", "lodz"), ("中学校", "中学校"),
])
def test_names_are_folded(words: str, plain: str) -> None:
    assert fold(words) == plain


def test_one_is_added_by_hand(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    html = client.send(f"{PAGE}/new", {"name": "Chess Club", "kind": "community", "domain": "@Chess.example"})
    row = db.session.scalars(select(Organisation).where(Organisation.name == "Chess Club")).one()
    assert (row.kind, row.domain, row.urn) == ("community", "chess.example", None) and "Chess Club" in html


def test_a_second_of_the_same_name_is_refused(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    client.send(f"{PAGE}/new", {"name": "alder bank primary school", "kind": "school"}, 409)


def test_its_domain_is_noted_later(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    client.send(f"{PAGE}/{world.organisations['alder'].id}", {"domain": "alder.example"})
    db.session.expire_all()
    assert db.session.get(Organisation, world.organisations["alder"].id).domain == "alder.example"


@pytest.mark.parametrize("data", [{"name": ""}, {"name": "x" * 201}, {"name": "A\x00B"}, {"name": "A", "domain": "not a domain"},
                                  {"name": "A", "kind": "nonsense"}])
def test_slips(client: Visitor, world: World, data: dict[str, str]) -> None:
    client.sign_in(world.mira)
    client.send(f"{PAGE}/new", {"kind": "community", **data}, 422)


def test_unknown_and_forbidden(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    client.visit(f"{PAGE}/{'0' * 32}", 404)
    client.sign_in(world.ada)
    for address in (PAGE, f"{PAGE}/new", f"{PAGE}/{world.organisations['alder'].id}"):
        client.visit(address, 403)
    assert client.post(f"{PAGE}/new", {"name": "X", "kind": "school"}).status_code == 403


def test_a_name_with_a_sign_for_and_is_found_however_it_is_typed() -> None:
    assert fold("Alder & Beck") == fold("alder and beck") == "alder and beck"
