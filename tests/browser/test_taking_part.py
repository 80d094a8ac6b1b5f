"""Somebody reads the draft, comments, suggests words; the convenor shows and answers; the chair takes the room through."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.somebody import PHONE, Site, axe


def a_clause(site: Site, page: Page, what: str) -> str:
    """The address behind “Comment” or “Suggest different words” at a clause of the draft."""
    site.go(page, "/versions/5")
    return str(page.locator(f"a[href*='{what}']").nth(4).get_attribute("href"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_parent_without_an_account_comments(site: Site, script: bool) -> None:
    parent = site.window(size=PHONE, script=script)
    site.go(parent, a_clause(site, parent, "/comments/new"))
    parent.get_by_label("Your comment").fill("Tell us before a Friday afternoon, please.")
    parent.get_by_label("A parent or carer").check()
    parent.get_by_label("Your e-mail address").fill("parent@home.example")
    parent.get_by_role("button", name="Send my comment").click()
    assert not axe(parent)
    site.letter(parent, "parent@home.example")
    parent.locator("main a[href*='/confirm/']").first.click()
    parent.get_by_role("button", name=re.compile("comment", re.IGNORECASE)).first.click()
    convenor = site.window(who="the convenor", script=script)
    site.go(convenor, "/convenor/comments")
    expect(convenor.locator("main")).to_contain_text("before a Friday afternoon")
    for box in convenor.locator("main input[name=chosen]").all():
        box.check()
    convenor.get_by_role("button", name="Show what is ticked").click()
    site.go(parent, "/comments/")
    expect(parent.locator("main")).to_contain_text("before a Friday afternoon")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_head_suggests_different_words(site: Site, script: bool) -> None:
    head = site.window(who="a head", script=script)
    site.go(head, a_clause(site, head, "amendments/new?clause"))
    box = head.locator("textarea[name$=words]").first
    box.fill(box.input_value().rstrip(".") + ", and so do staff.")
    head.get_by_label("A headline").fill("Staff too")
    head.get_by_label("Why?").fill("The words leave out those who do the work.")
    head.get_by_label("A headteacher").check()
    head.get_by_role("button", name="Look at the difference").first.click()
    expect(head.locator("main .changed ins").first).to_contain_text("and so do staff")
    assert not script or not axe(head)
    head.get_by_role("button", name="Send this suggestion").click()
    expect(head.locator("h1")).to_contain_text("Staff too")
    expect(head.locator("main")).to_contain_text("A headteacher")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_chair_takes_the_room_through_what_is_left_and_closes(site: Site, script: bool) -> None:
    chair = site.window(who="the meeting chair", script=script)
    site.go(chair, "/meetings/5/run")
    for _ in range(8):
        if chair.get_by_role("heading", level=1, name="Everything is decided").count():
            break
        if chair.get_by_label("Put off to another meeting").count():
            chair.get_by_label("Put off to another meeting").check()
            chair.get_by_label("Why, in a sentence for the minutes").fill("More time is needed.")
            chair.get_by_role("button", name="I confirm this by name").click()
    site.go(chair, "/meetings/5/close")
    assert not axe(chair)
    chair.get_by_role("button", name=re.compile("Close the meeting")).click()
    site.go(chair, "/versions/6")
    expect(chair.locator("main")).to_contain_text("Draft 6")


def test_a_text_cannot_be_settled_early(site: Site) -> None:
    chair = site.window(who="the meeting chair")
    site.go(chair, "/versions/5/settling")
    expect(chair.locator("main")).to_contain_text("cannot be settled yet")


def test_signing_in_with_a_code(site: Site) -> None:
    page = site.window()
    site.go(page, "/account/sign-in")
    page.get_by_label("Your e-mail address").fill("nobody@nowhere.example")
    page.get_by_role("button", name="E-mail me six digits instead").click()
    expect(page.locator("main")).to_contain_text(re.compile("digits", re.IGNORECASE))
    assert not axe(page)


def test_the_skip_link_and_focus_are_seen(site: Site) -> None:
    page = site.go(site.window(), "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')")
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
