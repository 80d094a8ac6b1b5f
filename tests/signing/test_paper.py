"""A signature on paper: entered by the convenor and marked so, confirmed later by whoever signed, or taken out at once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from charter.db import db
from charter.drafting.models import Version
from charter.record.models import Opening
from charter.signing.models import PaperConfirmation, PaperLetter, Signature
from tests.publishing.test_certificate import pages
from tests.signing import signing_world as site
from tests.signing import walking
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

AT = "/convenor/signatures/paper"
SHEET = {"for_whom": "organisation", "organisation_name": "Beckfoot High School", "name": "Ben Okoro", "title": "Headteacher",
         "authority": "resolved", "resolved_on": ["12", "10", "2026"], "minute": "7.2", "signed_on": ["28", "10", "2026"],
         "email": "ben@beckfoot.example", "pledge": "We ask first.", "reservation": ""}


@pytest.fixture
def version(world: World) -> Version:
    return site.settled()


@pytest.fixture
def convenor(client: Visitor, world: World) -> Visitor:
    return Visitor(client.http.application).sign_in(world.mira)


def entered(convenor: Visitor, version: Version, **more: object) -> Signature:
    """Enter the sheet; gives the newest signature."""
    convenor.send(AT, {"version": str(version.number), **SHEET, **more})
    db.session.rollback()
    return db.session.scalars(select(Signature).order_by(Signature.entry_seq.desc())).first()  # type: ignore[return-value]


def test_it_is_listed_and_marked(version: Version, convenor: Visitor, client: Visitor) -> None:
    row = entered(convenor, version)
    assert (row.paper_on, row.at.date().isoformat(), row.title) == ("2026-10-28", "2026-10-28", "Headteacher")
    page = client.visit(f"/signatures/{row.id}")
    for said in ("Beckfoot High School", "28\xa0October\xa02026", "On paper, entered by the convenor", "minute 7.2",
                 "We ask first."):
        assert said in page, said
    assert "confirmed by themselves" not in page
    assert "on paper, entered by the convenor" in client.visit("/signatories").lower()
    told = client.http.get("/signatories.csv").text
    assert "on paper, entered by the convenor" in told.lower()
    assert walking.sealed() == 1, "one sealed act"
    opening = db.session.get(Opening, row.entry_seq)
    assert opening is not None and '"paper":"2026-10-28"' in opening.content


def test_the_page_shows_the_digits_that_stand_on_the_sheet(version: Version, convenor: Visitor) -> None:
    page = convenor.visit(AT)
    assert f"{version.digest[:4]} {version.digest[4:8]} {version.digest[8:12]}" in page
    assert " checked" not in page.split("<form")[1], "nothing is ticked beforehand"


def test_entering_twice_is_entering_once(version: Version, convenor: Visitor) -> None:
    first = entered(convenor, version)
    assert entered(convenor, version, title="The Headteacher").id == first.id
    assert walking.count(Signature) == 1 and walking.sealed() == 1 and walking.count(PaperLetter) == 1


def test_whoever_already_signed_here_is_not_entered_again(version: Version, convenor: Visitor, world: World) -> None:
    there = site.signed(version, world.organisations["beck"], "Ben Okoro")
    assert entered(convenor, version).id == there.id


def test_confirmed_by_digits_and_never_by_looking_or_pressing(version: Version, convenor: Visitor, client: Visitor) -> None:
    row = entered(convenor, version)
    letter = walking.newest("sign-paper")
    at = walking.link(letter, "/sign/paper/")
    for _ in range(3):
        client.visit(at)
        client.send(at, {"digits": ""}, 422)
    assert walking.count(PaperConfirmation) == 0
    other = f"{(int(walking.digits(letter).replace(' ', '')) + 1) % 1_000_000:06}"
    assert "These are not the digits" in client.send(at, {"digits": other}, 422)
    assert "You have confirmed your signature" in client.send(at, {"digits": walking.digits(letter)})
    assert client.post(at, {"digits": walking.digits(letter)}).status_code == 303, "twice is once"
    assert walking.count(PaperConfirmation) == 1 and walking.sealed() == 2
    assert "confirmed by themselves on 2" in client.visit(f"/signatures/{row.id}")
    assert "confirmed by themselves on 2" in client.http.get("/signatories.csv").text
    assert walking.owed("sign-paper") == []


def test_ten_wrong_digits_end_the_code_and_a_new_letter_is_a_press(version: Version, convenor: Visitor, client: Visitor) -> None:
    entered(convenor, version)
    letter = walking.newest("sign-paper")
    at, right = walking.link(letter, "/sign/paper/"), walking.digits(letter)
    for n in range(10):
        client.send(at, {"digits": f"{(int(right.replace(' ', '')) + n + 1) % 1_000_000:06}"}, 422)
    assert client.post(at, {"digits": right}).status_code == 409
    client.press(at, "/again")
    fresh = walking.newest("sign-paper")
    assert walking.link(fresh, "/sign/paper/") != at
    assert "You have confirmed" in client.send(walking.link(fresh, "/sign/paper/"), {"digits": walking.digits(fresh)})


def test_not_mine_takes_it_out_at_once(version: Version, convenor: Visitor, client: Visitor) -> None:
    row = entered(convenor, version)
    letter = walking.newest("sign-paper")
    out = walking.link(letter, "/withdraw/")
    assert out in client.visit(walking.link(letter, "/sign/paper/"))
    client.visit(out)
    client.send(out, {})
    page = client.visit(f"/signatures/{row.id}")
    assert "No longer in force" in page and "Ben" not in page and "paper" not in page.split("<main")[1]
    assert "Beckfoot" not in client.visit("/signatories")
    assert client.post(walking.link(letter, "/sign/paper/"), {"digits": walking.digits(letter)}).status_code == 409
    assert walking.owed("sign-paper") == []


def test_without_an_address_no_letter(version: Version, convenor: Visitor) -> None:
    entered(convenor, version, email="")
    assert walking.owed("sign-paper") == [] and walking.owed("sign-receipt") == []


def test_a_person_for_nobody_else(version: Version, convenor: Visitor, client: Visitor) -> None:
    row = entered(convenor, version, for_whom="person", name="Fay Lund", title="Parent", authority="")
    assert (row.organisation_id, row.authority) == (None, "personal")
    assert "In a personal capacity" in client.visit(f"/signatures/{row.id}")


@pytest.mark.parametrize(("wrong", "words"), [
    ({"version": ""}, "Tick the text"), ({"name": ""}, "Type the name"), ({"signed_on": ["", "", ""]}, "Type the day"),
    ({"signed_on": ["1", "1", "2030"]}, "cannot lie ahead"), ({"authority": ""}, "Tick what the sheet says"),
    ({"organisation_name": "Nowhere College"}, "No organisation on the list"), ({"email": "x"}, "Type your e-mail"),
    ({"organisation_name": "School"}, "Choose which of these"),
    ({"organisation_name": "Nowhere", "organisation": "other"}, "No organisation"),
])
def test_a_slip_loses_nothing(version: Version, convenor: Visitor, wrong: dict[str, object], words: str) -> None:
    page = convenor.send(AT, {"version": str(version.number), **SHEET, **wrong}, 422)
    assert words in page and "We ask first." in page
    assert walking.count(Signature) == 0


def test_only_a_settled_text_on_a_day_since_it_was(version: Version, convenor: Visitor) -> None:
    convenor.send(AT, {"version": str(version.number), **SHEET, "signed_on": ["1", "10", "2026"]}, 409)
    draft = site.draft(site.SECOND, at=NOON - DAY)
    convenor.send(AT, {"version": str(draft.number), **SHEET}, 422)
    assert walking.count(Signature) == 0


def test_nobody_else_may_enter_one(version: Version, client: Visitor, world: World) -> None:
    member = Visitor(client.http.application).sign_in(world.ben)
    member.visit(AT, 403)
    assert member.post(AT, {"version": str(version.number), **SHEET}).status_code == 403
    client.visit(f"/sign/paper/{'0' * 32}/{'0' * 64}", 404)
    assert walking.count(Signature) == 0


def test_the_certificate_says_it_too(version: Version, convenor: Visitor, client: Visitor) -> None:
    row = entered(convenor, version)
    assert "On paper, entered by the convenor" in pages(client, row)[0]
