"""Somebody who has a keyboard only: every stop is seen, comes after the one before, and can be left again."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page

# More stops than any page has: whoever needs more is going round in a circle.
MOST = 600

# What stands at the focus: its name as it is read out, whether the focus is drawn and in view, and whether this stop comes
# after the one before in the page. The focus of a radio is drawn at its label or round its card.
STOP = """() => {
  const at = document.activeElement, before = window.lastStop;
  if (!at || at === document.body) { window.lastStop = null; return null; }
  const drawn = (el, part) => { const s = getComputedStyle(el, part);
    return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; };
  const label = at.labels && at.labels[0], box = (label && at.type === 'radio' ? label : at).getBoundingClientRect();
  const card = at.closest('.govuk-radios__item, .govuk-checkboxes__item');
  const seen = drawn(at, null) || (label && (drawn(label, '::before') || drawn(label, null))) || (card && drawn(card, null));
  const after = !before || !before.isConnected || !!(before.compareDocumentPosition(at) & (4 | 16));
  window.lastStop = at;
  const said = at.getAttribute('aria-labelledby') ? at.getAttribute('aria-labelledby').split(' ')
      .map((id) => document.getElementById(id)?.textContent || '').join(' ')
    : at.getAttribute('aria-label') || (label ? [...at.labels].map((l) => l.textContent).join(' ') : at.textContent);
  return {said: said.replace(/\\s+/g, ' ').trim(), tag: at.tagName.toLowerCase(), type: at.type || '', id: at.id,
    name: at.name || '', seen, after, shown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0
      && box.top < innerHeight && box.left < innerWidth};
}"""


class Keys:
    """A page and its keyboard; the pointer is never used."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.emulate_media(reduced_motion="reduce")  # else the page is still gliding to the focus when it is looked for

    def at(self) -> dict[str, Any] | None:
        """The stop that the focus is on; fails where it is not to be seen."""
        found: dict[str, Any] | None = self.page.evaluate(STOP)
        assert found is None or (found["seen"] and found["shown"]), f"the focus is not seen on {self.page.url}: {found}"
        return found

    def tab(self) -> dict[str, Any] | None:
        """One stop on."""
        self.page.keyboard.press("Tab")
        found = self.at()
        assert found is None or found["after"] or found["said"].startswith("Skip to"), f"out of order on {self.page.url}: {found}"
        return found

    def to(self, words: str, *, tag: str | None = None, name: str | None = None) -> Keys:
        """Tab until the stop with these words in its name (a pattern); once round the page at most."""
        for _ in range(MOST):
            found = self.tab()
            if found and re.search(words, found["said"]) and tag in (None, found["tag"]) and name in (None, found["name"]):
                return self
        raise AssertionError(f"“{words}” cannot be reached on {self.page.url}")

    def type(self, words: str) -> Keys:
        """Write into the box."""
        self.page.keyboard.insert_text(words)
        return self

    def press(self, key: str = "Enter") -> Keys:
        """One key, and the page that it leads to, if it does."""
        self.page.keyboard.press(key)
        self.page.wait_for_load_state("load")
        return self

    def send(self) -> Keys:
        """Press the button or follow the link at the focus, and wait for the page behind it."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self

    def choose(self, words: str) -> Keys:
        """In the group of radios at the focus, go by arrows to the one that says this."""
        for _ in range(12):
            found = self.at()
            if found and re.search(words, found["said"]):
                self.page.keyboard.press("Space")
                return self
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"“{words}” is not among these: {self.at()}")

    def skip(self) -> Keys:
        """Past the head of the page, by the link that is its first stop."""
        found = self.tab()
        assert found and found["said"].startswith("Skip to"), f"the first stop of {self.page.url} is {found}"
        self.page.keyboard.press("Enter")
        assert self.page.evaluate("document.activeElement.id") == "main"
        self.page.evaluate("window.lastStop = null")
        return self

    def through(self) -> int:
        """Tab through the whole page and out of it again: nothing keeps the focus; gives how many stops there are."""
        for n in range(MOST):
            found = self.tab()
            if n and (found is None or found["said"].startswith("Skip to")):
                return n
        raise AssertionError(f"nobody comes out of {self.page.url}")
