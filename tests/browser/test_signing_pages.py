"""What letters of signing lead to, and the desk of signatures: full, turned away, over, from right to left; at three widths."""

from __future__ import annotations

import csv
import io

from playwright.sync_api import Page, expect

from tests.browser import signed
from tests.browser.fresh import Fresh
from tests.browser.signed import LONG, NOOR, SAMI
from tests.browser.somebody import looked
from tests.browser.test_every_page import SCRIPT, window
from tests.browser.test_states import REFUSED, sent

# Which addresses of the letters are looked at as they open: in force, nothing there, over, withdrawn, from right to left.
OPENED = (
    "public", "yours Vic Strand", f"yours {SAMI}", "yours Fay Lund", f"correct {SAMI}", "waits", "together Wes Hall",
    "schools Ada Bright", "asked", f"withdraw {SAMI}", "withdraw Fay Lund", "taken", "confirm Gita Shah", "confirm Colin Marsh",
)
# Where a form of a letter's page is sent with this typed: field, words.
TURNED_AWAY = (
    ("correct Ada Bright", "name", ""), ("hand-over Ada Bright", "email", "no"), ("take", "digits", "1"),
    ("paper", "digits", "1"), ("together", "digits", "1"), ("erase Ada Bright", "digits", "1"),
    ("confirm Gita Shah", "digits", "1"),
)
DESK = ("/convenor/signatures", "/convenor/signatures/changes?q=مدرسة", "/convenor/signatures/opening", "/signatories",
        "/convenor/signatures/together", "/convenor/organisations?q=school", "/convenor/erasing", "/record")
DESK_TURNED_AWAY = (("/convenor/signatures/paper", "name", "1"), ("/convenor/erasing", "email", "no"))


@SCRIPT
def test_what_letters_lead_to(wharnley: Fresh, widths: tuple[int, ...]) -> None:
    at, page = signed.begun(wharnley), window(wharnley, None, widths)
    wrong = {what: looked(wharnley.go(page, at[what]), widths) for what in OPENED}
    for what, field, words in TURNED_AWAY:
        assert sent(wharnley, page, at[what], field, words) in REFUSED, what
        wrong[f"{what}, turned away"] = looked(page, widths)
    for path in ("/sign/handed-over", "/sign/erased", "/sign/passed-on", "/sign/not-now"):
        wrong[path] = looked(wharnley.go(page, path), widths)
    for what, button in (("school", "Sign"), ("schools Vic Strand", "Send these letters"), ("together Ada Bright", "Propose it")):
        pressed(wharnley.go(page, at[what]), button)
        wrong[f"{what}, turned away"] = looked(page, widths)
    expect(page.locator(".queue")).to_contain_text(NOOR)
    assert not {what: found for what, found in wrong.items() if found}


@SCRIPT
def test_the_desk_of_signatures(wharnley: Fresh, widths: tuple[int, ...]) -> None:
    at, mira = signed.begun(wharnley), window(wharnley, "mira", widths)
    own = (at["hand over for"], at["organisation"], at["organisation"] + "/joining?q=beck")
    wrong = {path: looked(wharnley.go(mira, path), widths) for path in (*DESK, *own)}
    for path, field, words in DESK_TURNED_AWAY:
        assert sent(wharnley, mira, path, field, words) in REFUSED, path
        wrong[f"{path}, turned away"] = looked(mira, widths)
    pressed(wharnley.go(mira, "/convenor/signatures/together"), "Propose it")
    wrong["together, turned away"] = looked(mira, widths)
    register(wharnley, mira)
    wrong["the register's report"] = looked(mira, widths)
    assert not {path: found for path, found in wrong.items() if found}


@SCRIPT
def test_the_three_pages_and_the_text_replaced(wharnley: Fresh, widths: tuple[int, ...]) -> None:
    signed.begun(wharnley)
    page, wrong = window(wharnley, None, widths), {}
    wharnley.go(page, "/sign")
    page.get_by_label("For an organisation").check()
    for label, words in (("Name of the organisation", "wharnley"), ("Your name", SAMI), ("Your role", "مدير"),
                         ("Your e-mail address", "sami@home.example")):
        page.get_by_label(label).fill(words)
    page.get_by_role("button", name="Go on to the text").click()
    wrong["which of these"] = looked(page, widths)
    page.get_by_label(LONG).check()
    page.get_by_role("button", name="Go on to the text").click()
    wrong["text"] = looked(page, widths)
    page.get_by_role("button", name="Go on to check").click()
    wrong["text, turned away"] = looked(page, widths)
    page.get_by_label("been told").first.check()
    page.get_by_role("button", name="Go on to check").click()
    wrong["check"] = looked(page, widths)
    offers = signed.next_settled(wharnley)
    page.get_by_role("button", name="Sign", exact=True).click()
    expect(page.locator("main")).to_contain_text("Nothing was signed")
    wrong["replaced"] = looked(page, widths)
    wrong["next"] = looked(wharnley.go(page, offers[SAMI]), widths)
    pressed(page, "Sign")
    wrong["next, turned away"] = looked(page, widths)
    mira = window(wharnley, "mira", widths)
    wrong["opening"] = looked(wharnley.go(mira, "/convenor/signatures/opening"), widths)
    assert sent(wharnley, mira, "/convenor/signatures/opening", "hour", "late") in REFUSED
    wrong["opening, turned away"] = looked(mira, widths)
    assert not {what: found for what, found in wrong.items() if found}


def pressed(page: Page, name: str) -> None:
    """Press the button as the form stands: it is not taken, and says why."""
    page.get_by_role("button", name=name, exact=True).first.click()
    expect(page.get_by_role("alert")).to_be_visible()


def register(site: Fresh, page: Page) -> None:
    """Three lines of a register: one is taken, one has no name, one has a number that is none."""
    rows, text = [("900301", "Ousebank School"), ("900302", ""), ("x", "Nowhere")], io.StringIO()
    made = csv.writer(text)
    made.writerow(["URN", "EstablishmentName", "Town", "Postcode", "TypeOfEstablishment (name)", "EstablishmentStatus (name)"])
    made.writerows([urn, name, "Wharnley", "WH1 1AA", "Community school", "Open"] for urn, name in rows)
    site.go(page, "/convenor/organisations/import")
    page.locator("input[type=file]").set_input_files({"name": "edubase.csv", "mimeType": "text/csv",
                                                      "buffer": text.getvalue().encode()})
    with page.expect_navigation():
        page.locator("main form[method=post] button").click()
    expect(page.locator("main")).to_contain_text("Ousebank School") if "imports" not in page.url else None
