"""“I am not the right person”: one letter to who is, and nothing kept."""

from __future__ import annotations

import pytest
from flask import Flask

from charter import clock
from charter.db import db, writing
from charter.outbox.models import Letter, Sending
from charter.signing import asked, letters
from charter.signing.models import AskedToSign, PassingOn, SignUp
from tests.signing import signing_world as site
from tests.signing import walking
from tests.signing.walking import ADA, count
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

RIGHT = {"name": "Gita Shah", "email": "Gita@alderbank.example"}


def test_one_letter_goes_to_the_right_person(world: World, client: Visitor) -> None:
    site.settled()
    client.send("/sign", ADA)
    assert "One letter goes" in client.send("/sign/pass-on", RIGHT)
    draft = walking.owed("sign-passed-on")[0]
    words = walking.newest("sign-passed-on")
    assert draft.to == "gita@alderbank.example" and "Alder Bank Primary School" in words and "/sign" in words
    assert "Ada" not in words, "who passed it on is not told"
    assert count(SignUp) == 0 and walking.sealed() == 0


def test_the_same_address_gets_no_second(world: World, app: Flask, client: Visitor) -> None:
    site.settled()
    first = client.send("/sign/pass-on", RIGHT)
    second = walking.elsewhere(app).send("/sign/pass-on", RIGHT | {"email": " gita@ALDERBANK.example"})
    assert first == second and len(walking.owed("sign-passed-on")) == 1


def test_it_is_forgotten_when_the_letter_has_gone(world: World, client: Visitor) -> None:
    site.settled()
    client.send("/sign/pass-on", RIGHT)
    row = db.session.query(Letter).filter_by(kind="sign-passed-on").one()
    assert "gita" not in row.about and "gita" not in (row.once or "")
    with writing():
        letters.forget(clock.now())
    assert count(PassingOn) == 1
    with writing() as session:
        session.add(Sending(letter_id=row.id, at=NOON, message_id="<x@y>"))
    with writing():
        letters.forget(clock.now())
    assert count(PassingOn) == 0
    client.send("/sign/pass-on", RIGHT)
    assert count(PassingOn) == 0, "and still gets no second"


@pytest.mark.parametrize(("typed", "words"), [
    ({"name": ""}, "Type their name"), ({"name": "Buy at http://pills.example"}, "without digits or addresses"),
    ({"name": "Ring 0800 123"}, "without digits"), ({"email": "nobody"}, "Type your e-mail"),
    ({"email": "a@b.example, c@d.example"}, "Type your e-mail"),
])
def test_a_slip_owes_nothing(world: World, client: Visitor, typed: dict[str, str], words: str) -> None:
    site.settled()
    assert words in client.send("/sign/pass-on", RIGHT | typed, 422)
    assert count(Letter) == 0


def test_of_a_draft_nothing_is_passed_on(world: World, client: Visitor) -> None:
    site.draft()
    assert "Nothing can be signed yet" in client.visit("/sign/pass-on")
    assert client.post("/sign/pass-on", RIGHT).location == "/sign"
    assert count(Letter) == 0


def test_who_never_confirmed_is_forgotten(world: World) -> None:
    version = site.settled()
    made = site.sign_up(version, world.organisations["alder"], "Ada Bright", pledge="We ring.")
    site.signed(version, world.organisations["beck"], "Ben Okoro")
    with writing():
        letters.forget(NOON + 29 * DAY)
    assert db.session.get(SignUp, made.id).name == "Ada Bright"  # type: ignore[union-attr]
    with writing():
        letters.forget(NOON + 31 * DAY)
    db.session.expire_all()
    rows = {row.id: (row.name, row.email, row.pledge, row.cookie) for row in db.session.query(SignUp)}
    assert rows.pop(made.id) == (None, None, "", "")
    assert [name for name, *_ in rows.values()] == ["Ben Okoro"], "who confirmed is not"
    assert [each.to for each in walking.owed("sign-confirm")] == []


def test_nobody_gets_a_third_letter_that_asks_them_to_sign_one_version(world: World, client: Visitor) -> None:
    version = site.settled()
    with writing():
        for _ in range(2):
            assert asked.may_ask("Gita@alderbank.example ", version.number)
            asked.note_asked("gita@alderbank.example", version.number, at=NOON)
        assert not asked.may_ask("gita@alderbank.example", version.number)
        assert asked.may_ask("gita@alderbank.example", version.number + 1), "each version is counted by itself"
    said = client.send("/sign/pass-on", RIGHT)
    assert count(PassingOn) == 0 and "One letter goes" in said
    assert said == client.send("/sign/pass-on", RIGHT | {"email": "new@alderbank.example"}), "the page tells neither"
    assert count(PassingOn) == 1


def test_whom_we_asked_is_a_mark_and_is_forgotten_with_the_version(world: World, client: Visitor) -> None:
    site.settled()
    client.send("/sign/pass-on", RIGHT)
    kept = db.session.query(AskedToSign).one()
    assert "gita" not in kept.mark and len(kept.mark) == 64
    with writing():
        letters.forget(NOON)
    assert count(AskedToSign) == 1, "it is still open for signature"
    site.settled(site.SECOND, at=NOON)
    with writing():
        letters.forget(NOON)
    assert count(AskedToSign) == 0
