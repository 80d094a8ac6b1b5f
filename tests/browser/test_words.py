"""Words in the browser: quoted by selecting them, shown as they are typed."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.somebody import Site, axe
from tests.browser.test_taking_part import a_clause


def test_selected_words_are_quoted(site: Site) -> None:
    head = site.window(who="a head")
    site.go(head, a_clause(site, head, "/comments/new"))
    head.locator("#clause-words").dblclick(position={"x": 20, "y": 20})
    expect(head.locator("#quote")).not_to_have_value("")  # the browser tells of what is selected a moment later
    quoted = head.locator("#quote").input_value()
    assert quoted and quoted in head.locator("#clause-words").inner_text()
    head.get_by_label("Your comment").fill("This word.")
    head.get_by_role("button", name="Send my comment").click()
    assert head.locator("mark").count() == 1 or "more than once" in head.locator("main").inner_text()


def test_the_difference_is_shown_while_it_is_typed(site: Site) -> None:
    head = site.window(who="a head")
    site.go(head, a_clause(site, head, "amendments/new?clause"))
    box = head.locator("#parts-0-words")
    box.fill(box.input_value().rstrip(".") + ", every term.")
    expect(head.locator("#difference .changed ins").first).to_contain_text("every term")
    assert not axe(head)
