"""One that is not on the list gives its number: kept with the sign-up, looked up by a person, put on the list once."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from charter.db import db, writing
from charter.people.actions import organisations
from charter.people.models import Organisation
from charter.people.register import numbers
from charter.record.models import Opening
from charter.signing import queries
from charter.signing.models import Signature, SignUp
from tests.signing import signing_world as site
from tests.signing import walking
from tests.visiting import Visitor
from tests.world import NOON, World

DESK = "/convenor/signatures"
CHOIR = walking.ADA | {"organisation_name": "Wharnley Youth Choir", "title": "Leader", "email": "zed@choir.example"}


@pytest.mark.parametrize(("typed", "charity", "company"), [
    ("1234567", "1234567", "01234567"), (" 202 918 ", "202918", "00202918"), ("1234567-2", "1234567-2", None),
    ("1234567/2", "1234567-2", None), ("sc012345", "SC012345", "SC012345"), ("SC112345", None, "SC112345"),
    ("NIC100002", "NIC100002", None), ("nic200002", None, None), ("08786812", None, "08786812"),
    ("OC301234", None, "OC301234"), ("CE012345", None, "CE012345"), ("IP12345R", None, "IP12345R"),
    ("R0000012", None, "R0000012"), ("XX123456", None, None), ("12345", None, None), ("00000000", None, None),
    ("123456789", None, None),
    ("", None, None), ("none", None, None), ("１２３４５６７", None, None), ("1234567-0", None, None),
])
def test_numbers_have_one_spelling(typed: str, charity: str | None, company: str | None) -> None:
    assert (numbers.charity(typed), numbers.company(typed)) == (charity, company)


def test_what_is_kept_is_read_again() -> None:
    assert numbers.read(numbers.told("1234567", "08786812")) == {"charity": "1234567", "company": "08786812"}
    assert numbers.told(None, "") is None and numbers.read(None) == {} == numbers.read("URN 900101")
    for kind, number in (("charity", "1234567"), ("charity", "SC012345"), ("charity", "NIC100002"), ("company", "08786812")):
        assert "//" not in numbers.looked_up(kind, number)


def _claimed(client: Visitor, **gave: str) -> Signature:
    site.settled()
    client.send("/sign", CHOIR)
    client.send("/sign", CHOIR | {"organisation": "other", **gave})
    client.send("/sign/text", {"authority": "told"})
    client.send("/sign/check", {"choice": "sign"})
    client.send(walking.link(walking.newest("sign-confirm"), "/sign/confirm/"), {})
    return db.session.scalars(select(Signature)).one()


def test_it_is_kept_sealed_and_the_desk_looks_it_up(world: World, client: Visitor) -> None:
    row = _claimed(client, charity_number="1234567")
    assert db.session.query(SignUp).one().organisation_number == row.organisation_number == "charity 1234567"
    assert row.hold is not None and "It gave a number: charity 1234567." in row.hold.because
    assert walking.count(Opening) == 0 and "1234567" not in client.visit("/signatories")
    desk = Visitor(client.http.application).sign_in(world.mira)
    page = desk.visit(DESK)
    assert "register-of-charities.charitycommission.gov.uk" in page and "with its number" in page
    desk.send(DESK, {"chosen": row.id})
    made = db.session.scalars(select(Organisation).where(Organisation.charity_number == "1234567")).one()
    assert (made.name, made.kind) == ("Wharnley Youth Choir", "community")
    assert json.loads(db.session.scalars(select(Opening.content)).one())["number"] == "charity 1234567"
    assert "charity 1234567" in desk.visit("/convenor/organisations?q=1234567")


def test_one_number_is_one_organisation(world: World, client: Visitor) -> None:
    with writing():
        made = organisations.add_organisation(name="The Choir of Wharnley", kind="community", domain="choir.example",
                                              charity_number="1234567", at=NOON)
    row = _claimed(client, charity_number="1234567")
    assert row.organisation_id == made.id and row.listing is not None, "it is on the list under its number"
    assert row.organisation_then == "The Choir of Wharnley"


def test_a_number_that_came_on_the_list_meanwhile(world: World, client: Visitor) -> None:
    row = _claimed(client, company_number="8786812")
    with writing():
        made = organisations.add_organisation(name="Choir Ltd", kind="community", company_number="08786812", at=NOON)
    desk = Visitor(client.http.application).sign_in(world.mira)
    assert "Choir Ltd (bears this number)" in desk.visit(DESK)
    desk.send(DESK, {"chosen": row.id})
    assert queries.signature(row.id).organisation_id == made.id  # type: ignore[union-attr]
    assert "signed on" in client.visit("/signatories") and "Wharnley Youth Choir" in client.visit("/signatories")


def test_a_wrong_number_is_a_slip_and_one_of_another_choice_means_nothing(world: World, client: Visitor) -> None:
    site.settled()
    client.send("/sign", CHOIR)
    assert "This is no charity number" in client.send("/sign", CHOIR | {"organisation": "other", "charity_number": "12"}, 422)
    assert "no company number" in client.send("/sign", CHOIR | {"organisation": "other", "company_number": "<b>"}, 422)
    alder = CHOIR | {"organisation_name": "alder", "organisation": world.organisations["alder"].id, "charity_number": "12"}
    assert "What you would sign" in client.send("/sign", alder)


def test_without_a_number_it_is_signed_for_all_the_same(world: World, client: Visitor) -> None:
    row = _claimed(client)
    assert row.organisation_number is None and row.hold is not None and "gave" not in row.hold.because


def test_one_on_the_list_is_sealed_with_its_urn(world: World) -> None:
    row = site.signed(site.settled(), world.organisations["alder"], "Ada Bright")
    assert json.loads(db.session.scalars(select(Opening.content)).one())["number"] == row.organisation_number == "URN 900101"
