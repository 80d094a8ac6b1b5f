"""A convenor on a site that has just begun: follows the printed link, imports a first text, and later a revision of it."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser import fresh
from tests.browser.somebody import DESK, NARROW, axe, wide

FIRST = """# The Wharnley Inclusion Charter

## Our vision

Every child in Wharnley has a school that knows them.

## What each of us will do

- Schools should talk with the family before a timetable is cut short.
- The council should answer a request for help promptly.
- Every school keeps a quiet room.
"""
# One clause reworded, one moved up, one new, one gone; the rest as it was.
SECOND = """# The Wharnley Inclusion Charter

## Our vision

Every child in Wharnley has a school that knows them and is glad of them.

## What each of us will do

- Every school keeps a quiet room.
- Schools should talk with the family before a timetable is cut short.
- Each partner says once a year what it has learned.
"""


def looked_at(page: Page) -> Page:
    """Nothing that axe finds, and no sideways scroll, wide and at 320 pixels."""
    for size in (NARROW, DESK):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert not axe(page) and not wide(page), page.url
    return page


def keys(page: Page) -> dict[str, str]:
    """The permanent key of each clause of the version that is shown, by its words."""
    return {one.locator(".words, .part-title").first.inner_text(): str(one.get_attribute("id"))
            for one in page.locator(".own :is(.part, .clause)").all()}


def shown(page: Page, text: str) -> None:
    page.locator("textarea[name=text]").fill(text)
    page.get_by_role("button", name="Show how it is read").click()
    expect(page.locator("h1")).to_have_text("How the text was read")


def test_on_a_site_that_has_just_begun(browser: Browser, tmp_path: Path) -> None:
    port = fresh.free_port()
    link = fresh.begin(tmp_path / "instance", f"http://127.0.0.1:{port}")
    with fresh.serving(tmp_path / "instance", port) as address:
        site = fresh.Fresh(tmp_path / "instance", address, browser)
        page = looked_at(site.go(site.window(), link))
        page.get_by_label("Your name, as others").fill("Mira Thwaite")
        page.get_by_label("Your e-mail address").fill("mira@wharnley.example")
        page.get_by_role("button", name="Take part").click()
        expect(page).not_to_have_url(re.compile("/invitations/"))
        a_first_text_and_a_revision(site, page)
        site.close()
        assert not site.said


def test_without_script(wharnley: fresh.Fresh) -> None:
    wharnley.without_text()
    a_first_text_and_a_revision(wharnley, wharnley.window(who="mira", script=False))


def a_first_text_and_a_revision(site: fresh.Fresh, page: Page) -> None:
    site.go(page, "/convenor/text/new")
    looked_at(page)
    shown(page, FIRST)
    looked_at(page)
    expect(page.locator("main")).to_contain_text("Nothing is kept yet")
    assert page.request.get(f"{site.address}/versions/1").status == 404, "shown before it is kept"
    page.get_by_role("button", name="Keep it as draft 1").click()
    expect(page).to_have_url(re.compile("/versions/1$"))
    first = keys(looked_at(page))

    site.go(page, "/convenor/text/new")
    expect(page.locator("h1")).to_have_text("Import a new revision of the text")
    shown(page, SECOND)
    looked_at(page)
    for fate in ("Other words", "Moved", "New", "Gone", "The same"):
        expect(page.locator(".compared")).to_contain_text(re.compile(fate, re.IGNORECASE))
    expect(page.locator(".changed ins").first).to_contain_text("and is glad of them")
    expect(page.locator(".changed del").first).to_contain_text("The council should answer")
    assert page.request.get(f"{site.address}/versions/2").status == 404
    page.get_by_role("button", name="Keep it as draft 2").click()
    expect(page).to_have_url(re.compile("/versions/2$"))
    second = keys(page)
    for words, key in first.items():
        if "The council" in words:
            assert key not in second.values()
        else:
            assert second[words.replace("knows them.", "knows them and is glad of them.")] == key
