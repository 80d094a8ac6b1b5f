"""Every page full of what happened, at three widths: nothing that axe-core finds, no sideways scroll, whole without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.somebody import WIDTHS, Site, looked, without_our_script

PUBLIC = (
    "/", "/versions/", "/versions/4", "/versions/5", "/compare/3/4", "/compare/4/4", "/comments/", "/comments/1",
    "/amendments/", "/amendments/1", "/amendments/22", "/meetings/", "/meetings/1", "/meetings/1/minutes",
    "/meetings/1/statement", "/meetings/3/minutes", "/meetings/4/minutes", "/versions/4/settled", "/meetings/5",
    "/meetings/5/papers", "/signatories", "/you-said", "/timetable", "/how-we-decide", "/about", "/who-runs-this", "/words",
    "/for/heads", "/accessibility", "/privacy", "/cookies", "/complaints", "/licence",
    "/compare/1/5?show=sides", "/you-said?theme=1", "/record", "/record/entries/0", "/data/", "/no-such-page",
    "/versions/4/in/ar", "/versions/4/in/bsl", "/versions/3/in/easy-read", "/glossary",
    "/sign/board", "/versions/4/board", "/record?before=60", "/signatories?q=beck",
    "/search?q=families", "/search?q=zebra+crossing", "/api/",
)
FORMS = {
    None: ("/sign", "/sign/pass-on", "/account/sign-in", "/versions/5/comments/new", "/demo/letters", "LISTED", "SEALED"),
    "a head": ("/members/", "/account/", "/versions/5/comments/new", "CLAUSE/comments/new", "WORDS"),
    "the convenor": ("/convenor/", "/convenor/comments", "/convenor/people", "/convenor/organisations", "/convenor/groups",
                     "/convenor/signatures", "/convenor/text/new", "/convenor/timetable", "/meetings/new",
                     "/convenor/organisations/import", "/versions/5/settling", "/convenor/organisations/new",
                     "/convenor/signatures/paper", "/convenor/signatures/changes?q=tollbeck", "/convenor/signatures/opening",
                     "/convenor/signatures/together", "/convenor/erasing", "/convenor/site", "/convenor/look",
                     "/convenor/calendar", "/convenor/themes", "/convenor/companions", "/convenor/companions/text",
                     "/convenor/companions/other", "/convenor/glossary", "/convenor/glossary/school-day",
                     "/convenor/plain-words"),
    "the meeting chair": ("/meetings/5/run", "/meetings/5/close", "/meetings/5/attendance", "/meetings/5/agenda",
                          "/meetings/5/circle", "/meetings/5/statement/words", "/meetings/5/interests", "/meetings/5/actions",
                          "/meetings/1/minutes/draft", "/meetings/1/minutes/correction"),
}
# Our scripts change no layout, so without them the narrowest width is looked at.
SCRIPT = pytest.mark.parametrize("widths", [WIDTHS, WIDTHS[-1:]], ids=["script", "no script"])


@SCRIPT
def test_public_pages(site: Site, widths: tuple[int, ...]) -> None:
    page = window(site, None, widths)
    assert not {path: wrong for path in PUBLIC if (wrong := looked(site.go(page, path), widths))}


@SCRIPT
@pytest.mark.parametrize("who", FORMS, ids=str)
def test_form_pages(site: Site, widths: tuple[int, ...], who: str | None) -> None:
    page = window(site, who, widths)
    paths = [address(site, page, path) for path in FORMS[who]]
    assert not {path: wrong for path in paths if (wrong := looked(site.go(page, path), widths))}


def test_dark_and_forced_colours(site: Site) -> None:
    page = site.window()
    wrong = {}
    for path in ("/", "/versions/5", "/amendments/22", "/signatories", "/sign"):
        page.emulate_media(color_scheme="dark", forced_colors="none")
        wrong[path] = looked(site.go(page, path), WIDTHS[:1])
        page.emulate_media(forced_colors="active")
        site.go(page, path)
        assert page.locator("h1").is_visible()
    assert not {path: w for path, w in wrong.items() if w}


def test_public_pages_are_whole_without_script(site: Site) -> None:
    with_script, without = site.window(), site.window(script=False)
    for path in ("/", "/versions/5", "/amendments/22", "/compare/3/4", "/signatories"):
        words = [site.go(p, path).locator("main").inner_text() for p in (with_script, without)]
        plain = [re.sub(r"\s+", " ", w.replace("Copy link", "")) for w in words]
        assert plain[1] in plain[0] or len(plain[1]) >= 0.95 * len(plain[0]), path


def window(site: Site, who: str | None, widths: tuple[int, ...]) -> Page:
    """Somebody's window; without our script where only one width is looked at."""
    page = site.window(who=who)
    return page if len(widths) > 1 else without_our_script(page)


def address(site: Site, page: Page, path: str) -> str:
    """Addresses that name a clause are read from the draft, and a signature's from the list, with the act that it is."""
    if path in ("LISTED", "SEALED"):
        site.go(page, "/signatories")
        listed = str(page.locator("a[href*='/signatures/']").first.get_attribute("href"))
        inside = site.go(page, listed).locator("a[href*='/record/entries/']")
        return listed if path == "LISTED" else str(inside.first.get_attribute("href"))
    if path == "WORDS":
        site.go(page, "/versions/5")
        return str(page.locator("a[href*='amendments/new?clause']").nth(5).get_attribute("href"))
    if path.startswith("CLAUSE"):
        site.go(page, "/versions/5")
        return str(page.locator("a[href*='/comments/new']").nth(5).get_attribute("href"))
    return path
