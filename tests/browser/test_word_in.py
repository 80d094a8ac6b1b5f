"""A marked-up Word copy of the draft sent in: what is found is looked at, ticked, explained, sent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.somebody import NARROW, Site, axe
from tests.docx.making import gone, ins
from tests.docx.marking import edited


def marked_up(raw: bytes) -> bytes:
    """The draft as the site gives it out, with one word of its first long sentence changed."""
    run = re.compile(r'<w:r><w:t xml:space="preserve">(Every child )([^<]+)</w:t></w:r>')
    return edited(
        raw,
        lambda xml: run.sub(
            r'<w:r><w:t xml:space="preserve">\1</w:t></w:r>'
            + gone("quite", "Ann Lee").replace("quite", r"\2")
            + ins("matters.", "Ann Lee"),
            xml,
            count=1,
        ),
    )


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_from_the_file_to_the_suggestion(site: Site, script: bool) -> None:
    head = site.window(who="a head", script=script, size=None if script else NARROW)
    raw = head.request.get(site.address + "/versions/5.docx").body()
    site.go(head, "/versions/5/amendments/from-word")
    assert not script or not axe(head)
    head.get_by_label("The Word file").set_input_files(
        {"name": "copy.docx", "mimeType": "application/octet-stream", "buffer": marked_up(raw)}
    )
    head.get_by_role("button", name="Show what is found").click()
    expect(head.locator("h1")).to_contain_text("We found 1\u00a0proposed change to 1.1")
    expect(head.get_by_role("heading", name="Ann Lee")).to_be_visible()
    assert not script or not axe(head)
    head.get_by_label("Suggest this").check()
    head.get_by_role("button", name="Go on to headline and reason").click()
    expect(head.get_by_label("Who said it first")).to_have_value("Ann Lee")
    head.get_by_role("button", name="Send 1\u00a0suggestion").click()
    expect(head.locator(".govuk-error-summary")).to_contain_text("Give it a headline")
    assert not script or not axe(head)
    head.get_by_label("A headline").fill("Every child")
    head.get_by_label("Why?").fill("It can be said in fewer words.")
    head.get_by_role("button", name="Send 1\u00a0suggestion").click()
    expect(head.locator("h1")).to_contain_text("Every child")
    expect(head.locator("main")).to_contain_text("Ann Lee")
