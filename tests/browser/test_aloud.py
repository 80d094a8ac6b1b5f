"""Fifteen people round a table with one laptop: a whole meeting aloud, by keyboard alone; and once without any script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fresh import Fresh
from tests.browser.keys import Keys
from tests.browser.somebody import PHONE, Site, looked

GROUPS = ("Heads", "Governors and trusts", "Families", "Young people", "Community organisations", "Services", "Council")
# Who suggests what: the words to find, what they become, a headline.
SUGGESTED = (("ada", "Schools", "should talk", "will talk", "Schools will talk"),
             ("ben", "The council", "should answer", "will answer", "The council will answer"),
             ("fay", "Every child", "glad of them", "proud of them", "Proud of them"))


def suggest(site: Fresh, who: str, clause: str, old: str, new: str, headline: str) -> None:
    """Somebody suggests other words, as on any evening."""
    page = site.go(site.window(who=who), "/versions/1")
    row = page.locator(".clause").filter(has_text=old).first
    site.go(page, str(row.locator("a[href*='amendments/new']").first.get_attribute("href")))
    box = page.locator("textarea[name$=words]").first
    box.fill(box.input_value().replace(old, new))
    page.get_by_label("A headline").fill(headline)
    page.get_by_label("Why?").fill("So that it can be kept.")
    page.locator("input[name=shown]").first.check()
    page.get_by_role("button", name="Look at the difference").first.click()
    page.get_by_role("button", name="Send this suggestion").click()
    expect(page.locator("main")).to_contain_text(headline)


def call(site: Fresh, *, script: bool = True) -> None:
    """The convenor calls a meeting on everything that is open."""
    page = site.go(site.window(who="mira", script=script), "/meetings/new")
    page.get_by_label("What is the meeting called?").fill("Autumn meeting")
    for box, value in zip(page.locator("input[name=day]").all(), ("12", "11", "2099"), strict=True):
        box.fill(value)
    page.get_by_label("At what time does it begin?").fill("16:30")
    page.get_by_label("Where?").fill("Town hall")
    page.get_by_label("Hilary Stone").check()
    for box in page.locator("input[name=amendments]").all():
        box.check()
    page.get_by_role("button", name="Call the meeting").click()
    expect(page.locator("h1")).to_have_text("Autumn meeting")
    expect(page.locator(".agenda > li").first).to_contain_text("what is needed to begin again")


def says(keys: Keys, group: str, words: str) -> None:
    """One press for one group's line, and the focus is where it was: the next stop is in the same row."""
    keys.to(f"^{words} ?, say {group}$").send()
    found = keys.page.evaluate("document.activeElement.closest('.line-row')?.id || location.hash.slice(1)")
    assert found.startswith(("line-", "words-")), found


def everybody(keys: Keys, *, but: dict[str, str] | None = None) -> None:
    for group in GROUPS:
        says(keys, group, (but or {}).get(group, "Yes"))


def choose_item(keys: Keys, words: str) -> None:
    keys.to(words, tag="a").send()
    keys.page.evaluate("window.lastStop = null")


def test_a_whole_meeting_aloud_by_keyboard(wharnley: Fresh) -> None:
    for one in SUGGESTED:
        suggest(wharnley, *one)
    call(wharnley)
    page = wharnley.go(wharnley.window(who="hilary"), "/meetings/1/run")
    keys = Keys(page)
    keys.to("^Open the meeting$").send()
    wharnley.go(page, "/meetings/1/run")
    keys.to("^Note who came$").send()
    for group in GROUPS:
        keys.to(group, tag="input").type("2")
    keys.to("^Keep|^Note", tag="button").send()
    expect(page.locator("main")).to_contain_text("heads 2")

    choose_item(keys, "^Taken together unless somebody says no$")
    keys.to("^Take A3 out$").send()
    keys.to("^Undo: ").send()
    choose_item(keys, "^Taken together unless somebody says no$")
    keys.to("^Take A3 out$").send()
    expect(page.locator(".sheet")).to_contain_text("A3")

    choose_item(keys, "^Taken together unless somebody says no$")
    keys.to("^Show on the screen$").send()
    keys.to("^Ask about all 2 as one$").send()
    everybody(keys, but={"Council": "Stands aside"})
    keys.to("^Accepted$")
    keys.press("Space").to("^I confirm this by name$").send()
    expect(page.locator("h1")).to_have_text(re.compile("^1.thing to decide$"))

    choose_item(keys, "^Proud of them$")
    keys.to("^Ask the groups$").send()
    everybody(keys, but={"Young people": "No, it would do harm"})
    expect(page.locator(".line-lacks")).to_contain_text("Write down the harm")
    keys.to("What harm, or what worry", tag="textarea", name="words")
    page.locator("#words-young-people").focus()
    keys.type("Proud is for people who win.")
    keys.to("What would remove it", tag="textarea").type("Keep “glad”.")
    keys.to("^Keep these words of Young people$").send()
    expect(page.locator("main")).to_contain_text("Proud is for people who win.")
    keys.to("^Ten more minutes$").send()
    keys.to("^Change the words, then round 2$").press("Enter").to("that the groups are asked about now", tag="textarea")
    page.keyboard.press("Control+A")
    keys.type("Every child in Wharnley has a school that knows them, and is glad and proud of them.")
    keys.to("^Ask the groups about these words$").send()
    expect(page.locator("main")).to_contain_text("As the groups are asked in round 2")
    everybody(keys, but={"Young people": "Yes, with a worry"})
    page.locator("#words-young-people").focus()
    keys.type("We shall see.")
    keys.to("^Keep these words of Young people$").send()
    keys.to("^Park it$").send()
    expect(page.locator("h1")).to_have_text("Everything is decided")
    keys.to("^Undo: A3: put off").send()
    keys.to("^Accepted").press("Space")
    keys.to("^I confirm this by name$").send()
    expect(page.locator("h1")).to_have_text("Everything is decided")

    keys.to("^Close the meeting and make the next draft$", tag="a").send()
    keys.to("^Close the meeting", tag="button").send()
    wharnley.go(page, "/versions/2")
    expect(page.locator("main")).to_contain_text("is glad and proud of them")
    expect(page.locator("main")).to_contain_text("Schools will talk")
    wharnley.go(page, "/meetings/1/minutes/draft")
    expect(page.locator("main")).to_contain_text("Proud is for people who win.")


def test_the_same_desk_without_script_and_on_a_phone(wharnley: Fresh) -> None:
    suggest(wharnley, *SUGGESTED[0])
    suggest(wharnley, *SUGGESTED[1])
    call(wharnley, script=False)
    page = wharnley.go(wharnley.window(who="hilary", script=False, size=PHONE), "/meetings/1/run")
    page.get_by_role("button", name="Open the meeting").click()
    page.get_by_role("link", name="Taken together unless somebody says no").click()
    page.get_by_role("button", name="Ask about all 2 as one").click()
    assert page.url.endswith("#lines")
    for group in GROUPS:
        page.get_by_role("button", name=re.compile(f"^Yes ?, say {group}$")).click()
        assert re.search("#line-[a-z-]+$", page.url)
    page.get_by_role("button", name=re.compile("^No, it would do harm ?, say Families$")).click()
    assert page.url.endswith("#words-families")
    page.get_by_role("button", name="Undo: families said no").click()
    page.get_by_label("Accepted", exact=True).check()
    page.get_by_role("button", name="I confirm this by name").click()
    expect(page.locator("h1")).to_have_text("Everything is decided")


STATES = ("/meetings/5/run", "/meetings/5/agenda", "/meetings/5/board", "/meetings/5/papers", "/meetings/5/items/new")


@pytest.mark.parametrize("script", [True, False], ids=["script", "none"])
def test_the_sheet_in_its_states_is_sound(site: Fresh, script: bool) -> None:
    """With a no on the desk, the block past, other words looked at, and the agenda: at every width."""
    page: Page = site.window(who="the meeting chair", script=script)
    wrong = {path: looked(site.go(page, path), (1280, 768, 320)) for path in STATES[:-1]}
    site.go(page, "/meetings/5/run")
    for name in ("The next school day", "Taken together", "How we work together", "What a good first morning"):
        page.locator(".sheet").get_by_role("link", name=re.compile(name)).first.click()
        wrong[name] = looked(page, (1280, 320))
    member = site.window(who="a head", script=script)
    wrong[STATES[-1]] = looked(site.go(member, STATES[-1]), (1280, 320))
    assert not {what: found for what, found in wrong.items() if found}


@pytest.mark.parametrize("since", [1, 2, 3, 4])
def test_the_boards_pages_print_on_two_sides(site: Site, since: int) -> None:
    """However much changed since the draft that the board knew."""
    page = site.go(site.window(), f"/meetings/5/board?since={since}")
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
