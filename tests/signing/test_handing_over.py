"""Handing over: the line says what was true, the new holder's links work, the former's do not."""

from __future__ import annotations

import pytest
from flask import Flask

from charter import clock
from charter.db import db, writing
from charter.signing import actions, letters
from charter.signing.models import AskedToSign, HandingOver, HandingTaken, Signature
from charter.telling import draft
from tests.signing import signing_world as site
from tests.signing import walking
from tests.signing.walking import ADA, FAY, count
from tests.visiting import Visitor
from tests.world import DAY, World

NIA = {"name": "Nia Ward", "title": "Headteacher", "email": "Nia@alderbank.example"}


@pytest.fixture
def receipt(world: World, client: Visitor) -> str:
    site.settled()
    return walking.confirmed(client, ADA)


def hand(visitor: Visitor, receipt: str, who: dict[str, str] = NIA) -> str:
    return visitor.send(walking.link(receipt, "/yours/").replace("/yours/", "/hand-over/"), who)


def digits(words: str) -> str:
    return words.split("They are: ")[1][:7]


def take(visitor: Visitor, words: str, naming: str = "yes", code: str | None = None) -> str:
    return visitor.send(walking.link(words, "/sign/take/"), {"naming": naming, "digits": code or digits(words)}, form=0)


def test_the_new_holder_says_yes_and_the_formers_links_stop(app: Flask, client: Visitor, receipt: str) -> None:
    assert "letter is on its way" in hand(client, receipt)
    words, nia = walking.newest("sign-hand-over"), walking.elsewhere(app)
    acts, letter = walking.sealed(), walking.owed("sign-hand-over")[0]
    assert letter.to == "nia@alderbank.example" and count(AskedToSign) == 1
    assert "You hold this signature now" in take(nia, words)
    assert walking.sealed() == acts + 1
    row = db.session.query(Signature).one()
    assert row.name == "Ada Bright" and row.held_by == "Nia Ward, Headteacher", "the line says what was true"
    page = walking.elsewhere(app).visit(f"/signatures/{row.id}")
    assert "Ada Bright" in page and "then Headteacher" in page
    for kind in ("yours", "withdraw", "hand-over", "erase"):
        client.visit(walking.link(receipt, "/yours/").replace("/yours/", f"/{kind}/"), 404)
    second = walking.owed("sign-receipt")[-1]
    assert second.to == "nia@alderbank.example" and "You hold this signature now" in draft.body(second)
    nia.send(walking.link(draft.body(second), "/withdraw/"), {})
    db.session.expire_all()
    assert db.session.query(Signature).one().withdrawal is not None


def test_who_does_not_wish_to_be_named_is_not(app: Flask, client: Visitor, receipt: str) -> None:
    hand(client, receipt)
    take(walking.elsewhere(app), walking.newest("sign-hand-over"), naming="no")
    row = db.session.query(Signature).one()
    assert row.held_by is None
    assert "Nia" not in walking.elsewhere(app).visit(f"/signatures/{row.id}")


def test_a_strange_address_is_looked_at_before_it_is_named(app: Flask, world: World, client: Visitor, receipt: str) -> None:
    hand(client, receipt, NIA | {"email": "nia@anywhere.example"})
    take(walking.elsewhere(app), walking.newest("sign-hand-over"))
    assert db.session.query(Signature).one().held_by is None
    desk = walking.elsewhere(app)
    desk.sign_in(world.mira)
    assert "Nia Ward" in desk.visit("/convenor/signatures/changes")
    desk.press("/convenor/signatures/changes", f"/holders/{db.session.query(HandingOver).one().id}", {"choice": "accept"})
    db.session.expire_all()
    assert db.session.query(Signature).one().held_by == "Nia Ward, Headteacher"


def test_the_convenor_names_one_for_somebody_who_left(app: Flask, world: World, client: Visitor, receipt: str) -> None:
    desk, row = walking.elsewhere(app), db.session.query(Signature).one()
    desk.sign_in(world.mira)
    assert "Ada Bright" in desk.visit("/convenor/signatures/changes?q=alder")
    desk.send(f"/convenor/signatures/{row.id}/hand-over", NIA)
    assert count(HandingOver) == 1
    take(walking.elsewhere(app), walking.newest("sign-hand-over"))
    assert count(HandingTaken) == 1
    client.sign_in(world.ada)
    assert client.http.get(f"/convenor/signatures/{row.id}/hand-over").status_code == 403


def test_looking_and_pressing_without_digits_take_nothing(app: Flask, client: Visitor, receipt: str) -> None:
    hand(client, receipt)
    words, nia = walking.newest("sign-hand-over"), walking.elsewhere(app)
    address = walking.link(words, "/sign/take/")
    for _ in range(3):
        assert nia.http.get(address).status_code == nia.http.head(address).status_code == 200
    nia.visit(address)
    assert "Type the six digits" in nia.send(address, {"naming": "yes"}, 422, form=0)
    for left in range(9, 0, -1):
        said = nia.send(address, {"naming": "no", "digits": "000000"}, 422, form=0)
        assert ("once" if left == 1 else f"{left} times") in said
    assert "this code has ended" in nia.send(address, {"naming": "no", "digits": "000000"}, 422, form=0)
    assert count(HandingTaken) == 0
    nia.press(address, "/again")
    assert "You hold this" in take(nia, walking.newest("sign-hand-over"))


def test_nobody_gets_a_third_letter_and_the_page_does_not_tell(app: Flask, client: Visitor, receipt: str) -> None:
    pages = [hand(client, receipt) for _ in range(3)]
    assert len(set(pages)) == 1 and len(walking.owed("sign-hand-over")) == 0, "each new name ends the letter before"
    assert count(HandingOver) == 1 and count(AskedToSign) == 2


def test_it_is_over_after_thirty_days_and_forgotten(client: Visitor, receipt: str) -> None:
    hand(client, receipt)
    with writing():
        letters.forget(clock.now() + 31 * DAY)
    assert count(HandingOver) == 0


def test_slips_and_a_persons_own(app: Flask, world: World, client: Visitor, receipt: str) -> None:
    there = walking.link(receipt, "/yours/").replace("/yours/", "/hand-over/")
    assert "Type their role" in client.send(there, NIA | {"title": ""}, 422)
    fay = walking.link(walking.confirmed(walking.elsewhere(app), FAY), "/yours/")
    client.visit(fay.replace("/yours/", "/hand-over/"))
    assert client.post(fay.replace("/yours/", "/hand-over/"), NIA).status_code == 409
    assert count(HandingOver) == 0
    row = db.session.query(Signature).filter_by(name="Ada Bright").one()
    with writing():
        actions.withdraw(row, at=clock.now())
    assert client.post(there, NIA).status_code == 409
