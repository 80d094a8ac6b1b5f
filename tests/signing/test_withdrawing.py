"""Withdrawing: two clicks, no reason, no public mark."""

from __future__ import annotations

import pytest
from flask import Flask

from charter import clock
from charter.db import db, writing
from charter.record.models import Entry, Opening
from charter.signing import actions, queries
from charter.signing.models import Listing, Signature, Withdrawal
from charter.telling import worker
from charter.web import tokens
from tests.signing import signing_world as site
from tests.signing import walking
from tests.signing.walking import ADA, count
from tests.visiting import Visitor
from tests.world import DAY, NOON, World


@pytest.fixture
def receipt(world: World, client: Visitor) -> str:
    """Ada's receipt."""
    site.settled()
    return walking.confirmed(client, ADA, pledge="We ring first.")


def test_two_clicks_and_it_is_gone(app: Flask, client: Visitor, receipt: str) -> None:
    reader, address = walking.elsewhere(app), walking.link(receipt, "/withdraw/")
    assert "Ada Bright" in reader.visit("/signatories")
    before = walking.sealed()
    walking.head()
    assert "Ada Bright" in reader.visit("/record/entries.json")
    assert "Your signature is withdrawn" in walking.elsewhere(app).send(address, {})
    for public in ("/signatories", "/signatories.csv", "/signatories.json", "/signatories?q=ada", "/record/entries.json"):
        page = reader.visit(public)
        assert "Ada Bright" not in page and "Alder Bank" not in page, public
    assert walking.sealed() == before + 1
    assert count(Listing) == 0 and count(Opening) == 0 and count(Withdrawal) == 1
    assert queries.counts() == (0, 0) and not queries.has_any()


def test_its_own_page_says_no_longer_in_force_and_nothing_else(app: Flask, client: Visitor, receipt: str) -> None:
    own = walking.link(receipt, "/signatures/")
    reader = walking.elsewhere(app)
    assert "Ada Bright" in reader.visit(own)
    client.send(walking.link(receipt, "/withdraw/"), {})
    page = reader.visit(own).partition("<main")[2].partition("</main>")[0]  # around it stands how the charter stands today
    assert "no longer in force" in page
    for personal in ("Ada", "Alder", "Headteacher", "withdrawn", "2026"):
        assert personal not in page, personal


def test_the_sealed_entry_stays_and_opens_for_nobody(client: Visitor, receipt: str) -> None:
    row = db.session.query(Signature).one()
    seq, opening = row.entry_seq, db.session.query(Opening).one()
    salt = opening.salt
    client.send(walking.link(receipt, "/withdraw/"), {})
    assert db.session.get(Entry, seq) is not None
    db.session.expire_all()
    assert db.session.query(Signature).one().salt is None
    if db.engine.dialect.name == "sqlite":
        db.session.remove()
        worker.turn(clock.now())
        path = db.engine.url.database or ""
        for tail in ("", "-wal"):
            with open(path + tail, "rb") as file:
                assert salt.encode() not in file.read(), "the salt is gone from the disk too"


def test_looking_withdraws_nothing(app: Flask, client: Visitor, receipt: str) -> None:
    address = walking.link(receipt, "/withdraw/")
    for _ in range(50):
        assert client.http.get(address).status_code == client.http.head(address).status_code == 200
    assert count(Listing) == 1 and count(Withdrawal) == 0


def test_withdrawing_twice_is_withdrawing_once(client: Visitor, receipt: str) -> None:
    address = walking.link(receipt, "/withdraw/")
    client.visit(address)
    form = client.page.forms[-1]["fields"]  # type: ignore[union-attr]
    for _ in range(3):
        assert client.http.post(address, data=form).status_code == 303
    assert count(Withdrawal) == 1 and walking.sealed() == 2


def test_a_held_one_can_be_withdrawn(world: World) -> None:
    row = site.signed(site.settled(), None, "Zed Lund", organisation_typed="Choir")
    with writing():
        actions.withdraw(queries.signature(row.id), at=NOON)  # type: ignore[arg-type]
    assert not queries.held() and not queries.waiting(NOON)


def test_the_others_of_the_school_stay(world: World, app: Flask) -> None:
    version, alder = site.settled(), world.organisations["alder"]
    head = site.signed(version, alder, "Ada Bright")
    site.signed(version, alder, "Gita Shah", title="Chair of governors")
    with writing():
        actions.withdraw(queries.signature(head.id), at=NOON)  # type: ignore[arg-type]
    page = walking.elsewhere(app).visit("/signatories")
    assert "Gita Shah" in page and "Ada Bright" not in page and queries.counts() == (1, 0)


def test_an_unsent_receipt_is_not_owed_any_more(client: Visitor, receipt: str) -> None:
    client.send(walking.link(receipt, "/withdraw/"), {})
    assert not walking.owed("sign-receipt")


def test_a_forged_link_is_an_unknown_address(client: Visitor, receipt: str) -> None:
    row = db.session.query(Signature).one()
    unknown = client.visit(f"/signatures/{'0' * 32}/withdraw/{'0' * 64}", 404)
    for path in (f"/signatures/{row.id}/withdraw/{'0' * 64}", f"/signatures/{row.id}/withdraw/%00",
                 f"/signatures/{'0' * 32}/withdraw/{tokens.token('sign-withdraw', row.id)}"):
        assert client.visit(path, 404) == unknown
        assert client.post(path).status_code == 404
    assert count(Listing) == 1


def test_even_the_convenor_withdraws_nobody(world: World, client: Visitor, receipt: str) -> None:
    row = db.session.query(Signature).one()
    client.sign_in(world.mira)
    assert client.post(f"/signatures/{row.id}/withdraw/{'0' * 64}").status_code == 404
    assert count(Listing) == 1


def test_its_holder_is_told_in_case_a_program_pressed(client: Visitor, receipt: str) -> None:
    client.send(walking.link(receipt, "/withdraw/"), {})
    assert [each.to for each in walking.owed("sign-withdrawn")] == [ADA["email"]]
    assert "sign anew" in walking.newest("sign-withdrawn") and "/sign" in walking.newest("sign-withdrawn")


def test_after_thirty_days_nothing_here_knows_who_it_was(client: Visitor, receipt: str) -> None:
    client.send(walking.link(receipt, "/withdraw/"), {})
    acts = walking.sealed()
    for days, name in ((29, "Ada Bright"), (31, None)):
        worker.give_what_fell_due(clock.now() + days * DAY)
        db.session.expire_all()
        row = db.session.query(Signature).one()
        assert (row.name, row.sign_up.name if row.sign_up else None) == (name, name)
    assert (row.organisation_then, row.folded, row.sign_up and row.sign_up.email) == (None, "", None)
    assert walking.sealed() == acts, "nothing public changed, so nothing is entered"
    assert "is withdrawn" in client.visit(walking.link(receipt, "/withdraw/"))
