"""What a phone shows before anybody scrolls, also below the demonstration's bar."""

from __future__ import annotations

import pytest

from tests.browser.somebody import PHONE, Site, wide

FIRST = (".band-status", ".band h1", ".band-unchanged", ".clause-vision .words >> nth=0")


@pytest.mark.parametrize("path", ["/", "/versions/5"], ids=["settled", "draft"])
def test_status_what_stays_as_it_is_and_where_the_vision_begins(site: Site, path: str) -> None:
    page = site.go(site.window(size=PHONE), path)
    page.evaluate("document.fonts.ready")
    for what in FIRST:
        box = page.locator(what).bounding_box()
        # A draft says also until when it is open and offers what is open only: there the vision begins in the first view.
        bottom = box["y"] + (box["height"] if path == "/" or "vision" not in what else 60) if box else None
        assert bottom is not None and bottom <= PHONE["height"], f"{what}: {bottom}"
    assert not wide(page)


def test_a_clause_opens_to_its_history_where_it_stands(site: Site) -> None:
    page = site.go(site.window(size=PHONE), "/")
    number = page.locator(".clause-vision a.n").first
    here = page.url
    number.press("Enter")
    opened = page.locator(".clause-vision .opened").first
    opened.get_by_text("suggested").first.wait_for()
    assert page.url == here and number.get_attribute("aria-expanded") == "true"
    assert "/versions/4#c-" in opened.inner_text() and not wide(page)
    number.press("Enter")
    assert opened.is_hidden() and number.get_attribute("aria-expanded") == "false"
