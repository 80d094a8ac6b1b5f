"""The list of organisations: searched, added to by hand; the desk's alone."""

from __future__ import annotations

import io

import pytest
from sqlalchemy import select

from charter import clock
from charter.db import db, writing
from charter.people import seeking
from charter.people.actions import organisations
from charter.people.models import Organisation
from charter.people.register import keeping, parsing
from charter.record import entries
from charter.record.models import Opening
from charter.refusal import Refused
from charter.signing import actions
from charter.signing import queries as signing
from charter.signing.models import Signature
from charter.web.folding import fold
from tests.signing import signing_world
from tests.visiting import Visitor
from tests.world import NOON, World

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


def test_it_is_put_right_and_what_was_signed_stays(client: Visitor, world: World) -> None:
    row = signing_world.signed(signing_world.settled(), world.organisations["alder"], "Ada Bright")
    before = db.session.scalars(select(Opening.content)).one()
    client.sign_in(world.mira)
    client.send(f"{PAGE}/{world.organisations['alder'].id}", {"name": "Alder Bank Academy", "kind": "school", "town": "Wharnley"})
    page = client.visit("/signatories")
    assert "Alder Bank Academy" in page and "as <bdi>Alder Bank Primary School" in page
    assert all("Alder Bank Academy" in client.visit(f"/signatories?q={typed}") for typed in ("alder academy", "primary"))
    assert db.session.scalars(select(Opening.content)).one() == before and row.organisation_then == "Alder Bank Primary School"
    entry = entries.since(-1)[-1]
    assert (entry.kind, entry.public) == ("organisation-corrected", "{}")
    client.send(f"{PAGE}/{world.organisations['alder'].id}", {"name": "Beckfoot High School", "kind": "school"}, 409)


def test_one_number_is_one_organisation(client: Visitor, world: World) -> None:
    client.sign_in(world.mira)
    client.send(f"{PAGE}/new", {"name": "Chess Club", "kind": "community", "charity_number": "1234567"})
    client.send(f"{PAGE}/new", {"name": "Draughts Club", "kind": "community", "charity_number": "1 234 567"}, 409)
    client.send(f"{PAGE}/new", {"name": "Draughts Club", "kind": "community", "charity_number": "12"}, 422)


def test_one_that_closed_is_not_offered_and_may_open_again(client: Visitor, world: World) -> None:
    alder = world.organisations["alder"].id
    client.sign_in(world.mira)
    client.visit(f"{PAGE}/{alder}")
    client.post(f"{PAGE}/{alder}/closing", {"choice": "close"})
    today = clock.now().date()
    assert not seeking.offered("alder bank", today=today, most=8) and entries.since(-1)[-1].kind == "organisation-closed"
    assert "Open after all" in client.visit(f"{PAGE}/{alder}")
    client.post(f"{PAGE}/{alder}/closing", {"choice": "open"})
    assert seeking.offered("alder bank", today=today, most=8) and entries.since(-1)[-1].public == "{}"


def test_two_that_are_one_are_joined(client: Visitor, world: World) -> None:
    version = signing_world.settled()
    with writing():
        double = organisations.put_on_list(name="Alderbank School", kind="school", domain="alderbank-school.example")
    first = signing_world.signed(version, world.organisations["alder"], "Ada Bright")
    second = signing_world.signed(version, double, "Gita Shah", title="Chair of governors")
    sealed = set(db.session.scalars(select(Opening.content)))
    assert signing.counts() == (2, 0)
    client.sign_in(world.mira)
    page = f"{PAGE}/{double.id}/joining"
    assert "Nothing else that is open fits" in client.visit(f"{page}?q=nothing+such")
    assert "They are one" in client.visit(f"{page}?q=alder")
    assert client.post(page, {"into": world.organisations["alder"].id, "q": "alder"}).status_code == 303
    db.session.expire_all()
    assert signing.counts() == (1, 0) and set(db.session.scalars(select(Opening.content))) == sealed
    assert [db.session.get(Signature, row.id).organisation_id for row in (first, second)] == [world.organisations["alder"].id] * 2
    shown = client.visit("/signatories")
    assert "as <bdi>Alderbank School" in shown and entries.since(-1)[-1].kind == "organisations-joined"
    (found,) = seeking.offered("alderbank school", today=clock.now().date(), most=8)
    assert found.urn == 900101 and seeking.formerly(found, "alderbank") == "Alderbank School"
    assert "joined to another" in client.visit(f"{PAGE}?q=alderbank")


@pytest.mark.parametrize(("one", "other", "words"), [
    ("alder", "beck", "has a URN of its own"), ("alder", "alder", "one and the same")])
def test_two_that_the_register_holds_apart_are_not_joined(world: World, one: str, other: str, words: str) -> None:
    with pytest.raises(Refused, match=words), writing():
        organisations.join(world.organisations[one], world.organisations[other], at=NOON)


def test_a_school_that_converted_is_one_with_what_it_was(client: Visitor, world: World) -> None:
    version, alder = signing_world.settled(), world.organisations["alder"]
    signing_world.signed(version, alder, "Ada Bright")
    head = "URN,EstablishmentName,OpenDate,CloseDate\n"
    for text in (f"{head}900101,{alder.name},,31-08-2026\n940001,Riverside Academy,01-09-2026,\n",
                 "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n900101,940001,Riverside Academy,Successor,01-09-2026\n"):
        with writing():
            keeping.keep(parsing.parse(io.BytesIO(text.encode()), today=NOON.date()), file_name="x.csv", by=None, at=NOON)
            actions.put_in_order()
    new = db.session.scalars(select(Organisation).where(Organisation.urn == 940001)).one()
    with writing():
        new.domain = "riverside.example"
    signing_world.signed(version, new, "Gita Shah", title="Chair of governors")
    assert signing.counts() == (1, 0), "one school under two numbers"
    page = client.visit("/signatories?q=alder")
    assert "Riverside Academy" in page and "as <bdi>Alder Bank Primary School" in page and "Gita" not in page
    third = signing_world.signed(version, new, "Ada Bright", email="a@riverside.example")
    assert third.hold is not None and "already signed" in third.hold.because, "also under its earlier number"


def test_nobody_else_may_correct(client: Visitor, world: World) -> None:
    client.sign_in(world.colin)
    its = f"{PAGE}/{world.organisations['alder'].id}"
    client.visit(f"{its}/joining", 403)
    for address in (its, f"{its}/closing", f"{its}/joining"):
        assert client.post(address, {"name": "X", "kind": "school", "into": "x"}).status_code == 403
    client.sign_in(world.mira)
    for address in (f"{PAGE}/{'0' * 32}/closing", f"{PAGE}/{'0' * 32}/joining"):
        assert client.post(address, {}).status_code == 404
    assert client.post(f"{its}/joining", {"into": "nonsense"}).status_code == 422
