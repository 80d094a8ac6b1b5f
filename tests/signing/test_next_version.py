"""Signing the next version too, from its difference; the older signature stays."""

from __future__ import annotations

import pytest
from flask import Flask

from charter import clock
from charter.db import db, writing
from charter.signing import actions, asked, queries
from charter.signing.models import AskedToSign, NextOffer, Signature, SignUpConfirmation
from charter.telling import worker
from tests.signing import signing_world as site
from tests.signing import walking
from tests.signing.walking import ADA, FAY, count
from tests.visiting import Visitor
from tests.world import World


def settle_next() -> None:
    """A newer version is settled, and the worker has its turn."""
    site.settled(site.SECOND, at=clock.now())
    worker.give_what_fell_due(clock.now())


@pytest.fixture
def letter(world: World, client: Visitor) -> str:
    """What Ada is written once version 3 is settled: draft 2 was on the way to it."""
    site.settled()
    walking.confirmed(client, ADA, pledge="We ring first.")
    settle_next()
    return walking.newest("sign-next")


def test_one_press_from_the_difference(app: Flask, letter: str) -> None:
    phone, address = walking.elsewhere(app), walking.link(letter, "/sign/next/")
    page = phone.visit(address)
    assert "pupils and staff" in page and "stays on version 1" in page and "Alder Bank" in page
    assert 'checked' not in page, "nothing is chosen beforehand"
    code = walking.digits(letter)
    page = phone.send(address, {"choice": "sign", "authority": "not considered", "digits": code}, form=0)
    assert "You have signed version 3" in page
    assert [(row.version_number, row.authority, row.withdrawal) for row in db.session.query(Signature).order_by(
        Signature.version_number)] == [(1, "told", None), (3, "not considered", None)]
    assert queries.counts(1) == (1, 0) and queries.counts(3) == (1, 0)
    assert walking.owed("sign-receipt")[-1].to == "ada@alderbank.example"
    for _ in range(3):
        phone.http.post(address, data={"choice": "sign"})
    assert count(Signature) == 2


def test_in_the_browser_of_the_first_no_digits_are_asked(client: Visitor, letter: str) -> None:
    address = walking.link(letter, "/sign/next/")
    assert "Six digits" not in client.visit(address)
    assert "You have signed version 3" in client.send(address, {"choice": "sign", "authority": "told"})
    assert {row.how for row in db.session.query(SignUpConfirmation)} == {"browser"}


def test_not_now_keeps_nothing(app: Flask, letter: str) -> None:
    phone, address = walking.elsewhere(app), walking.link(letter, "/sign/next/")
    before = [count(model) for model in (Signature, NextOffer, AskedToSign)]
    assert "nothing is kept" in phone.send(address, {"choice": "not-now"}, form=0)
    assert before == [count(model) for model in (Signature, NextOffer, AskedToSign)]


def test_looking_and_pressing_without_digits_sign_nothing(app: Flask, letter: str) -> None:
    phone, address = walking.elsewhere(app), walking.link(letter, "/sign/next/")
    for _ in range(3):
        assert phone.http.get(address).status_code == phone.http.head(address).status_code == 200
    assert "Choose what is true" in phone.send(address, {"choice": "sign"}, 422, form=0)
    assert "9 times" in phone.send(address, {"choice": "sign", "authority": "told", "digits": ""}, 422, form=0)
    for _ in range(9):
        page = phone.send(address, {"choice": "sign", "authority": "told", "digits": "000000"}, 422, form=0)
    assert "This code has ended" in page
    phone.press(address, "/again")
    page = phone.send(address, {"choice": "sign", "authority": "told", "digits": walking.digits(walking.newest("sign-next"))},
                      form=0)
    assert "You have signed version 3" in page


def test_each_is_told_once_and_no_third_letter_asks(world: World) -> None:
    version = site.settled()
    site.signed(version, world.organisations["alder"], "Ada Bright")
    site.signed(version, world.organisations["alder"], "Gita Shah", title="Chair of governors", email="ada@alderbank.example")
    gone = site.signed(version, world.organisations["beck"], "Ben Okoro")
    with writing():
        actions.withdraw(queries.signature(gone.id), at=clock.now())  # type: ignore[arg-type]
    settle_next()
    for _ in range(3):
        worker.give_what_fell_due(clock.now())
    assert [each.to for each in walking.owed("sign-next")] == ["ada@alderbank.example"] * 2, "two share one mailbox"
    assert not asked.may_ask("ada@alderbank.example", 3) and asked.may_ask("ben@beckside.example", 3)


def test_who_signed_the_newest_already_is_not_asked(app: Flask, world: World, client: Visitor) -> None:
    version = site.settled()
    site.signed(version, world.organisations["alder"], "Ada Bright")
    second = site.settled(site.SECOND, at=clock.now())
    site.signed(second, world.organisations["alder"], "Ada Bright", at=clock.now())
    worker.give_what_fell_due(clock.now())
    assert not walking.owed("sign-next")


def test_a_third_version_settled_meanwhile(app: Flask, letter: str) -> None:
    phone, address = walking.elsewhere(app), walking.link(letter, "/sign/next/")
    phone.visit(address)
    form = next(f for f in phone.page.forms if "digest" in f["fields"])  # type: ignore[union-attr]
    typed = form["fields"] | {"choice": "sign", "authority": "told", "digits": walking.digits(letter)}
    site.settled(site.SECOND + "\nA third.\n", at=clock.now())
    answer = phone.http.post(address, data=typed)
    assert answer.status_code == 409 and "replaced by version 5" in answer.text and "/compare/3/5" in answer.text
    assert count(Signature) == 1


def test_a_person_presses_once(app: Flask, world: World) -> None:
    site.settled()
    walking.confirmed(walking.elsewhere(app), FAY)
    settle_next()
    letter = walking.newest("sign-next")
    page = walking.elsewhere(app).send(walking.link(letter, "/sign/next/"),
                                       {"choice": "sign", "digits": walking.digits(letter)}, form=0)
    assert "You have signed version 3" in page


def test_withdrawn_meanwhile_and_forged(app: Flask, letter: str) -> None:
    phone, address = walking.elsewhere(app), walking.link(letter, "/sign/next/")
    with writing():
        actions.withdraw(db.session.query(Signature).one(), at=clock.now())
    assert "was withdrawn" in phone.visit(address)
    phone.visit(f"/sign/next/{'0' * 32}/{'0' * 64}", 404)


def test_who_confirms_late_is_offered_it_too(world: World) -> None:
    late = site.sign_up(site.settled(), world.organisations["alder"], "Ada Bright", at=clock.now())
    settle_next()
    with writing():
        actions.confirm(late.id, how="digits", at=clock.now())
    assert [each.to for each in walking.owed("sign-next")] == ["ada@alderbank.example"]
