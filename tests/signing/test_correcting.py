"""Putting a signature right: what is listed is what is opened, and a checked line turns into nothing else unseen."""

from __future__ import annotations

import json

import pytest
from flask import Flask

from charter import clock
from charter.db import db, writing
from charter.outbox.models import Letter
from charter.record import export, verify
from charter.record.models import Entry, Opening
from charter.signing import queries, receipts
from charter.signing.models import CorrectionWaiting, Signature, WordsRuling
from tests.signing import signing_world as site
from tests.signing import walking
from tests.signing.walking import ADA, FAY, count
from tests.visiting import Visitor
from tests.world import World

MAISIE = {"name": "Maisie Brand", "email": "maisie@private.example"}


@pytest.fixture
def yours(world: World, client: Visitor) -> str:
    """The page that Ada's receipt leads to."""
    site.settled()
    return walking.link(walking.confirmed(client, ADA, pledge="We ring first."), "/yours/")


def correct(visitor: Visitor, yours: str, code: int = 303, **changed: str) -> str:
    visitor.visit(yours)
    return visitor.send(yours.replace("/yours/", "/correct/"), changed, code) if code != 303 else visitor.send(
        yours.replace("/yours/", "/correct/"), changed)


def ruled(shown: bool = True) -> None:
    with writing() as session:
        session.add(WordsRuling(signature_id=session.query(Signature).one().id, shown=shown, at=clock.now()))


def test_authority_is_put_right_at_once(app: Flask, client: Visitor, yours: str) -> None:
    before = db.session.query(Signature).one()
    old, salt, acts = before.entry_seq, before.salt, walking.sealed()
    assert "It is put right" in correct(client, yours, authority="resolved", resolved_on=["12", "11", "2025"], minute="7")
    db.session.expire_all()
    row = db.session.query(Signature).one()
    assert walking.sealed() == acts + 1 and row.entry_seq != old and row.salt != salt
    opening = db.session.query(Opening).one()
    said = json.loads(opening.content)
    assert opening.seq == row.entry_seq and (said["act"], said["authority"], said["minute"]) == ("correct", "resolved", "7")
    assert db.session.get(Entry, old) is not None, "the old entry stays, and opens for nobody"
    assert "minute 7" in walking.elsewhere(app).visit("/signatories")
    walking.head()
    assert verify.verify(export.whole() or b"").ok


def test_another_name_from_the_schools_own_address_is_listed_at_once(app: Flask, client: Visitor, yours: str) -> None:
    assert "It is put right" in correct(client, yours, name="Ada Bright-Moore")
    walking.head()
    page = walking.elsewhere(app).visit("/signatories?q=moore")
    assert "Ada Bright-Moore" in page
    assert "Ada Bright," not in walking.elsewhere(app).visit("/record/entries.json") and count(Opening) == 1
    assert db.session.query(Signature).one().sign_up.name == "Ada Bright-Moore"


def test_a_line_that_the_convenor_checked_stands_until_they_have_looked(
        app: Flask, world: World, client: Visitor) -> None:
    site.settled()
    receipt = walking.confirmed(client, ADA | MAISIE)
    desk = walking.elsewhere(app)
    desk.sign_in(world.mira)
    desk.visit("/convenor/signatures")
    row = db.session.query(Signature).one()
    desk.send("/convenor/signatures", {"chosen": [row.id], "words": "show"})
    yours = walking.link(receipt, "/yours/")
    assert "The convenor looks first" in correct(client, yours, name="Somebody Else")
    public = walking.elsewhere(app)
    assert "Maisie Brand" in public.visit("/signatories") and "Somebody Else" not in public.visit("/signatories")
    page = desk.visit("/convenor/signatures/changes")
    assert "Somebody Else" in page and "private.example" not in page
    desk.press("/convenor/signatures/changes", f"/{row.id}/correction", {"choice": "leave"})
    assert "Maisie Brand" in public.visit("/signatories") and "stays as it was" in walking.owed("sign-left")[-1].subject
    correct(client, yours, name="Maisie Brandt")
    desk.press("/convenor/signatures/changes", f"/{row.id}/correction", {"choice": "accept"})
    page = public.visit("/signatories")
    assert "Maisie Brandt" in page and count(CorrectionWaiting) == 0
    assert json.loads(db.session.query(Opening).one().content)["name"] == "Maisie Brandt"


def test_own_words_are_read_again(app: Flask, client: Visitor, yours: str) -> None:
    ruled()
    assert not queries.unread()
    correct(client, yours, pledge="We ring, and we listen.")
    db.session.expire_all()
    assert [row.pledge for row in queries.unread()] == ["We ring, and we listen."]
    page = walking.elsewhere(app).visit("/signatories")
    assert "We ring" not in page


def test_the_same_again_is_no_act(client: Visitor, yours: str) -> None:
    acts = walking.sealed()
    assert "Nothing was changed" in correct(client, yours)
    assert walking.sealed() == acts


def test_looking_and_slips_change_nothing(app: Flask, client: Visitor, yours: str) -> None:
    acts, address = walking.sealed(), yours.replace("/yours/", "/correct/")
    for _ in range(3):
        client.visit(yours)
        client.visit(address)
    assert "Type your role" in client.send(address, {"title": ""}, 422)
    assert "Type your name" in client.send(address, {"name": ""}, 422)
    assert "Choose what is true" in client.send(address, {"authority": "personal"}, 422)
    assert walking.sealed() == acts


def test_the_wrong_body_is_told_to_withdraw_and_sign_anew(client: Visitor, yours: str) -> None:
    page = client.visit(yours)
    assert "Withdraw this signature" in page and "sign anew" in page and "/withdraw/" in page


def test_a_person_corrects_their_own(app: Flask, world: World, client: Visitor) -> None:
    site.settled()
    yours = walking.link(walking.confirmed(client, FAY), "/yours/")
    page = client.visit(yours)
    assert "Put something right" in page and "Hand it over" not in page
    correct(client, yours, name="Fay Lund-Rees")
    assert "Fay Lund-Rees" in walking.elsewhere(app).visit("/signatories")


def test_a_withdrawn_one_and_a_forged_link(client: Visitor, yours: str) -> None:
    row = db.session.query(Signature).one()
    client.send(yours.replace("/yours/", "/withdraw/"), {})
    assert client.http.get(yours.replace("/yours/", "/correct/")).status_code == 303
    client.visit(f"/signatures/{row.id}/correct/{'0' * 64}", 404)
    assert count(Letter) == 3 and not receipts.opens(row, "0" * 64)
