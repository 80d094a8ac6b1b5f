"""A head signs on a phone in three short pages, confirms, is listed, and withdraws without a mark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.somebody import PHONE, Site, axe, wide

SCHOOL = "Wherry Lane Infant and Nursery School"  # has not signed in the story
MAILBOX = "head@wherrylane.example"


def fill(site: Site, page: Page, *, organisation: str, name: str = "Ruth Ellis", email: str = MAILBOX) -> None:
    """The first two pages."""
    site.go(page, "/sign")
    page.get_by_label("For an organisation").check()
    page.get_by_label("Name of the organisation").fill(organisation)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Your role").fill("Headteacher")
    page.get_by_label("Your e-mail address").fill(email)
    page.get_by_role("button", name="Go on to the text").click()
    choose(page, organisation)


def choose(page: Page, organisation: str) -> None:
    """What was typed may fit several; the page asks which one is meant."""
    if not page.url.endswith("/sign/text"):
        page.get_by_label(organisation).last.check()
        page.get_by_role("button", name="Go on to the text").click()


def finish(page: Page) -> None:
    """The text with its one question, then the check, then Sign."""
    expect(page).to_have_url(re.compile("/sign/text"))
    assert not axe(page) and not wide(page)
    assert page.locator("input[name=authority]:checked").count() == 0
    page.get_by_label(re.compile("been told")).check()
    page.get_by_role("button", name=re.compile("Go on|check", re.IGNORECASE)).first.click()
    expect(page).to_have_url(re.compile("/sign/check"))
    assert not axe(page) and not wide(page)
    sign, not_now = page.get_by_role("button", name="Sign", exact=True), page.get_by_text("Not now", exact=True).last
    assert sign.bounding_box()["width"] == pytest.approx(not_now.bounding_box()["width"], abs=1)  # type: ignore[index]
    sign.click()


def link(words: str) -> str:
    found = re.search(r"/sign/confirm/\S+", words)
    assert found, words
    return found[0]


DIGITS = r"\b(\d{3} ?\d{3})\b"


def digits(words: str) -> str:
    """The six digits in a letter."""
    found = re.search(DIGITS, words)
    assert found, words
    return found[1]


def withdrawing(site: Site, page: Page) -> str:
    """The address in the receipt, which comes after the letter to confirm."""
    address = r"/signatures/\S+/withdraw\S*"
    found = re.search(address, site.letter(page, MAILBOX, saying=address))
    assert found
    return found[0]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_in_the_browser_that_filled_the_form_one_press(site: Site, script: bool) -> None:
    page = site.window(size=PHONE, script=script)
    fill(site, page, organisation=SCHOOL)
    finish(page)
    post = site.window()
    address = link(site.letter(post, MAILBOX, saying=DIGITS))
    site.go(page, address)
    page.get_by_role("button", name=re.compile("sign", re.IGNORECASE)).first.click()
    assert not axe(page) if script else True
    assert "/signatures/" in page.url or page.locator("a[href*='/signatures/']").count()
    expect(site.go(post, "/signatories").locator("main")).to_contain_text(SCHOOL)
    site.go(page, withdrawing(site, post))
    page.get_by_role("button", name="Withdraw my signature").click()
    expect(page.locator("h1")).to_have_text("Your signature is withdrawn")
    expect(site.go(post, "/signatories").locator("main")).not_to_contain_text(SCHOOL)


def test_in_another_browser_the_digits(site: Site) -> None:
    page = site.window(size=PHONE)
    fill(site, page, organisation=SCHOOL)
    finish(page)
    elsewhere = site.window(size=PHONE)
    words = site.letter(elsewhere, MAILBOX, saying=DIGITS)
    right = digits(words)
    site.go(elsewhere, link(words))
    box = elsewhere.get_by_label(re.compile("digits", re.IGNORECASE))
    box.fill("000000" if right.replace(" ", "") != "000000" else "111111")
    elsewhere.get_by_role("button").filter(has_text=re.compile("confirm|sign", re.IGNORECASE)).first.click()
    expect(elsewhere.get_by_role("alert")).to_be_visible()
    elsewhere.get_by_label(re.compile("digits", re.IGNORECASE)).fill(right)
    elsewhere.get_by_role("button").filter(has_text=re.compile("confirm|sign", re.IGNORECASE)).first.click()
    assert elsewhere.locator("a[href*='/signatures/']").count() or "/signatures/" in elsewhere.url


def test_confirmed_elsewhere_put_right_and_withdrawn_in_two_clicks(site: Site) -> None:
    phone = site.window(size=PHONE)
    fill(site, phone, organisation=SCHOOL)
    finish(phone)
    elsewhere = site.window(size=PHONE)
    words = site.letter(elsewhere, MAILBOX, saying=DIGITS)
    site.go(elsewhere, link(words)).get_by_label("Six digits").fill(digits(words))
    elsewhere.get_by_role("button", name="Confirm: I sign version 4").click()
    yours = withdrawing(site, elsewhere).replace("/withdraw/", "/yours/")
    assert not axe(site.go(elsewhere, yours)) and not wide(elsewhere)
    elsewhere.get_by_role("link", name="Put something right").click()
    assert not axe(elsewhere) and not wide(elsewhere)
    elsewhere.get_by_label("Your name").fill("Ruth Ellis-Moor")
    elsewhere.get_by_role("button", name="Put it right").click()
    expect(elsewhere.locator("h1")).to_have_text("It is put right")
    expect(site.go(phone, "/signatories").locator("main")).to_contain_text("Ruth Ellis-Moor")
    site.go(elsewhere, yours).get_by_role("link", name="Withdraw it", exact=True).click()
    elsewhere.get_by_role("button", name="Withdraw my signature").click()
    expect(elsewhere.locator("h1")).to_have_text("Your signature is withdrawn")
    expect(site.go(phone, "/signatories").locator("main")).not_to_contain_text("Ruth Ellis")


def test_not_now_stores_nothing(site: Site) -> None:
    page = site.window(size=PHONE)
    before = site.go(page, "/record/checkpoint").locator("body").inner_text()
    fill(site, page, organisation=SCHOOL)
    site.go(page, "/sign/not-now") if page.locator("a[href='/sign/not-now']").count() else None
    site.go(page, "/signatories")
    assert "Ruth Ellis" not in page.content()
    assert site.go(page, "/record/checkpoint").locator("body").inner_text() == before
