"""The convenor enters what came on paper, gives many comments one answer, and everybody reads it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fresh import Fresh
from tests.browser.somebody import NARROW, axe, wide

SAID = ("Ring us before a timetable changes.", "We hear of it on the day.", "Tell families sooner.")
# The worker looks every two seconds; a loaded machine takes its time.
PATIENCE = 60_000  # milliseconds


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_one_answer_serves_many(wharnley: Fresh, script: bool) -> None:
    mira = wharnley.window(who="mira", script=script, size=NARROW)
    for words in SAID:
        enter(wharnley, mira, words)
    wharnley.go(mira, "/convenor/answers")
    assert not axe(mira) and not wide(mira)
    for box in mira.locator("main input[name=comment]").all():
        box.check()
    mira.get_by_role("button", name="Answer what is ticked").click()
    expect(mira.locator("h1")).to_have_text("Answer 3 comments")
    mira.get_by_label("Changed in part").check()
    mira.get_by_label("Why", exact=True).fill("You asked to be told sooner. The next draft says that families are rung first.")
    assert not axe(mira) and not wide(mira)
    mira.get_by_role("button", name="Draft this answer").click()
    expect(mira.locator("main")).to_contain_text("The answer is drafted")
    assert not axe(mira) and not wide(mira)

    anybody = wharnley.window(script=script)
    told = public(wharnley, anybody)
    assert [told.count(words) for words in SAID] == [1, 1, 1] and told.count("families are rung first") == 1
    assert not axe(anybody) and not wide(anybody)
    wharnley.go(mira, "/convenor/answers")
    expect(mira.locator("main")).to_contain_text("Every comment has its answer.")


def enter(site: Fresh, page: Page, words: str) -> None:
    site.go(page, "/convenor/comments/new")
    page.get_by_label("On paper").check()
    page.get_by_label("What they said").fill(words)
    page.get_by_label(re.compile("parent or carer", re.IGNORECASE)).check()
    page.get_by_role("button", name="Enter it").click()
    expect(page.locator("h1")).to_contain_text("Comment")


def public(site: Fresh, page: Page) -> str:
    """The page “You said, we did” once the worker has given the answer."""
    for _ in range(PATIENCE // 500):
        site.go(page, "/you-said")
        told = page.locator("main").inner_text()
        if SAID[0] in told:
            return told
        page.wait_for_timeout(500)
    raise AssertionError("the answer was not given")
