"""Checking: what waits for a person, why, and how the desk lists it, many at once."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from charter.db import db, writing
from charter.people.models import Organisation
from charter.record.models import Opening
from charter.refusal import Refused
from charter.signing import actions, addresses, queries, rules
from charter.signing.models import Listing, Signature, WordsRuling
from charter.web.folding import fold
from tests.signing import signing_world as site
from tests.signing import walking
from tests.signing.walking import count
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

DESK = "/convenor/signatures"


def _held(world: World, name: str = "Gita Shah", **more: object) -> Signature:
    """Signed from a mailbox that anybody can open."""
    version = queries_version()
    return site.signed(version, world.organisations["alder"], name, **{"email": f"{name.split()[0]}@gmail.com", **more})


def queries_version() -> object:
    from charter.drafting import queries as drafting

    return drafting.settled() or site.settled()


def test_an_address_of_anybodys_is_held_with_the_reason(world: World) -> None:
    row = _held(world)
    assert row.listing is None and row.hold is not None
    assert row.hold.because == "The address is not one of Alder Bank Primary School’s own (@alderbank.example)."
    assert queries.counts() == (0, 0) and count(Opening) == 0, "its sealed entry opens for nobody yet"


def test_the_convenor_lists_it(world: World, client: Visitor) -> None:
    row = _held(world)
    client.sign_in(world.mira)
    page = client.visit(DESK)
    assert "Gita Shah" in page and "Why it waits" in page and "gita@gmail.com" in page
    before = walking.sealed()
    assert "Nothing waits here" in client.send(DESK, {"chosen": row.id})
    found = queries.signature(row.id)
    assert found is not None and found.listing is not None
    assert found.clearance is not None
    assert (found.listing.checked, found.clearance.by_id) == ("convenor", world.mira.id)
    assert walking.sealed() == before + 1 and count(Opening) == 1
    assert "Alder Bank Primary School" in Visitor(client.http.application).visit("/signatories")


def test_many_at_once(world: World, client: Visitor) -> None:
    rows = [_held(world, name) for name in ("Gita Shah", "Ola Berg", "Una Moss")]
    client.sign_in(world.mira)
    client.visit(DESK)
    fields = client.page.forms[-1]["fields"]  # type: ignore[union-attr]
    answer = client.http.post(DESK, data={**fields, "chosen": [row.id for row in rows[:2]]}, follow_redirects=True)
    assert "2 done." in answer.get_data(as_text=True)
    assert count(Listing) == 2 and [row.name for row in queries.held()] == ["Una Moss"]


def test_listing_twice_is_listing_once(world: World) -> None:
    row = _held(world)
    for _ in range(2):
        with writing():
            actions.check(queries.signature(row.id), by=world.mira, at=NOON)  # type: ignore[arg-type]
    assert count(Listing) == 1 and walking.sealed() == 2


def test_a_typed_name_becomes_an_organisation_or_stands_for_one(world: World, client: Visitor) -> None:
    version = site.settled()
    new = site.signed(version, None, "Zed Lund", organisation_typed="Wharnley Youth Choir", title="Leader")
    known = site.signed(version, None, "Ben Okoro", organisation_typed="Beckfoot High")
    assert new.hold is not None and new.hold.because == "“Wharnley Youth Choir” is not on the list of organisations."
    client.sign_in(world.mira)
    assert "Beckfoot High School" in client.visit(DESK)
    fields = client.page.forms[-1]["fields"]  # type: ignore[union-attr]
    client.http.post(DESK, data={**fields, "chosen": [new.id, known.id], f"meant-{new.id}": "",
                                 f"meant-{known.id}": world.organisations["beck"].id})
    assert db.session.query(Organisation).filter_by(name="Wharnley Youth Choir").one().kind == "community"
    listed = queries.signature(known.id)
    assert listed is not None and listed.organisation_id == world.organisations["beck"].id
    assert (listed.organisation_then, listed.group_slug) == ("Beckfoot High", "heads"), "the name stays as it was typed"
    assert queries.counts() == (2, 0)


@pytest.mark.parametrize(("name", "because"), [
    ("n/a", "does not look like"), ("http://pills.example", "does not look like"), ("Test", "does not look like"),
    ("12345", "does not look like"), ("<script>", "does not look like"),
])
def test_what_is_no_name_is_held(world: World, name: str, because: str) -> None:
    row = site.signed(site.settled(), None, name, email="somebody@home.example")
    assert row.hold is not None and because in row.hold.because


@pytest.mark.parametrize("name", [
    "Siân ap Rhys", "Nguyễn Văn A", "Ольга Иванова", "محمد", "王芳", "O’Neill", "Jo Li", "Dr Meera Nair OBE"])
def test_names_of_every_script_are_names(name: str) -> None:
    assert rules.is_name(name)


def test_a_third_in_one_role_is_held(world: World) -> None:
    version, alder = site.settled(), world.organisations["alder"]
    titles = {"Ada Bright": "Headteacher", "Ola Berg": "Head teacher", "Una Moss": "The Headteacher"}
    rows = [site.signed(version, alder, name, title=title) for name, title in titles.items()]
    assert [row.listing is not None for row in rows] == [True, True, False]
    assert rows[2].hold is not None
    assert rows[2].hold.because == "2 people have already signed for Alder Bank Primary School as The Headteacher."
    assert site.signed(version, alder, "Gita Shah", title="Chair of governors").listing is not None


def test_one_name_from_two_addresses_is_held(world: World) -> None:
    version, alder = site.settled(), world.organisations["alder"]
    site.signed(version, alder, "Ada Bright")
    assert "already signed" in (site.signed(version, alder, "Ada BRIGHT", email="a@alderbank.example").hold or site).because


def test_a_shared_domain_proves_no_school(world: World) -> None:
    with writing() as session:
        session.add(Organisation(name="Alder Trust", folded="alder trust", kind="trust", domain="alderbank.example"))
    row = site.signed(site.settled(), world.organisations["alder"], "Ada Bright")
    assert row.hold is not None and row.hold.because == "2 organisations share addresses at @alderbank.example."


def test_a_closed_school_and_one_without_addresses_are_held(world: World) -> None:
    version = site.settled()
    with writing() as session:
        session.add(Organisation(name="Old School", folded="old school", kind="school", domain="old.example",
                                 closed_on=date(2020, 8, 31)))
        session.add(Organisation(name="New School", folded="new school", kind="school"))
    for name, because in (("Old School", "closed on 31\xa0August\xa02020"), ("New School", "No address of its own")):
        organisation = db.session.query(Organisation).filter_by(name=name).one()
        row = site.signed(version, organisation, "Ada Bright", email="ada@old.example")
        assert row.hold is not None and because in row.hold.because


@pytest.mark.parametrize(("email", "domain", "belongs"), [
    ("a@school.example", "school.example", True), ("a@mail.school.example", "school.example", True),
    ("a@SCHOOL.example", "School.example", True), ("a@school.example", "@school.example", True),
    ("a@notschool.example", "school.example", False), ("a@school.example.evil.example", "school.example", False),
    ("school.example@evil.example", "school.example", False), ("a@gmail.com", "gmail.com", False),
    ("a@school.example", "", False), ("a@school.example", None, False),
])
def test_whose_address_it_is(email: str, domain: str | None, belongs: bool) -> None:
    assert addresses.belongs(email, domain) is belongs


@pytest.mark.parametrize(("kind", "title", "group"), [
    ("school", "Headteacher", "heads"), ("school", "Chair of Governors", "governors"), ("school", "Trustee", "governors"),
    ("trust", "Chief executive", "governors"), ("council", "Head of inclusion", "council"), ("service", "", "services"),
    ("community", "Manager", "community"), (None, "Headteacher", None), ("odd", "x", None),
])
def test_in_which_group_it_stands(kind: str | None, title: str, group: str | None) -> None:
    slugs = ("heads", "governors", "services", "community", "council")
    assert rules.group_of(kind, title, slugs) == group
    assert rules.group_of(kind, title, ()) is None, "an area may have other groups"


def test_pledge_and_reservation_wait_to_be_read(world: World, client: Visitor) -> None:
    row = site.signed(site.settled(), world.organisations["alder"], "Ada Bright", pledge="We ring first.",
                      reservation="We cannot shorten every list.")
    assert row.listing is not None and "We ring first." not in client.visit("/signatories")
    convenor = Visitor(client.http.application).sign_in(world.mira)
    assert "We ring first." in convenor.visit(DESK)
    convenor.send(DESK, {"chosen": row.id, "words": "show"})
    page = client.visit("/signatories")
    assert "We ring first." in page and "We cannot shorten every list." in page
    assert not queries.unread()


def test_words_may_be_kept_back(world: World, client: Visitor) -> None:
    row = site.signed(site.settled(), world.organisations["alder"], "Ada Bright", pledge="Little Tim is a nuisance.")
    Visitor(client.http.application).sign_in(world.mira).send(DESK, {"chosen": row.id, "words": "keep"})
    assert count(WordsRuling) == 1 and not queries.unread()
    for address in ("/signatories", "/signatories.csv", "/signatories.json", f"/signatures/{row.id}"):
        assert "Little Tim" not in client.visit(address)


def test_what_waits_is_told_to_the_desk(world: World) -> None:
    assert not queries.waiting(NOON)
    _held(world)
    site.signed(queries_version(), world.organisations["beck"], "Ben Okoro", pledge="We ring.", at=NOON + DAY)  # type: ignore[arg-type]
    told = queries.waiting(NOON + DAY)
    assert [(each.words, each.address, each.since) for each in told] == [
        ("1 signature to check before it is listed", DESK, NOON), ("1 signature with words to read", DESK, NOON + DAY)]


def test_one_withdrawn_meanwhile_is_left_alone(world: World, client: Visitor) -> None:
    row = _held(world)
    client.sign_in(world.mira)
    client.visit(DESK)
    fields = client.page.forms[-1]["fields"]  # type: ignore[union-attr]
    with writing():
        actions.withdraw(queries.signature(row.id), at=NOON)  # type: ignore[arg-type]
    answer = client.http.post(DESK, data={**fields, "chosen": row.id}, follow_redirects=True)
    assert "Nothing was left to check" in answer.get_data(as_text=True)
    with writing(), pytest.raises(Refused):
        actions.check(queries.signature(row.id), by=world.mira, at=NOON)  # type: ignore[arg-type]
    assert count(Listing) == 0


def test_nothing_ticked_and_nonsense_ticked(world: World, client: Visitor) -> None:
    row = _held(world)
    client.sign_in(world.mira)
    assert "Tick at least one" in client.send(DESK, {}, 422)
    assert "Nothing was left" in client.send(DESK, {"chosen": "nonsense"})
    assert "not on the list any more" in client.send(DESK, {"chosen": row.id, f"meant-{row.id}": "nonsense"}, 409)
    assert count(Listing) == 0


@pytest.mark.parametrize("who", ["ada", "hilary", "colin", None])
def test_nobody_else_may(world: World, app: Flask, client: Visitor, who: str | None) -> None:
    row = _held(world)
    if who:
        client.sign_in(getattr(world, who))
        client.visit(DESK, 403)
    else:
        assert "Gita" not in client.visit(DESK)
    assert client.post(DESK, {"chosen": row.id}).status_code == 403
    assert count(Listing) == 0


def test_looking_changes_nothing(world: World, client: Visitor) -> None:
    _held(world)
    before = walking.sealed()
    client.sign_in(world.mira).visit(DESK)
    assert count(Listing) == 0 and walking.sealed() == before


def test_folding() -> None:
    assert fold("St Hieu’s École, ŁÓDŹ") == "st hieus ecole lodz"
    assert fold("  Straße\t№ 5 ") == "strasse no 5"
    assert fold("%_'\"") == ""


@pytest.mark.parametrize("name", ["Headteacher", "The Office", "Alder Bank Primary School", "aaaa", "\u0410da Bright",
                                  "Chair of Governors"])
def test_what_is_the_name_of_something_else_is_held(world: World, name: str) -> None:
    row = site.signed(site.settled(), world.organisations["alder"], name, email="ada@alderbank.example")
    assert row.hold is not None and "does not look like" in row.hold.because


@pytest.mark.parametrize(("email", "because"), [
    ("ada@alderbnak.example", "looks like one of"), ("ada@alderbank-school.example", "looks like one of"),
    ("ada@alderbank.org.uk", "looks like"), ("ada@beckfoot.example", "is not one of Alder Bank"),
    ("ada@juniors.alderbank.example", "is one of Alder Juniors’s own, below"),
])
def test_whose_else_an_address_is(world: World, email: str, because: str) -> None:
    with writing() as session:
        session.add(Organisation(name="Alder Juniors", folded="alder juniors", kind="school",
                                 domain="juniors.alderbank.example"))
    row = site.signed(site.settled(), world.organisations["alder"], "Ada Bright", email=email)
    assert row.hold is not None and because in row.hold.because


def test_a_school_below_its_trusts_domain_has_its_own(world: World) -> None:
    with writing() as session:
        session.add(Organisation(name="Alder Juniors", folded="alder juniors", kind="school",
                                 domain="juniors.alderbank.example"))
    juniors = db.session.query(Organisation).filter_by(name="Alder Juniors").one()
    assert site.signed(site.settled(), juniors, "Una Moss", email="una@juniors.alderbank.example").listing is not None


def test_a_third_from_one_mailbox_is_held(world: World) -> None:
    version, alder = site.settled(), world.organisations["alder"]
    rows = [site.signed(version, alder, name, title=title, email="office@alderbank.example") for name, title in (
        ("Ada Bright", "Headteacher"), ("Gita Shah", "Chair of governors"), ("Ola Berg", "Deputy headteacher"))]
    assert [row.listing is not None for row in rows] == [True, True, False]
    assert rows[2].hold is not None and rows[2].hold.because == "2 others have already signed from this mailbox."
