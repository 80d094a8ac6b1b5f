"""Sentences that are 40% longer and run from right to left, at 320 px: nothing is wider than the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import fresh
from tests.browser.somebody import DESK, NARROW, wide

PAGES = {
    None: ("/", "/versions/", "/comments/", "/signatories", "/timetable", "/how-we-decide", "/privacy", "/record",
           "/versions/1/comments/new", "/no-such-page"),
    "ada": ("/members/", "/account/", "CLAUSE"),
    "mira": ("/convenor/", "/convenor/people", "/meetings/new"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[fresh.Fresh]:
    """The people of Wharnley and their draft, also in a language that nobody speaks."""
    folder = tmp_path_factory.mktemp("languages") / "instance"
    spoken = fresh.environ

    def environ(*given: object) -> dict[str, str]:
        return spoken(*given) | {"LANGUAGES": "en-GB ar-XB"}  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fresh, "environ", environ)
        fresh.people(folder)
        with fresh.serving(folder, fresh.free_port()) as address:
            made = fresh.Fresh(folder, address, browser)
            yield made
            made.close()


@pytest.mark.parametrize("who", PAGES, ids=str)
def test_no_page_is_wider_than_it_may_be(site: fresh.Fresh, who: str | None) -> None:
    page = site.window(who=who, size=NARROW)
    found = []
    for path in PAGES[who]:
        if path == "CLAUSE":
            site.go(page, "/ar-xb/versions/1")
            path = str(page.locator("a[href*='amendments/new?clause']").nth(3).get_attribute("href")).removeprefix("/ar-xb")
        site.go(page, f"/ar-xb{path}")
        assert page.locator("html").get_attribute("dir") == "rtl"
        found += [path] if wide(page) else []
    assert not found


def test_a_page_from_right_to_left_begins_at_the_right(site: fresh.Fresh) -> None:
    page = site.window(size=DESK)
    site.go(page, "/ar-xb/about")
    name, first = page.locator(".brand").bounding_box(), page.locator(".nav-wide a").last.bounding_box()
    assert name and first and name["x"] > first["x"]
    page.locator("footer a[hreflang='en-GB']").click()  # back to the same page in English
    assert page.url.endswith("/about") and page.locator("html").get_attribute("lang") == "en-GB"
