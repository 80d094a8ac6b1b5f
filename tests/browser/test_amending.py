"""A suggestion of several changes with a move in it, kept as a working copy, shared, read by another, and sent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.somebody import NARROW, Site, axe


def sideways(page: Page) -> bool:
    """Whether the page scrolls sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def clause(site: Site, page: Page, nth: int) -> str:
    """The address behind “Suggest different words” at a clause of the draft."""
    site.go(page, "/versions/5")
    return str(page.locator("a[href*='amendments/new?clause']").nth(nth).get_attribute("href"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_working_copy_from_the_first_box_to_its_number(site: Site, script: bool) -> None:
    head = site.window(who="a head", script=script)
    site.go(head, clause(site, head, 12))
    head.get_by_role("button", name=re.compile("^Move this paragraph")).click()
    head.get_by_label("Where should it stand?").select_option(index=5)
    head.get_by_label("Add another paragraph to this suggestion").select_option(index=20)
    head.get_by_role("button", name="Add it").click()
    box = head.locator("textarea[name='parts-1-words']")
    box.fill(box.input_value().rstrip(".") + ", as 4.1(a) says.")
    head.get_by_role("button", name=re.compile("^A new paragraph after this one")).last.click()
    head.locator("textarea[name='parts-2-words']").fill("A second new thing by 31 January 2027.")
    head.get_by_label("A headline").fill("Three things at once")
    head.get_by_role("button", name="Keep as a working copy").click()
    expect(head.locator("h1")).to_have_text("Three things at once")
    expect(head.locator("main")).to_contain_text("No reason is written yet.")
    head.get_by_role("button", name="Share it by a link").click()
    link = str(head.locator("main a[href*='/copies/']").last.get_attribute("href"))
    here = head.url
    reader = site.window(script=script, size=NARROW)
    reader.goto(site.address + link[link.index("/copies/"):])
    expect(reader.locator("main")).to_contain_text("Shared with you")
    assert not script or not (axe(reader) or axe(head) or sideways(reader))
    head.get_by_role("link", name="Change it or send it").click()
    head.get_by_label("Why?").fill("It is read in that order.")
    assert not script or not axe(head)
    head.get_by_role("button", name="Look at the difference").last.click()
    expect(head.locator("main")).to_contain_text(re.compile("moves (after|under)"))
    head.get_by_role("button", name="Send this suggestion").click()
    expect(head.locator("h1")).to_contain_text("Three things at once")
    assert not script or not axe(head)
    reader.reload()
    expect(reader.locator("h1")).to_contain_text("Three things at once")
    site.go(head, here.removeprefix(site.address))
    expect(head).to_have_url(re.compile(r"/amendments/\d+$"))


def test_other_words_and_a_note_at_320(site: Site) -> None:
    parent, head = site.window(who="a parent", size=NARROW), site.window(who="a head", size=NARROW)
    site.go(parent, "/versions/5/amendments/new?from=23")
    expect(parent.locator("h1")).to_have_text("Other words than A23")
    assert not axe(parent) and not sideways(parent)
    site.go(head, "/members/amendments/23")
    expect(head.get_by_label("A note for")).to_have_value(re.compile("governors on Thursday"))
    assert not axe(head) and not sideways(head)
    head.get_by_label("A note for").fill("For our governors next week.")
    head.get_by_role("button", name="Keep the note").click()
    expect(head.get_by_label("A note for")).to_have_value("For our governors next week.")
    site.go(head, "/members/")
    expect(head.locator("main")).to_contain_text("Safety stands first")
    assert not axe(head) and not sideways(head)
