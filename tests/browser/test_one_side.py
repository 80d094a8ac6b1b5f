"""What is asked of a group prints on one side of A4; the sentences to quote are copied by a press."""

from __future__ import annotations

import re
from io import BytesIO

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.somebody import Site

GROUPS = ("heads", "governors", "families", "young-people", "community", "services", "council")


def sides(pdf: bytes) -> int:
    """How many pages a printed file has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_each_groups_page_prints_on_one_side(site: Site) -> None:
    page = site.window()
    printed = {group: sides(site.go(page, f"/for/{group}").pdf(format="A4", prefer_css_page_size=True)) for group in GROUPS}
    assert printed == dict.fromkeys(GROUPS, 1)
    assert sides(site.go(page, "/how-we-decide").pdf(format="A4", prefer_css_page_size=True)) > 1, "it can tell"


def test_each_sheet_of_a_draft_says_that_nobody_has_signed_and_where_it_is(site: Site) -> None:
    page = site.window()
    printed = site.go(page, "/versions/5").pdf(prefer_css_page_size=True)
    sheets = [sheet.extract_text() for sheet in PdfReader(BytesIO(printed)).pages]
    assert len(sheets) > 1 and all(f"Draft 5. Nobody has signed.\n{site.address}/versions/5" in sheet for sheet in sheets), sheets
    assert not any("open for signature" in sheet for sheet in sheets), "which another version is"
    papers = PdfReader(BytesIO(site.go(page, "/meetings/5/papers").pdf(prefer_css_page_size=True))).pages
    sheets = [sheet.extract_text() for sheet in papers]
    assert not any("open for signature" in sheet for sheet in sheets), "papers need their room for the boxes"
    things = page.locator(".paper-print").count()  # each on a sheet of its own, after the first with who came
    assert "How many came" in sheets[0] and all("\nMeeting 5, " in sheet[:30] for sheet in sheets[1:things + 1])


def test_a_sentence_is_copied_as_it_stands(site: Site) -> None:
    page = site.window()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    site.go(page, "/words")
    page.locator("section:has(#words-press) button").click()
    expect(page.locator("section:has(#words-press) button")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#words-press").text_content() and "agreed" not in copied and copied.endswith(".")
