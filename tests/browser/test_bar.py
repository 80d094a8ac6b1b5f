"""The demonstration's bar, pressed: be somebody, wide and on a phone, and start the story over."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.somebody import PHONE, Site


def test_be_somebody_and_start_over(site: Site) -> None:
    page = site.go(site.window(), "/cookies")
    page.get_by_role("button", name="the convenor", exact=True).click()
    assert page.url.endswith("/convenor/")
    phone = site.go(site.window(size=PHONE), "/cookies")
    phone.locator(".demo summary").click()
    phone.get_by_role("button", name="a head", exact=True).click()
    assert phone.url.endswith("/sign")
    site.go(page, "/convenor/groups")
    page.get_by_role("button", name="Start over").click()
    expect(page).to_have_url(f"{site.address}/")
    assert site.go(page, "/convenor/").url != f"{site.address}/convenor/", "nobody is signed in"
