"""People at their browsers: try it as somebody, read their letters, look at the page with axe."""

from __future__ import annotations

import hashlib
import re
from weakref import WeakSet

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
# The widths that every page is looked at in (promises: access); the narrowest last, for it is where most goes wrong.
WIDTHS = (1280, 768, 320)
# Answers with a status of their own (422, 409) are no complaint of the page's.
EXPECTED = re.compile(r"the server responded with a status of 4\d\d")

# Only what is wrong is told: the rest is three quarters of axe's answer. Our sheets are no fonts or films to be fetched first.
LOOK = """(contrast) => axe.run(
  {resultTypes: ['violations'], preload: false, rules: {'color-contrast': {enabled: contrast}}}
).then((found) => found.violations.map(
  (v) => `${v.id}: ${v.help} at ${JSON.stringify(v.nodes.slice(0, 3).map((n) => n.target))}`))"""

# Everything that axe's answer follows from: the page's words and its sheets', what is typed and ticked, how wide, how dark.
# What is hidden in a form (its token, its number) is another each time, and is seen by nobody.
STANDS = """() => {
  const page = document.documentElement.cloneNode(true);
  page.querySelectorAll('input[type=hidden]').forEach((one) => one.removeAttribute('value'));
  const boxes = [...document.querySelectorAll('input:not([type=hidden]), textarea, select')];
  const asked = ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print'].map((one) => matchMedia(one).matches);
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
  const place = [...document.querySelectorAll('*')].indexOf(document.activeElement);
  return JSON.stringify([location.origin, location.hash, innerWidth, innerHeight, asked, place, scrollX, scrollY,
    boxes.map((one) => [one.value, one.checked]), sheets.flatMap((one) => [...one.cssRules].map((rule) => rule.cssText)),
    page.outerHTML]);
}"""
# The pages, as they stood, in which axe found nothing wrong in this run; it need not be asked about them again.
SOUND: set[str] = set()

BRINGS_AXE: WeakSet[BrowserContext] = WeakSet()
# A page without script cannot be asked by script either: the question would wait for ever.
WITHOUT_SCRIPT: WeakSet[BrowserContext] = WeakSet()


class Site:
    """The served demonstration, with a window for each person."""

    def __init__(self, address: str, browser: Browser) -> None:
        self.address = address
        self.browser = browser
        self.windows: list[BrowserContext] = []
        self.said: list[str] = []

    def window(self, *, who: str | None = None, size: dict[str, int] | None = None, script: bool = True) -> Page:
        """A new window, signed in as somebody of the demonstration's bar."""
        opened = self.browser.new_context(viewport=size or DESK, java_script_enabled=script)  # type: ignore[arg-type]
        self.windows.append(opened)
        if not script:
            WITHOUT_SCRIPT.add(opened)
        page = opened.new_page()
        page.set_default_timeout(15_000)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.goto(self.address + "/")
        if who:
            if (size or DESK)["width"] < 600:
                page.locator(".demo summary").click()
            page.get_by_role("button", name=who, exact=True).click()
        return page

    def go(self, page: Page, path: str) -> Page:
        """Open an address of the site."""
        page.goto(self.address + path)
        return page

    def start_over(self) -> None:
        """Put the story back as it was."""
        page = self.browser.new_context().new_page()
        page.goto(self.address + "/")
        page.get_by_role("button", name="Start over").click()
        page.context.close()

    def letter(self, page: Page, to: str) -> str:
        """The words of the newest letter to this address, from the letterbox; waits for the worker."""
        for _ in range(80):
            self.go(page, "/demo/letters")
            found = page.locator(".letterbox > li").filter(has_text=f"To {to},")
            if found.count():
                found.first.get_by_role("link").first.click()
                return page.locator("main").inner_text()
            page.wait_for_timeout(500)
        raise AssertionError(f"no letter to {to} came")

    def close(self) -> None:
        """Close every window."""
        for window in self.windows:
            window.close()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not EXPECTED.search(message.text):
            self.said.append(message.text)


def axe(page: Page, *, contrast: bool = True) -> list[str]:
    """Each violation axe-core finds, with where it is; axe needs script, so without it the same page is looked at elsewhere."""
    if page.context in WITHOUT_SCRIPT:
        return []
    stands = f"{contrast} {hashlib.sha256(page.evaluate(STANDS).encode()).hexdigest()}"
    if stands in SOUND:
        return []
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        if page.context not in BRINGS_AXE:  # its next pages have it from the start, for half the price of bringing it to each
            BRINGS_AXE.add(page.context)
            page.context.add_init_script(AXE_SCRIPT)
    found = list(page.evaluate(LOOK, contrast))
    if not found:
        SOUND.add(stands)
    return found


def looked(page: Page, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """Everything wrong with the page as it stands, at each width: what axe finds, and whether it scrolls sideways."""
    wrong = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        # Three quarters of axe's time go into contrast, and our colours are those of a phone or those of a desk.
        wrong += [f"{width}: {words}" for words in axe(page, contrast=width != 768)]
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
