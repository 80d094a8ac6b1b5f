"""Confirming: one press in the browser that filled the form in, six digits anywhere else."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from charter.db import db, writing
from charter.record import openings
from charter.record.canonical import canonical
from charter.record.models import Entry, Opening
from charter.refusal import Refused
from charter.signing import actions, queries
from charter.signing.actions import listed
from charter.signing.models import Listing, Signature, SignUp, SignUpConfirmation
from tests.signing import signing_world as site
from tests.signing import walking
from tests.signing.walking import ADA, FAY, count
from tests.visiting import Visitor
from tests.world import DAY, NOON, World


def _address() -> str:
    return walking.link(walking.newest("sign-confirm"), "/sign/confirm/")


def test_in_the_same_browser_one_press_signs(world: World, client: Visitor) -> None:
    version = site.settled()
    walking.sign(client, ADA, authority="resolved", resolved_on=["12", "11", "2025"], minute="7.2")
    page = client.visit(_address())
    assert "Alder Bank Primary School" in page and 'name="digits"' not in page
    assert "You have signed version 1" in client.send(_address(), {})
    row = db.session.query(Signature).one()
    assert (row.organisation_then, row.name, row.title, row.authority) == (
        "Alder Bank Primary School", "Ada Bright", "Headteacher", "resolved")
    assert row.group_slug == "heads" and row.listing is not None and row.listing.checked == "address"
    assert db.session.query(SignUpConfirmation).one().how == "browser"
    assert walking.sealed() == 1 and version.digest in walking.newest("sign-receipt")


def test_anywhere_else_the_digits_sign(world: World, app: Flask, client: Visitor) -> None:
    site.settled()
    walking.sign(client)
    letter, other = walking.newest("sign-confirm"), walking.elsewhere(app)
    assert 'name="digits"' in other.visit(_address())
    assert "You have signed" in other.send(_address(), {"digits": walking.digits(letter)})
    assert db.session.query(SignUpConfirmation).one().how == "digits"


def test_the_sealed_entry_opens_with_what_was_signed(world: World) -> None:
    version = site.settled()
    row = site.signed(version, world.organisations["alder"], "Ada Bright")
    entry, opening = db.session.get(Entry, row.entry_seq), db.session.get(Opening, row.entry_seq)
    assert entry is not None and opening is not None
    assert (entry.kind, entry.public) == ("sealed", "{}")
    assert entry.commitment == openings.commitment(opening.salt, opening.content.encode())
    content = listed.content(row, version.digest)
    assert canonical(content).decode() == opening.content
    assert content["digest"] == version.digest and content["organisation"] == "Alder Bank Primary School"
    assert "email" not in content and "ada@" not in opening.content


def test_the_public_entry_names_nobody(world: World) -> None:
    row = site.signed(site.settled(), world.organisations["alder"], "Ada Bright")
    entry = db.session.get(Entry, row.entry_seq)
    assert entry is not None and "Ada" not in entry.public and "Alder" not in entry.public


def test_a_persons_own_signature_is_listed_after_confirming(world: World, client: Visitor) -> None:
    site.settled()
    walking.confirmed(client, FAY)
    assert queries.counts() == (0, 1)


def test_head_and_chair_sign_in_any_order_from_one_mailbox(world: World) -> None:
    version, alder = site.settled(), world.organisations["alder"]
    for name, title in (("Gita Shah", "Chair of governors"), ("Ada Bright", "Headteacher")):
        assert site.signed(version, alder, name, title=title, email="office@alderbank.example").listing
    assert queries.counts() == (1, 0), "one organisation, counted once"
    assert count(Signature) == 2


def test_the_same_person_signing_twice_has_one_signature(world: World) -> None:
    version, alder = site.settled(), world.organisations["alder"]
    first = site.signed(version, alder, "Ada Bright")
    again = site.signed(version, alder, "ada  bright", at=NOON + DAY)
    assert again.id == first.id and count(Signature) == 1 and walking.sealed() == 1
    assert count(SignUpConfirmation) == 2


def test_confirming_again_changes_nothing_and_shows_the_same(world: World, client: Visitor) -> None:
    site.settled()
    walking.confirmed(client)
    for _ in range(3):
        assert "You have signed" in client.visit(_last_address())
    assert count(Signature) == 1 and len(walking.owed("sign-receipt")) == 1


def _last_address() -> str:
    sign_up = db.session.query(SignUp).one()
    from charter.web import tokens
    return f"/sign/confirm/{sign_up.letters[0].id}/{tokens.token('sign-confirm', sign_up.letters[0].id)}"


def test_a_new_letter_is_one_press_and_brings_new_digits(world: World, app: Flask, client: Visitor) -> None:
    site.settled()
    walking.sign(client)
    first = walking.newest("sign-confirm")
    other = walking.elsewhere(app)
    assert "Look in your e-mail" in other.press(walking.link(first, "/sign/confirm/"), "/again")
    letters = walking.owed("sign-confirm")
    assert len(letters) == 2 and letters[0].values["digits"] != letters[1].values["digits"]
    written = next(each for each in letters if each.values["address"] not in first)
    assert "You have signed" in other.send(
        walking.link(written.values["address"], "/sign/confirm/"), {"digits": written.values["digits"]})


def test_five_letters_a_day_and_no_more(world: World, client: Visitor) -> None:
    site.settled()
    walking.sign(client)
    address = _address()
    for _ in range(4):
        client.http.post(f"{address}/again", data=_form(client, address))
    assert len(walking.owed("sign-confirm")) == 5
    page = client._seen(client.http.post(f"{address}/again", data=_form(client, address)), 409)
    assert "Ask again tomorrow" in page and len(walking.owed("sign-confirm")) == 5
    # Somebody else's sign-up with this address is told the same as ever, and no sixth letter is owed.
    assert "Look in your e-mail" in walking.sign(client, FAY | {"email": ADA["email"]})
    assert len(walking.owed("sign-confirm")) == 5


def _form(visitor: Visitor, address: str) -> dict[str, str]:
    visitor.visit(address)
    return dict(visitor.page.forms[-1]["fields"])  # type: ignore[union-attr]


def test_a_letter_confirms_for_thirty_days(world: World, client: Visitor) -> None:
    site.settled()
    walking.sign(client)
    address, form = _address(), _form(client, _address())
    now = db.session.query(SignUp).one().at
    with time_machine.travel(now + timedelta(days=30, minutes=-1), tick=False):
        assert "Confirm: I sign version 1" in client.visit(address)
    with time_machine.travel(now + timedelta(days=30, minutes=1), tick=False):
        assert "This letter is over" in client.visit(address)
        assert "older than 30 days" in client._seen(client.http.post(address, data=form), 409)
    assert count(Signature) == 0


def test_a_sign_up_confirmed_after_a_newer_text_was_settled_says_so(world: World, client: Visitor) -> None:
    site.settled()
    walking.sign(client)
    site.settled(site.SECOND, at=NOON - DAY)
    page = client.visit(_address())
    assert "Version 3 has been settled since" in page and "/compare/1/3" in page
    client.send(_address(), {})
    assert db.session.query(Signature).one().version_number == 1


def test_it_makes_no_session(world: World, client: Visitor) -> None:
    site.settled()
    walking.confirmed(client)
    with client.http.session_transaction() as session:
        assert "_user_id" not in session


def test_withdrawn_then_confirmed_again_stays_withdrawn(world: World, client: Visitor) -> None:
    site.settled()
    receipt = walking.confirmed(client)
    address = _last_address()
    client.send(walking.link(receipt, "/withdraw/"), {})
    page = client.visit(address)
    assert "no longer in force" in page
    sign_up = db.session.query(SignUp).one()
    with writing():
        again = actions.confirm(sign_up.id, how="digits", at=NOON)
        assert db.session.get_one(Signature, again).withdrawal is not None
    assert count(Signature) == 1 and count(Listing) == 0


def test_after_withdrawing_somebody_may_sign_anew(world: World) -> None:
    version, alder = site.settled(), world.organisations["alder"]
    first = site.signed(version, alder, "Ada Bright")
    with writing():
        actions.withdraw(queries.signature(first.id), at=NOON + DAY)  # type: ignore[arg-type]
    second = site.signed(version, alder, "Ada Bright", at=NOON + 2 * DAY)
    assert second.id != first.id and second.listing is not None and count(Listing) == 1


def test_what_was_forgotten_cannot_be_confirmed(world: World) -> None:
    made = site.sign_up(site.settled(), world.organisations["alder"], "Ada Bright")
    with writing():
        made.email = None
    with writing(), pytest.raises(Refused, match="30 days"):
        actions.confirm(made.id, how="digits", at=NOON)
    assert count(Signature) == 0
