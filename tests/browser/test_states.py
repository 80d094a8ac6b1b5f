"""Pages that have nothing yet, that turn something away, and that hold words from right to left: at three widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fresh import Fresh
from tests.browser.somebody import Site, looked
from tests.browser.test_every_page import PUBLIC, SCRIPT, address, window

NOTHING_YET = {
    None: [path for path in PUBLIC if not any(n in path for n in "0123456789")] + ["/account/sign-in", "/sign"],
    "mira": ["/convenor/", "/convenor/comments", "/convenor/answers", "/convenor/people", "/convenor/groups", "/convenor/letters",
             "/convenor/signatures", "/convenor/text/new", "/convenor/timetable", "/meetings/new", "/convenor/organisations",
             "/convenor/signatures/paper", "/convenor/signatures/changes", "/convenor/signatures/opening",
             "/convenor/signatures/together", "/convenor/signatures/changes?q=nobody"],
    "ada": ["/members/", "/members/answers", "/account/"],
}
# Where the first form of the page's own is sent as it stands, with this typed: address, field, words.
TURNED_AWAY = {
    None: [("/sign", "name", "x" * 90), ("/sign/pass-on", "email", "no"), ("/account/sign-in", "email", "no address"),
           ("/versions/5/comments/new", "email", "no"), ("CLAUSE", "quote", "words that are not there"),
           ("/comments/1/report", "because", "")],
    "a head": [("/versions/5/comments/new", "words", ""), ("CLAUSE", "quote", "words that are not there"),
               ("WORDS", "headline", ""), ("/account/", "name", "")],
    "the convenor": [("/convenor/people", "people", "Sam, Manager, Comunity, sam@x.example"),
                     ("/convenor/timetable", "because", ""), ("/convenor/comments", "because", ""),
                     ("/convenor/comments/new", "words", ""),
                     ("/convenor/answers/new?comment=16", "reason", ""),
                     ("/convenor/organisations/new", "name", "")],
    "the meeting chair": [("/meetings/5/attendance", None, "-1"), ("DECIDE", "reason", "")],
}
ARABIC = """# ميثاق وارنلي للإدماج

## رؤيتنا

كل طفل في وارنلي له مدرسة تعرفه وتفرح به، ولا يُترك 1 من كل 20 خارجها.

## ما يفعله كل منا

- **المدارس** ينبغي أن تتحدث مع الأسرة قبل تقصير الجدول.
- The council should answer promptly: 「静かな部屋」 for every school, کمرہ بھی.
"""
REFUSED = range(400, 430)


@SCRIPT
@pytest.mark.parametrize("who", NOTHING_YET, ids=str)
def test_nothing_yet(wharnley: Fresh, who: str | None, widths: tuple[int, ...]) -> None:
    wharnley.without_text()
    page = window(wharnley, who, widths)
    assert not {path: wrong for path in NOTHING_YET[who] if (wrong := looked(wharnley.go(page, path), widths))}


@SCRIPT
@pytest.mark.parametrize("who", TURNED_AWAY, ids=str)
def test_turned_away(site: Site, who: str | None, widths: tuple[int, ...]) -> None:
    page, wrong = window(site, who, widths), {}
    for path, field, words in TURNED_AWAY[who]:
        status = sent(site, page, path, field, words)
        assert status in REFUSED, f"{path}: {status}"
        if found := looked(page, widths):
            wrong[path] = found
    assert not wrong


@SCRIPT
def test_refused_forbidden_unsent(site: Site, widths: tuple[int, ...]) -> None:
    visitor, chair = window(site, None, widths), window(site, "the meeting chair", widths)
    wrong = {"not yours": looked(site.go(chair, "/convenor/people"), widths)}
    wrong["no such link"] = looked(site.go(visitor, f"/account/invitations/{'0' * 32}/{'0' * 64}"), widths)
    wrong["a dead link"] = looked(site.go(visitor, f"/copies/{'0' * 32}/{'0' * 64}"), widths)
    expect(visitor.locator("h1")).to_have_text("Not yet")
    wrong["refused, with what was typed"] = refused_with_words(site, window(site, "a head", widths), widths)
    site.go(visitor, "/versions/5/comments/new")
    visitor.get_by_label("Your comment").fill("Tell us before a Friday afternoon, please.")
    visitor.context.clear_cookies()
    visitor.get_by_role("button", name="Send my comment").click()
    expect(visitor.locator("h1")).to_have_text("Not sent yet")
    wrong["unsent"] = looked(visitor, widths)
    visitor.get_by_role("button", name="Send it now").click()
    expect(visitor.get_by_label("Your comment")).to_have_value("Tell us before a Friday afternoon, please.")
    assert not {what: found for what, found in wrong.items() if found}


@SCRIPT
def test_from_right_to_left(wharnley: Fresh, widths: tuple[int, ...]) -> None:
    mira = window(wharnley, "mira", widths)
    wrong = {}
    wharnley.go(mira, "/convenor/text/new").locator("textarea[name=text]").fill(ARABIC)
    mira.get_by_role("button", name="Show how it is read").click()
    wrong["preview"] = looked(mira, widths)
    mira.get_by_role("button", name="Keep it as draft 2").click()
    vision = mira.locator(".words").first
    assert vision.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    assert mira.locator(".words").last.evaluate("(one) => getComputedStyle(one).direction") == "ltr"

    ada = window(wharnley, "ada", widths)
    where = {what: str(wharnley.go(ada, "/versions/2").locator(f"a[href*='{what}']").first.get_attribute("href"))
             for what in ("/comments/new", "amendments/new?clause", "/clauses/")}
    wrong["comment on"] = looked(wharnley.go(ada, where["/comments/new"]), widths)
    ada.get_by_label("Your comment").fill("كل طفل، بلا استثناء.")
    ada.locator("input[name=shown]").first.check()
    ada.get_by_role("button", name="Send my comment").click()
    wrong["comment"] = looked(ada, widths)
    box = wharnley.go(ada, where["amendments/new?clause"]).locator("textarea[name$=words]").first
    wrong["other words"] = looked(ada, widths)
    box.fill(box.input_value().replace("وتفرح به", "وتفرح به كل يوم"))
    ada.get_by_label("A headline").fill("كل يوم")
    ada.get_by_label("Why?").fill("لأن الفرح لا ينقطع.")
    ada.locator("input[name=shown]").first.check()
    ada.get_by_role("button", name="Look at the difference").first.click()
    expect(ada.locator("main .changed ins").first).to_contain_text("كل يوم")
    wrong["difference"] = looked(ada, widths)
    ada.get_by_role("button", name="Send this suggestion").click()
    for path in ("/", "/versions/2", "/compare/1/2", where["/clauses/"], "/comments/1", "/amendments/", "/amendments/1"):
        wrong[path] = looked(wharnley.go(ada, path), widths)
    assert not {what: found for what, found in wrong.items() if found}


def refused_with_words(site: Site, head: Page, widths: tuple[int, ...]) -> list[str]:
    """A note for an organisation that is not her own: 409, and her words stand on the page that says so."""
    form = site.go(head, "/members/amendments/3").locator("form[action$='/note']").first
    form.locator("textarea").fill("What I typed stays here.")
    form.locator("input[name=organisation]").evaluate("(one) => { one.value = '0'.repeat(32); }")
    assert submitted(head, "form[action$='/note']") == 409
    expect(head.locator("main")).to_contain_text("What I typed stays here.")
    expect(head.locator("main")).not_to_contain_text("0" * 32)
    return looked(head, widths)


def sent(site: Site, page: Page, path: str, field: str | None, words: str) -> int:
    """Open a page, type into a field of its own form and send that past the browser's own checks; gives the status."""
    if path == "DECIDE":
        site.go(page, "/meetings/5/run")
        page.get_by_label("Put off to another meeting").check()
        return submitted(page, "form[action$=decision]")
    site.go(page, path if path[0] == "/" else address(site, page, "CLAUSE/comments/new" if path == "CLAUSE" else path))
    form = "main form[method=post]"
    named = f"[name='{field}']" if field else "input[type=text], input[type=number]"
    page.locator(form).first.locator(named).first.evaluate("(box, words) => { box.value = words; }", words)
    return submitted(page, form)


def submitted(page: Page, form: str) -> int:
    with page.expect_navigation() as behind:
        page.locator(form).first.evaluate("(one) => one.submit()")
    return behind.value.status if behind.value else 0
