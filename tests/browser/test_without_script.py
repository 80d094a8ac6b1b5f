"""What members and officers do, in a browser that runs no script: sign in, comment, invite, settle."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.fresh import Fresh
from tests.browser.somebody import PHONE


def test_signing_in_with_digits_and_commenting_on_quoted_words(wharnley: Fresh) -> None:
    page = wharnley.go(wharnley.window(script=False, size=PHONE), "/account/sign-in")
    page.get_by_label("Your e-mail address").fill("ada@alder.example")
    page.get_by_role("button", name="E-mail me six digits instead").click()
    digits = re.search(r"^\s*(\d{3} ?\d{3})\s*$", wharnley.written("ada@alder.example"), re.MULTILINE)
    assert digits
    page.get_by_label("Six digits").fill(digits[1])
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("h1")).to_have_text("Ada Bright")
    wharnley.go(page, "/versions/1")
    wharnley.go(page, str(page.locator("a[href*='/comments/new']").first.get_attribute("href")))
    quoted = " ".join(page.locator("#clause-words").inner_text().split()[:3])
    page.get_by_label("Your comment").fill("This is the heart of it.")
    page.get_by_label("Only about some of these words?").fill(quoted)
    page.get_by_label("A headteacher").check()
    page.get_by_role("button", name="Send my comment").click()
    expect(page.locator("main mark")).to_have_text(quoted)


def test_people_are_invited_and_come(wharnley: Fresh) -> None:
    mira = wharnley.go(wharnley.window(who="mira", script=False), "/convenor/people")
    mira.get_by_label("One person a line").fill("Nia Lund, Parent, families, nia@home.example")
    mira.get_by_role("button", name="Look at it first").click()
    mira.get_by_role("button", name="Send 1 invitation").click()
    expect(mira.locator("main")).to_contain_text("1 invitation is on the way.")
    found = re.search(r"/account/invitations/\S+", wharnley.written("nia@home.example"))
    assert found
    nia = wharnley.go(wharnley.window(script=False, size=PHONE), found[0])
    nia.get_by_role("button", name="Take part").click()
    expect(nia.locator("h1")).to_have_text("Nia Lund")


def test_the_text_is_settled(wharnley: Fresh) -> None:
    chair, mira = (wharnley.window(who=who, script=False) for who in ("hilary", "mira"))
    wharnley.go(chair, "/versions/1/settling").get_by_role("button", name="Ask every group").click()
    for group in ("Heads", "Governors and trusts", "Families", "Young people", "Services"):
        wharnley.go(mira, "/versions/1/settling").get_by_role("link", name=f"the line that {group.lower()} gave").click()
        mira.get_by_label("Yes", exact=True).check()
        mira.get_by_role("button", name="Enter this line").click()
    wharnley.go(chair, "/versions/1/settling").get_by_role("button", name="I confirm by name").click()
    expect(chair.locator("main")).to_contain_text("Version 1, open for signature")
