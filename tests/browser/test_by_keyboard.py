"""Every journey by keyboard alone: the pointer is never used; the focus is always seen, in order, and never kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from charter import clock
from tests.browser.fresh import Fresh
from tests.browser.keys import Keys
from tests.browser.somebody import PHONE, Site
from tests.browser.test_importing import FIRST, SECOND
from tests.browser.test_signing import DIGITS, MAILBOX, SCHOOL, digits, link, withdrawing
from tests.browser.test_taking_part import a_clause

HEAD = "siobhan.kerrigan@"


def opened(site: Site, page: Page, path: str) -> Keys:
    """A page that somebody typed the address of, past its head by the skip link."""
    return Keys(site.go(page, path)).skip()


def test_signing_in_with_digits(wharnley: Fresh) -> None:
    page = wharnley.window(size=PHONE)
    keys = opened(wharnley, page, "/account/sign-in")
    keys.to("Your e-mail address").type("ada@alder.example").to("E-mail me six digits").send()
    digits = re.search(r"^\s*(\d{3} ?\d{3})\s*$", wharnley.written("ada@alder.example"), re.MULTILINE)
    assert digits
    Keys(page).skip().to("Six digits").type(digits[1]).send()
    expect(page.locator("h1")).to_have_text("Ada Bright")
    Keys(page).to("^Menu$|^The charter$")


def test_a_clause_and_its_words_are_commented_on(site: Site) -> None:
    head = site.window(who="a head")
    opened(site, head, "/versions/5").to("^Comment on 1.1$").send()
    expect(head.locator("h1")).to_contain_text("Comment on 1.1")
    quoted = head.locator("#clause-words").inner_text().split()[:3]
    keys = Keys(head).skip().to("Your comment").type("This is the heart of it.")
    keys.to("about some of these words").type(" ".join(quoted))
    shown(keys).to("Send my comment").send()
    expect(head.locator("main mark")).to_have_text(" ".join(quoted))


def shown(keys: Keys) -> Keys:
    """Say how one is shown: the first way that is offered."""
    return keys.to(".", tag="input", name="shown").press("Space")


def test_other_words_are_suggested(site: Site) -> None:
    head = site.window(who="a head")
    keys = opened(site, head, a_clause(site, head, "amendments/new?clause"))
    keys.to(".", tag="textarea", name="parts-0-words").press("Control+End").type(" And every term.")
    keys.to("A headline").type("Every term").to("Why").type("So that nobody waits a year.")
    shown(keys).to("Look at the difference").send()
    expect(head.locator(".changed ins").first).to_contain_text("And every term")
    Keys(head).to("Send this suggestion").send()
    expect(head.locator("h1")).to_contain_text("Every term")


def test_the_convenor_answers_two_at_once_and_shows_what_waits(site: Site) -> None:
    convenor = site.window(who="the convenor")
    keys = opened(site, convenor, "/convenor/answers")
    keys.to("Comment", tag="input", name="comment").press("Space").to("Comment", tag="input", name="comment").press("Space")
    keys.to("Answer what is ticked").send()
    expect(convenor.locator("h1")).to_have_text("Answer 2 comments")
    keys.skip().to(".", name="outcome").choose("Not changed").to("^Why$").type("You asked for a date. The meeting sets it.")
    keys.to("Draft this answer").send()
    expect(convenor.locator("main")).to_contain_text("The answer is drafted")
    assert Keys(site.go(convenor, "/convenor/comments")).through() > 10


def test_people_are_invited(site: Site) -> None:
    convenor = site.window(who="the convenor")
    keys = opened(site, convenor, "/convenor/people")
    keys.to("One person a line").type("Fay Lund, Parent, families, fay@home.example").to("Look at it first").send()
    expect(convenor.locator("h1")).to_have_text("Before 1 invitation goes")
    keys.skip().to("Send 1 invitation").send()
    expect(convenor.locator("main")).to_contain_text("1 invitation is on the way.")


def test_the_chair_asks_decides_takes_back_and_closes(site: Site) -> None:
    chair = site.window(who="the meeting chair")
    page = site.go(chair, "/meetings/5/run")
    assert Keys(page).through() > 40
    for n in range(8):
        keys = opened(site, chair, "/meetings/5/run")
        if chair.locator("h1").inner_text() == "Everything is decided":
            break
        if n == 0:
            keys.to("Yes, say Council").send()
            keys = opened(site, chair, "/meetings/5/run")
        keys.to(".", name="outcome").choose("Put off to another meeting").to("Why, in a sentence").type("More time is needed.")
        keys.to("I confirm this by name").send()
    expect(chair.locator("h1")).to_have_text("Everything is decided")
    opened(site, chair, "/meetings/5/run").to("Close the meeting and make the next draft").send()
    Keys(chair).skip().to("Close the meeting and make draft 6").send()
    expect(site.go(chair, "/versions/6").locator("main")).to_contain_text("Draft 6")


def test_the_text_is_settled(wharnley: Fresh) -> None:
    chair, convenor = wharnley.window(who="hilary"), wharnley.window(who="mira")
    opened(wharnley, chair, "/versions/1/settling").to("Ask every group").send()
    for group in ("Heads", "Governors and trusts", "Families", "Young people", "Services"):
        keys = opened(wharnley, convenor, "/versions/1/settling")
        keys.to(f"Enter the line that {group.lower()} gave").send()
        Keys(convenor).skip().to("^Yes$", name="position").press("Space").to("Enter this line").send()
    opened(wharnley, chair, "/versions/1/settling").to("I confirm by name").send()
    expect(chair.locator("main")).to_contain_text("Version 1, open for signature")


def test_a_head_signs_with_the_digits_and_withdraws(site: Site) -> None:
    page = site.window(size=PHONE)
    keys = opened(site, page, "/sign")
    keys.to(".", name="for_whom").press("Space").to("Name of the organisation").type(SCHOOL).to("Your name").type("Ruth Ellis")
    keys.to("Your role").type("Headteacher").to("Your e-mail address").type(MAILBOX).to("Go on to the text").send()
    if not page.url.endswith("/sign/text"):
        keys.to(".", name="organisation").choose(SCHOOL).to("Go on to the text").send()
    keys.skip().to(".", name="authority").choose("been told").to("Go on to check").send()
    Keys(page).skip().to("^Sign$", tag="button").send()
    post, elsewhere = site.window(), site.window(size=PHONE)
    words = site.letter(post, MAILBOX, saying=DIGITS)
    opened(site, elsewhere, link(words)).to("Six digits").type(digits(words)).to("Confirm: I sign version 4").send()
    opened(site, elsewhere, withdrawing(site, post)).to("Withdraw my signature").send()
    expect(elsewhere.locator("h1")).to_have_text("Your signature is withdrawn")
    assert "Ruth Ellis" not in site.go(post, "/signatories").content()


def test_a_signature_on_paper_is_entered_and_confirmed(site: Site) -> None:
    convenor, day = site.window(who="the convenor"), clock.now()
    keys = opened(site, convenor, "/convenor/signatures/paper")
    keys.to(".", name="version").press("Space").to(".", name="for_whom").press("Space")
    keys.to("Name of the organisation").type(SCHOOL).to("Name on the sheet").type("Ruth Ellis").to("Role on the sheet")
    keys.type("Headteacher").to(".", name="authority").choose("been told").to("E-mail address on the sheet").type(MAILBOX)
    for box, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        keys.to(box, name="signed_on").type(str(number))
    keys.to("^Enter it$").send()
    expect(convenor.locator("main")).to_contain_text("On paper, entered by the convenor")
    post, phone = site.window(), site.window(size=PHONE)
    words = site.letter(post, MAILBOX, saying=DIGITS)
    found = re.search(r"/sign/paper/\S+", words)
    assert found
    opened(site, phone, found[0]).to("Six digits").type(digits(words)).to("^This is mine$").send()
    expect(phone.locator("h1")).to_have_text("You have confirmed your signature")


def test_a_text_and_its_revision_are_imported(wharnley: Fresh) -> None:
    mira = wharnley.window(who="mira")
    for n, text in ((2, FIRST), (3, SECOND)):
        opened(wharnley, mira, "/convenor/text/new").to(".", tag="textarea", name="text").type(text)
        Keys(mira).to("Show how it is read").send()
        expect(mira.locator("h1")).to_have_text("How the text was read")
        Keys(mira).skip().to(f"Keep it as draft {n}").send()
        expect(mira).to_have_url(re.compile(f"/versions/{n}$"))


@pytest.mark.parametrize("path", ["/", "/versions/5", "/amendments/22", "/compare/3/4", "/signatories", "/sign"])
def test_nothing_keeps_the_focus(site: Site, path: str) -> None:
    assert Keys(site.go(site.window(size=PHONE), path)).through() > 8
