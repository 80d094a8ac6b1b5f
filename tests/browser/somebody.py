"""People at their browsers: try it as somebody, read their letters, look at the page with axe."""

from __future__ import annotations

import re
from pathlib import Path
from weakref import WeakSet

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from charter.demo.whom import WHO

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
# The widths that every page is looked at in (promises: access); the narrowest last, for it is where most goes wrong.
WIDTHS = (1280, 768, 320)
# Answers with a status of their own (422, 409) are no complaint of the page's.
EXPECTED = re.compile(r"the server responded with a status of 4\d\d")

# Axe, and what it need not be asked twice.
LOOKING = AXE_SCRIPT + (Path(__file__).parent / "looking.js").read_text()
# How pages stood in which axe found nothing wrong in this run, and how words stood whose contrast it found enough.
SOUND: set[str] = set()
ENOUGH: set[int] = set()

BRINGS_AXE: WeakSet[BrowserContext] = WeakSet()
# A page without script cannot be asked by script either: the question would wait for ever.
WITHOUT_SCRIPT: WeakSet[BrowserContext] = WeakSet()
# Letters of all demonstrations that were read, by their addresses, of which no two are alike.
READ: set[str] = set()


class Site:
    """The served demonstration, with a window for each person."""

    def __init__(self, address: str, browser: Browser) -> None:
        self.address = address
        self.browser = browser
        self.windows: list[BrowserContext] = []
        self.said: list[str] = []

    def window(self, *, who: str | None = None, size: dict[str, int] | None = None, script: bool = True) -> Page:
        """A new window with no page in it yet, signed in as somebody of the demonstration's bar (by its words)."""
        opened = self.browser.new_context(viewport=size or DESK, java_script_enabled=script)  # type: ignore[arg-type]
        self.windows.append(opened)
        if not script:
            WITHOUT_SCRIPT.add(opened)
        page = opened.new_page()
        page.set_default_timeout(15_000)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        if who:  # as its bar does (tests/browser/test_bar.py), without drawing two pages that nobody looks at
            key = next(key for key, somebody in WHO.items() if somebody.words == who)
            assert opened.request.post(f"{self.address}/demo/as/{key}", max_redirects=0).status == 303
        return page

    def go(self, page: Page, path: str) -> Page:
        """Open an address of the site."""
        page.goto(self.address + path)
        return page

    def start_over(self) -> None:
        """Put the story back as it was, as its bar does."""
        with self.browser.new_context() as opened:
            assert opened.request.post(f"{self.address}/demo/start-over", max_redirects=0).status == 303

    def letter(self, page: Page, to: str, saying: str = "") -> str:
        """The newest letter to this address that says this (a pattern) and was not read yet; waits until it is there."""
        for _ in range(80):
            found = self.go(page, "/demo/letters").locator(".letterbox > li").filter(has_text=f"To {to},")
            for link in [str(each.get_by_role("link").first.get_attribute("href")) for each in found.all()]:
                if link not in READ:
                    READ.add(link)
                    words = self.go(page, link).locator("main").inner_text()
                    if re.search(saying, words):
                        return words
            page.wait_for_timeout(500)
        raise AssertionError(f"no letter to {to} came that says {saying!r}")

    def close(self) -> None:
        """Close every window."""
        for window in self.windows:
            window.close()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not EXPECTED.search(message.text):
            self.said.append(message.text)


def axe(page: Page) -> list[str]:
    """Each violation axe-core finds, with where it is; axe needs script, so without it the same page is looked at elsewhere.

    It is not asked again about a page that stands as a sound one stood (looking.js): the same words, boxes and focus, each
    element drawn the same; and at the same width too, where words stick out of what they stand on or something scrolls.
    """
    if page.context in WITHOUT_SCRIPT:
        return []
    if not page.evaluate("'standing' in window"):
        page.evaluate(LOOKING)
        if page.context not in BRINGS_AXE:  # its next pages have it from the start, for half the price of bringing it to each
            BRINGS_AXE.add(page.context)
            page.context.add_init_script(LOOKING)
    how = page.evaluate("standing()")
    if how["stands"] in SOUND:
        return []
    told = page.evaluate("(known) => lookedAt(known)", [number for number in how["plain"] if number in ENOUGH])
    ENOUGH.update(told["enough"])
    if not told["wrong"]:
        SOUND.add(how["stands"])
    return list(told["wrong"])


def looked(page: Page, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """Everything wrong with the page as it stands, at each width: what axe finds, and whether it scrolls sideways."""
    wrong = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        wrong += [f"{width}: {words}" for words in axe(page)]
        wrong += [f"{width}: it scrolls sideways"] if wide(page) else []
    return wrong


def without_our_script(page: Page) -> Page:
    """From now on our own scripts are empty, so that a page without script can be asked by axe's."""
    page.context.route("**/*.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    return page


def wide(page: Page) -> bool:
    """Whether the page scrolls sideways."""
    if page.context in WITHOUT_SCRIPT:
        return False
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
