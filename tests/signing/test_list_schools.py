"""A trust signs for itself; its schools sign each for their own, and nobody sees which have not."""

from __future__ import annotations

import pytest
from flask import Flask

from charter.db import db, writing
from charter.drafting.models import Version
from charter.people.models import Organisation
from charter.signing import asked, queries, receipts
from charter.signing.models import SchoolAsked, Signature, SignUp
from charter.telling import worker
from tests.signing import signing_world as site
from tests.signing import walking
from tests.signing.walking import count
from tests.visiting import Visitor
from tests.world import DAY, NOON, World


@pytest.fixture
def trust(world: World) -> Organisation:
    """Alder Bank and Beckfoot belong to it, and so did a school that has closed."""
    with writing() as session:
        trust = Organisation(name="Wharfe Trust", folded="wharfe trust", kind="trust", uid=700, domain="wharfe.example")
        session.add(trust)
        world.organisations["trust"] = trust
        for each in ("alder", "beck"):
            session.merge(world.organisations[each]).trust_uid = 700
    return trust


@pytest.fixture
def version(trust: Organisation) -> Version:
    """Settled, and signed by the trust."""
    version = site.settled()
    site.signed(version, trust, "Vic Strand", title="Chief executive")
    return version


def _address() -> str:
    row = db.session.query(Signature).filter_by(name="Vic Strand").one()
    return f"/signatures/{row.id}/schools/{receipts.token(receipts.holder(row))}"


def _fields(world: World, **typed: tuple[str, str]) -> dict[str, str]:
    return {f"{what}-{world.organisations[school].id}": value for school, both in typed.items()
            for what, value in zip(("name", "email"), both, strict=True)}


ALDER = ("Ada Bright", "ada@alderbank.example")
SAID = {"title": "Headteacher", "authority": "told", "choice": "sign"}


def test_a_head_signs_in_one_step(version: Version, world: World, app: Flask, client: Visitor) -> None:
    assert "The letters go" in client.send(_address(), _fields(world, alder=ALDER))
    letter = walking.owed("sign-school")[0]
    assert letter.to == "ada@alderbank.example" and letter.values["trust"] == "Wharfe Trust"
    head, where = walking.elsewhere(app), walking.link(str(letter.values["address"]), "/sign/school/")
    for _ in range(3):
        page = head.visit(where)
    assert "Alder Bank Primary School will try to keep these words" in page, "what signing means"
    assert "Nobody decides alone." in page and version.digest in page and "Alder Bank Primary School" in page
    assert count(Signature) == 1, "looking signs nothing"
    assert "Choose what is true today" in head.send(where, {"title": "Headteacher", "choice": "sign",
                                                            "digits": letter.values["digits"]}, 422)
    wrong = f"{(int(str(letter.values['digits']).replace(' ', '')) + 1) % 1_000_000:06}"
    assert "9 times more" in head.send(where, {**SAID, "digits": wrong}, 422)
    assert "Nothing was kept" in head.send(where, {**SAID, "choice": "not-now"}) or count(Signature) == 1
    assert "You have signed version 1" in head.send(where, {**SAID, "digits": letter.values["digits"]})
    row = db.session.query(Signature).filter_by(name="Ada Bright").one()
    assert row.organisation_then == "Alder Bank Primary School" and row.listing is not None and row.authority == "told"
    kept = db.session.query(SchoolAsked).one()
    assert (kept.name, kept.email, kept.signature_id) == (None, None, row.id)
    assert "You have signed version 1" in head.visit(where) and count(Signature) == 2
    assert queries.counts() == (2, 0)


def test_a_scanner_that_sends_every_form_signs_nothing(version: Version, world: World, app: Flask, client: Visitor) -> None:
    client.send(_address(), _fields(world, alder=ALDER))
    where = walking.link(str(walking.owed("sign-school")[0].values["address"]), "/sign/school/")
    scanner = walking.elsewhere(app)
    for _ in range(3):
        scanner.visit(where)
        for form in [f for f in scanner.page.forms if f["method"] == "post"]:  # type: ignore[union-attr]
            scanner.http.post(form["action"], data={**form["fields"], "choice": "sign"})
    assert count(Signature) == 1 and count(SignUp) == 1


def test_the_page_is_the_same_whoever_has_signed(version: Version, world: World, client: Visitor) -> None:
    def seen() -> str:
        page = client.visit(_address())
        for form in client.page.forms:  # type: ignore[union-attr]
            for name in ("csrf_token", "once"):
                page = page.replace(form["fields"].get(name) or "-", "")
        return page

    before = seen()
    answer = client.send(_address(), _fields(world, alder=ALDER))
    site.signed(version, world.organisations["beck"], "Ben Okoro")
    assert seen() == before and "Alder" in before and "Beckfoot" in before
    assert client.send(_address(), _fields(world, beck=("Ben Okoro", "ben@beckfoot.example"))) == answer


def test_known_heads_are_asked_without_being_shown(version: Version, world: World, client: Visitor) -> None:
    with writing():
        for _ in range(2):
            asked.note_asked("ben@beck.example", version.number, at=NOON)
    page = client.send(_address(), {"known": "y"})
    assert "ada@" not in page and "Ada" not in page
    assert [each.to for each in walking.owed("sign-school")] == ["ada@alder.example"], "and not whoever was asked twice"


def test_slips_keep_what_was_typed(version: Version, world: World, client: Visitor) -> None:
    page = client.send(_address(), _fields(world, alder=("Ada Bright", "no address"), beck=("", "ben@beckfoot.example")), 422)
    assert "Type an e-mail address" in page and "Type the head’s name" in page and 'value="no address"' in page
    assert "Name at least one head" in client.send(_address(), {}, 422) and count(SchoolAsked) == 0


def test_only_a_checked_signature_of_a_trust_asks(version: Version, world: World, client: Visitor) -> None:
    held = site.signed(version, world.organisations["trust"], "Mo Held", title="Chair", email="mo@gmail.com")
    school = site.signed(version, world.organisations["alder"], "Ada Bright")
    for row, words in ((held, "once your trust’s signature is checked"), (school, "knows no open schools")):
        address = f"/signatures/{row.id}/schools/{receipts.token(receipts.holder(row))}"
        assert words in client.visit(address)
        assert client.post(address, _fields(world, beck=("Ben Okoro", "b@beckfoot.example"))).status_code in (409, 422)
    client.visit(_address()[:-1] + "x", 404)
    assert count(SchoolAsked) == 0


def test_a_text_replaced_meanwhile_is_not_signed(version: Version, world: World, client: Visitor) -> None:
    client.send(_address(), _fields(world, alder=ALDER))
    letter = walking.owed("sign-school")[0]
    where = walking.link(str(letter.values["address"]), "/sign/school/")
    client.visit(where)
    form = client.page.forms[-1]  # type: ignore[union-attr]
    site.settled(site.SECOND, at=NOON)
    answer = client.http.post(where, data={**form["fields"], **SAID, "digits": letter.values["digits"]})
    assert answer.status_code == 409 and count(Signature) == 1


def test_a_head_who_does_nothing_is_forgotten(version: Version, world: World, client: Visitor) -> None:
    client.send(_address(), _fields(world, alder=ALDER))
    at = db.session.query(SchoolAsked).one().at
    worker.give_what_fell_due(at + 31 * DAY)
    assert count(SchoolAsked) == 0
