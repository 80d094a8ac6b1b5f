"""Signing up: three short pages without an account, and nothing kept before Sign is pressed."""

from __future__ import annotations

import pytest

from charter.db import db, writing
from charter.outbox.models import Letter
from charter.refusal import Refused
from charter.signing import actions, rules
from charter.signing.models import Signature, SignUp
from tests.signing import signing_world as site
from tests.signing import walking
from tests.signing.walking import ADA, FAY, count
from tests.visiting import Visitor
from tests.world import DAY, NOON, World


def test_a_head_signs_up_on_three_pages(world: World, client: Visitor) -> None:
    version = site.settled()
    page = walking.fill(client, ADA, authority="resolved", resolved_on=["12", "11", "2025"], minute="7.2",
                        pledge="We ring first.")
    for words in ("Alder Bank Primary School", "Ada Bright", "Headteacher", "resolved it on 12\xa0November\xa02025, minute 7.2",
                  "We ring first.", "ada@alderbank.example"):
        assert words in page
    assert "Look in your e-mail" in client.send("/sign/check", {"choice": "sign"})
    row = db.session.query(SignUp).one()
    assert (row.version_number, row.digest, row.organisation_id) == (1, version.digest, world.organisations["alder"].id)
    assert (row.authority, row.resolved_on, row.minute, row.pledge) == ("resolved", "2025-11-12", "7.2", "We ring first.")
    assert count(Signature) == 0 and walking.sealed() == 0
    assert walking.owed("sign-confirm")[0].to == "ada@alderbank.example"


def test_a_person_is_not_asked_about_governors(world: World, client: Visitor) -> None:
    site.settled()
    client.send("/sign", FAY)
    assert "governors or trustees know" not in client.visit("/sign/text")
    walking.sign(client, FAY)
    row = db.session.query(SignUp).one()
    assert (row.organisation_id, row.organisation_typed, row.authority) == (None, None, "personal")


def test_in_a_personal_capacity_the_organisation_is_not_named(world: World, client: Visitor) -> None:
    site.settled()
    assert "Yourself, as a person" in walking.fill(client, ADA, authority="personal")
    client.send("/sign/check", {"choice": "sign"})
    assert db.session.query(SignUp).one().organisation_id is None


def test_the_whole_text_stands_on_the_page_with_a_way_past_it(world: World, client: Visitor) -> None:
    version = site.settled()
    client.send("/sign", ADA)
    page = client.visit("/sign/text")
    assert "We look for the barrier first." in page and "Nobody decides alone." in page and version.digest in page
    assert 'href="#meaning"' in page, "a way past it"
    assert 'id="meaning"' in page and page.index('id="meaning"') > page.index("Nobody decides alone.")
    assert 'href="#meaning"' in page and 'id="meaning"' in page
    chosen = [f for f in client.page.fields if f.get("name") == "authority" and "checked" in f]  # type: ignore[union-attr]
    assert not chosen, "nothing is chosen beforehand"


def test_what_it_asks_of_this_school_stands_by_itself(world: World, client: Visitor) -> None:
    site.settled("# The Wharnley Inclusion Charter\n\n## What each of us promises\n\n- **Schools** will ring first.\n"
                 "  - Hours: about 2 a week.\n- **The council** will answer.\n\n"
                 "## What this charter does not change\n\n- A head’s powers.\n")
    client.send("/sign", ADA)
    page = client.visit("/sign/text").split("What it asks of Alder Bank Primary School")[1]
    assert "will ring first" in page and "about 2 a week" in page and "will answer" not in page
    assert "A head’s powers" in page
    client.send("/sign", FAY)
    assert "What it asks of" not in client.visit("/sign/text")


def test_going_back_loses_nothing(world: World, client: Visitor) -> None:
    site.settled()
    walking.fill(client, ADA, pledge="We ring first.", authority="resolved", resolved_on=["12", "11", "2025"])
    assert 'value="Ada Bright"' in client.visit("/sign")
    page = client.visit("/sign/text")
    assert "We ring first." in page and 'value="2025"' in page
    assert "Alder Bank Primary School" in client.visit("/sign/check")


def test_not_now_keeps_nothing_and_says_so(world: World, client: Visitor) -> None:
    site.settled()
    walking.fill(client)
    assert "nothing is kept" in client.send("/sign/check", {"choice": "not-now"})
    assert count(SignUp) == 0 and count(Letter) == 0
    assert not [cookie for cookie in ("sign-who", "sign-words") if client.http.get_cookie(cookie, path="/sign")]
    assert "Who signs?" in client.visit("/sign/check"), "what was typed is gone from the browser too"


def test_sign_and_not_now_look_the_same(world: World, client: Visitor) -> None:
    site.settled()
    page = walking.fill(client)
    assert page.count('<button class="button button-line"') == 2 and "button-fill" not in page


def test_nothing_is_in_the_database_before_sign(world: World, client: Visitor) -> None:
    site.settled()
    walking.fill(client)
    assert count(SignUp) == 0 and count(Letter) == 0


@pytest.mark.parametrize("address", ["/sign/text", "/sign/check"])
def test_a_missing_step_is_asked_for_first(world: World, client: Visitor, address: str) -> None:
    site.settled()
    assert "Who signs?" in client.visit(address)
    client.send("/sign", ADA)
    assert "The exact text" in client.visit("/sign/check")


def test_an_organisation_chosen_after_all_is_asked_about_its_authority(world: World, client: Visitor) -> None:
    site.settled()
    walking.fill(client, FAY)
    client.send("/sign", ADA)
    assert "The exact text" in client.visit("/sign/check")


def test_the_page_after_signing_is_the_same_for_known_and_unknown(world: World, app: object, client: Visitor) -> None:
    version = site.settled()
    site.signed(version, world.organisations["alder"], "Ada Bright")
    known = walking.sign(client)
    unknown = walking.sign(Visitor(app), FAY | {"email": "nobody@nowhere.example"})  # type: ignore[arg-type]
    assert known == unknown


def test_pressed_twice_it_is_one_sign_up(world: World, client: Visitor) -> None:
    site.settled()
    walking.fill(client)
    client.visit("/sign/check")
    form = client.page.forms[-1]  # type: ignore[union-attr]
    kept = {name: client.http.get_cookie(name, path="/sign") for name in ("sign-who", "sign-words")}
    for again in (False, True):
        for name, cookie in kept.items():
            if again and cookie:
                client.http.set_cookie(name, cookie.value, path="/sign")
        answer = client.http.post(form["action"], data={**form["fields"], "choice": "sign"})
        assert (answer.status_code, answer.location) == (303, "/sign/sent")
    answer = client.http.post(form["action"], data={**form["fields"], "choice": "sign"})
    assert answer.location == "/sign/sent", "without the cookies too, for the first press took them along"
    assert count(SignUp) == 1 and count(Letter) == 1


@pytest.mark.parametrize(("who", "words"), [
    (ADA | {"name": ""}, "Type your name"),
    (ADA | {"title": ""}, "Type your role"),
    (ADA | {"email": "not an address"}, "Type your e-mail address"),
    (ADA | {"email": "a@b.example\r\nBcc: c@d.example"}, "Type your e-mail address"),
    (ADA | {"organisation_name": ""}, "Type the name of your school"),
    (ADA | {"for_whom": ""}, "Choose whether"),
    (ADA | {"name": "Ada\u202eBright"}, "cannot be seen"),
    (ADA | {"name": "A" * 81}, "The most that fits is 80"),
])
def test_a_slip_on_page_one_loses_nothing(world: World, client: Visitor, who: dict[str, str], words: str) -> None:
    site.settled()
    page = client.send("/sign", who, 422)
    assert words in page
    assert "Headteacher" in page or who["title"] == ""


@pytest.mark.parametrize(("typed", "words"), [
    ({}, "Nothing is chosen for you"),
    ({"authority": "invented"}, "Nothing is chosen for you"),
    ({"authority": "resolved"}, "Type the day of the meeting"),
    ({"authority": "resolved", "resolved_on": ["31", "2", "2025"]}, "a day that there is"),
    ({"authority": "resolved", "resolved_on": ["1", "1", "2999"]}, "cannot lie ahead"),
    ({"authority": "told", "pledge": "word " * 151}, "151 words long"),
    ({"authority": "told", "reservation": "\x00"}, "cannot be seen"),
    ({"authority": "told", "pledge": "界" * 1400, "reservation": "世" * 1400}, ""),
])
def test_a_slip_on_page_two_loses_nothing(world: World, client: Visitor, typed: dict[str, object], words: str) -> None:
    site.settled()
    client.send("/sign", ADA)
    kept = {"pledge": "A pledge to keep"} | typed
    page = client.send("/sign/text", kept, 422 if words else 200)
    assert words in page and str(kept["pledge"]).strip() in page


def test_words_too_long_for_a_browser_to_carry_are_a_slip(world: World, client: Visitor) -> None:
    site.settled()
    client.send("/sign", ADA)
    odd = "".join(chr(0x4E00 + n * 7) for n in range(1400))
    page = client.send("/sign/text", {"authority": "told", "pledge": odd, "reservation": odd[::-1]}, 422)
    assert "too long to carry" in page and odd in page


def test_a_draft_cannot_be_signed(world: World, client: Visitor) -> None:
    draft = site.draft()
    assert "Nothing can be signed yet" in client.visit("/sign")
    assert client.post("/sign", ADA).location == "/sign"
    with pytest.raises(Refused, match="still a draft"):
        site.sign_up(draft, world.organisations["alder"], "Ada Bright")
    assert count(SignUp) == 0


def test_a_text_settled_meanwhile_is_told_with_the_difference(world: World, client: Visitor) -> None:
    site.settled()
    walking.fill(client, pledge="We ring first.")
    client.visit("/sign/check")
    form = client.page.forms[-1]  # type: ignore[union-attr]
    site.settled(site.SECOND, at=NOON - DAY)
    page = client._seen(client.http.post(form["action"], data={**form["fields"], "choice": "sign"}), 409)
    assert "Nothing was signed" in page and "/compare/1/3" in page
    assert "<ins" in page and "and staff" in page, "the difference itself, before the text is read again"
    assert count(SignUp) == 0
    assert "We ring first." in client.visit("/sign/text"), "what was typed is still there"
    assert "pupils and staff" in client.visit("/sign/text")


def test_a_page_with_an_older_text_is_told_on_page_two(world: World, client: Visitor) -> None:
    site.settled()
    client.send("/sign", ADA)
    client.visit("/sign/text")
    form = client.page.forms[-1]  # type: ignore[union-attr]
    site.settled(site.SECOND, at=NOON - DAY)
    answer = client.http.post("/sign/text", data={**form["fields"], "authority": "told"})
    assert "/compare/1/3" in client._seen(answer, 409)


def test_another_digest_is_another_text(world: World) -> None:
    version = site.settled()
    with pytest.raises(rules.Replaced, match="Nothing was signed"):
        site.sign_up(version, world.organisations["alder"], "Ada Bright", digest="0" * 64)
    assert count(SignUp) == 0


def test_a_newer_draft_does_not_close_the_settled_text(world: World) -> None:
    version = site.settled()
    site.draft(site.SECOND, at=NOON - DAY)
    assert site.sign_up(version, world.organisations["alder"], "Ada Bright").version_number == 1


@pytest.mark.parametrize("facts", [
    {"authority": "personal"}, {"authority": "invented"}, {"authority": "resolved"},
    {"authority": "resolved", "resolved_on": "2999-01-01"}, {"pledge": "word " * 151},
])
def test_the_deed_refuses_what_the_form_would(world: World, facts: dict[str, str]) -> None:
    version = site.settled()
    with pytest.raises(Refused):
        site.sign_up(version, world.organisations["alder"], "Ada Bright", **facts)
    assert count(SignUp) == 0


def test_a_tampered_cookie_is_no_step(world: World, client: Visitor) -> None:
    site.settled()
    walking.fill(client)
    cookie = client.http.get_cookie("sign-words", path="/sign")
    assert cookie is not None
    client.http.set_cookie("sign-words", cookie.value[:-3] + "abc", path="/sign")
    assert "The exact text" in client.visit("/sign/check")


def test_only_the_fingerprint_of_the_browser_is_kept(world: World, client: Visitor) -> None:
    site.settled()
    walking.sign(client)
    row = db.session.query(SignUp).one()
    cookie = client.http.get_cookie(f"sign-{row.id}", path="/sign")
    assert cookie is not None and actions.fingerprint(cookie.value) == row.cookie != cookie.value


def test_looking_changes_nothing(world: World, client: Visitor) -> None:
    site.settled()
    before = count(Letter)
    for address in ("/sign", "/sign/text", "/sign/check", "/sign/sent", "/sign/not-now", "/sign/pass-on"):
        client.visit(address)
        assert client.http.head(address).status_code in (200, 303)
    assert count(SignUp) == 0 and count(Letter) == before


def test_sixty_people_in_one_hall_are_not_an_attack(world: World) -> None:
    version = site.settled()
    for n in range(60):
        with writing():
            actions.start(
                version.number, version.digest, None, name=f"Head {chr(65 + n % 26)}{chr(97 + n % 26)}", title="Headteacher",
                email=f"head{n}@school{n}.example", authority="personal", resolved_on=None, minute=None, pledge="",
                reservation="", cookie="c", once=f"{n:032x}", at=NOON)
    assert count(SignUp) == 60 and count(Letter) == 60
