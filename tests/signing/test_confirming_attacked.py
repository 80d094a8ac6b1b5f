"""Confirming under attack: scanners, forgers, guessers, twenty hands at once."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from flask import Flask

from charter.db import db, writing
from charter.refusal import Refused
from charter.signing import letters, queries
from charter.signing.models import Listing, Signature, SignUp, SignUpConfirmation, SignUpTry
from charter.web import tokens
from tests.signing import signing_world as site
from tests.signing import walking
from tests.signing.walking import FAY, count
from tests.visiting import Visitor
from tests.world import NOON, World


@pytest.fixture
def address(world: World, client: Visitor) -> str:
    """Where Ada confirms; her browser is `client`."""
    site.settled()
    walking.sign(client)
    return walking.link(walking.newest("sign-confirm"), "/sign/confirm/")


def test_fifty_looks_sign_nothing(app: Flask, client: Visitor, address: str) -> None:
    scanner = walking.elsewhere(app)
    for _ in range(50):
        assert scanner.http.get(address).status_code == 200
        assert scanner.http.head(address).status_code == 200
        assert client.http.get(address).status_code == 200, "not even in the signer's own browser"
    assert count(Signature) == 0 and count(SignUpTry) == 0


def test_a_scanner_that_sends_every_form_signs_nothing(app: Flask, address: str) -> None:
    scanner = walking.elsewhere(app)
    for _ in range(12):
        scanner.visit(address)
        for form in [f for f in scanner.page.forms if f["method"] == "post"]:  # type: ignore[union-attr]
            scanner.http.post(form["action"] or address, data=form["fields"])
    assert count(Signature) == 0
    assert len(walking.owed("sign-confirm")) <= 5, "nor does it fill the mailbox"


def test_ten_wrong_digits_end_the_code(app: Flask, client: Visitor, address: str) -> None:
    other, right = walking.elsewhere(app), walking.digits(walking.newest("sign-confirm"))
    wrong = f"{(int(right.replace(' ', '')) + 1) % 1_000_000:06}"
    for left in range(9, 0, -1):
        page = other.send(address, {"digits": wrong}, 422)
        assert ("once more" if left == 1 else f"{left} times more") in page
    assert "this code has ended" in other.send(address, {"digits": wrong}, 422)
    page = other.visit(address)
    assert "Send me a new letter" in page and 'name="digits"' not in page
    token = other.page.forms[-1]["fields"]["csrf_token"]  # type: ignore[union-attr]
    answer = other.http.post(address, data={"csrf_token": token, "digits": right})
    assert answer.status_code == 409 and count(Signature) == 0, "the right digits come too late"
    assert count(SignUpTry) == 10
    other.press(address, "/again")
    fresh = next(each for each in walking.owed("sign-confirm") if address not in each.values["address"])
    assert "You have signed" in other.send(walking.link(fresh.values["address"], "/sign/confirm/"),
                                           {"digits": fresh.values["digits"]})


@pytest.mark.parametrize("typed", ["", " ", "12345", "abcdef", "1234567", "１２３４５６", "٣" * 6, "' OR 1=1", "0" * 21])
def test_odd_digits_are_a_slip(app: Flask, address: str, typed: str) -> None:
    walking.elsewhere(app).send(address, {"digits": typed}, 422)
    assert count(Signature) == 0


def test_digits_may_be_typed_with_spaces(app: Flask, address: str) -> None:
    right = walking.digits(walking.newest("sign-confirm")).replace(" ", "")
    assert "You have signed" in walking.elsewhere(app).send(address, {"digits": " ".join(right)})


def test_a_forged_link_is_an_unknown_address(client: Visitor, address: str) -> None:
    start, letter, token = address.rsplit("/", 2)
    unknown = client.visit(f"{start}/{'0' * 32}/{'0' * 64}", 404)
    for forged in (f"{start}/{letter}/{'0' * 64}", f"{start}/{'0' * 32}/{token}", f"{start}/{letter}/{token[:-1]}",
                   f"{start}/{letter}/{token.upper()}", f"{start}/{letter}/%00", f"{start}/{letter}/é",
                   f"{start}/{'0' * 32}/{tokens.token('sign-confirm', '0' * 32)}"):
        assert client.visit(forged, 404) == unknown
        for ending in ("", "/again"):
            assert client.post(forged + ending).status_code == 404
    assert count(Signature) == 0 and len(walking.owed("sign-confirm")) == 1


def test_each_token_serves_one_purpose(world: World, client: Visitor, address: str) -> None:
    client.send(address, {})
    row = db.session.query(Signature).one()
    letter = db.session.query(SignUp).one().letters[0].id
    for path in (f"/signatures/{row.id}/withdraw/{tokens.token('sign-confirm', letter)}",
                 f"/signatures/{row.id}/withdraw/{tokens.token('sign-confirm', row.id)}",
                 f"/sign/confirm/{letter}/{tokens.token('sign-withdraw', letter)}"):
        client.visit(path, 404)
        assert client.post(path).status_code == 404
    assert count(Listing) == 1


def test_a_press_without_its_form_token_signs_nothing(client: Visitor, address: str) -> None:
    assert client.http.post(address).status_code == 400
    assert count(Signature) == 0


def test_another_sign_ups_cookie_is_worth_nothing(app: Flask, client: Visitor, address: str) -> None:
    other = walking.elsewhere(app)
    walking.sign(other, FAY)
    rows = {row.name: row for row in db.session.query(SignUp)}
    mine = other.http.get_cookie(f"sign-{rows['Fay Lund'].id}", path="/sign")
    assert mine is not None
    other.http.set_cookie(f"sign-{rows['Ada Bright'].id}", mine.value, path="/sign")
    assert 'name="digits"' in other.visit(address)
    other.send(address, {}, 422)
    other.http.set_cookie(f"sign-{rows['Ada Bright'].id}", rows["Ada Bright"].cookie, path="/sign")
    assert 'name="digits"' in other.visit(address), "nor is what the database holds"
    assert count(Signature) == 0


def test_another_letters_digits_are_wrong(app: Flask, client: Visitor, address: str) -> None:
    walking.sign(walking.elsewhere(app), FAY)
    fays = next(each for each in walking.owed("sign-confirm") if each.to == FAY["email"]).values["digits"]
    walking.elsewhere(app).send(address, {"digits": fays}, 422)
    assert count(Signature) == 0


def test_twenty_hands_at_once_give_one_signature(app: Flask, world: World) -> None:
    made = site.sign_up(site.settled(), world.organisations["alder"], "Ada Bright")
    letter = made.letters[0].id
    address = f"/sign/confirm/{letter}/{tokens.token('sign-confirm', letter)}"
    digits, answers = tokens.digits("sign-confirm", letter), []
    browsers = [Visitor(app) for _ in range(20)]
    forms = []
    for browser in browsers:
        browser.visit(address)
        forms.append(dict(browser.page.forms[0]["fields"], digits=digits))  # type: ignore[union-attr]
    db.session.remove()
    gate = threading.Barrier(20)

    def press(browser: Visitor, form: dict[str, Any]) -> None:
        gate.wait()
        answers.append(browser.http.post(address, data=form))

    hands = [threading.Thread(target=press, args=pair) for pair in zip(browsers, forms, strict=True)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert [(answer.status_code, answer.location) for answer in answers] == [(303, address)] * 20
    assert count(Signature) == count(Listing) == count(SignUpConfirmation) == walking.sealed() == 1
    assert len(walking.owed("sign-receipt")) == 1


def test_twenty_guessers_at_once_have_ten_tries(app: Flask, world: World) -> None:
    made = site.sign_up(site.settled(), world.organisations["alder"], "Ada Bright")
    letter, refused = made.letters[0].id, []
    db.session.remove()

    def guess() -> None:
        with app.app_context():
            try:
                with writing():
                    letters.try_digits(queries.letter(letter), False, at=NOON)  # type: ignore[arg-type]
            except Exception as error:
                refused.append(error)
            finally:
                db.session.remove()

    hands = [threading.Thread(target=guess) for _ in range(20)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert count(SignUpTry) == 10 and len(refused) == 10


def test_the_database_itself_keeps_one_signature_for_a_sign_up(world: World) -> None:
    row = site.signed(site.settled(), world.organisations["alder"], "Ada Bright")
    double = Signature(sign_up_id=row.sign_up_id, version_number=1, authority="told", at=NOON)
    with pytest.raises(Refused), writing() as session:
        session.add(double)
    assert count(Signature) == 1
