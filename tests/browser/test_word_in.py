"""A marked-up Word copy of the draft sent in: what is found is looked at, ticked, explained, sent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.somebody import NARROW, Site, axe, looked
from tests.docx.making import gone, ins
from tests.docx.marking import edited


def marked_up(raw: bytes, who: str = "Ann Lee") -> bytes:
    """The draft as the site gives it out, with one word of its first long sentence changed."""
    run = re.compile(r'<w:r><w:t xml:space="preserve">(Every child )([^<]+)</w:t></w:r>')
    return edited(
        raw,
        lambda xml: run.sub(
            r'<w:r><w:t xml:space="preserve">\1</w:t></w:r>'
            + gone("quite", who).replace("quite", r"\2")
            + ins("matters.", who),
            xml,
            count=1,
        ),
    )


def sent_in(site: Site, page: Page, who: str = "Ann Lee", look: bool = False) -> None:
    raw = page.request.get(site.address + "/versions/5.docx").body()
    site.go(page, "/versions/5/amendments/from-word")
    assert not look or not axe(page)
    page.get_by_label("The Word file").set_input_files(
        {"name": "copy.docx", "mimeType": "application/octet-stream", "buffer": marked_up(raw, who)}
    )
    page.get_by_role("button", name="Show what is found").click()
    expect(page.locator("h1")).to_contain_text("We found 1\u00a0proposed change to 1.1")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_from_the_file_to_the_suggestion(site: Site, script: bool) -> None:
    head = site.window(who="a head", script=script, size=None if script else NARROW)
    sent_in(site, head, look=script)
    expect(head.get_by_role("heading", name="Ann Lee")).to_be_visible()
    assert not script or not axe(head)
    head.get_by_label("Suggest this").check()
    head.get_by_role("button", name="Go on to headline and reason").click()
    expect(head.locator(".govuk-error-summary")).to_contain_text("Ann Lee: say whose words these are.")
    assert not script or not looked(head)
    head.get_by_label("Somebody’s without an account").check()
    head.get_by_label("They have said that their name may be shown").check()
    assert not script or not looked(head)
    head.get_by_role("button", name="Go on to headline and reason").click()
    head.get_by_role("button", name="Send 1\u00a0suggestion").click()
    expect(head.locator(".govuk-error-summary")).to_contain_text("Give it a headline")
    assert not script or not axe(head)
    head.get_by_label("A headline").fill("Every child")
    head.get_by_label("Why?").fill("It can be said in fewer words.")
    head.get_by_role("button", name="Send 1\u00a0suggestion").click()
    expect(head.locator("h1")).to_contain_text("Every child")
    expect(head.locator("main")).to_contain_text("Ann Lee, in a marked-up copy sent in by a headteacher")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_convenor_asks_a_head_who_sends_it_in_one_press(site: Site, script: bool) -> None:
    size = None if script else NARROW
    convenor = site.window(who="the convenor", script=script, size=size)
    sent_in(site, convenor, "Kerrigan, Siobhan")
    assert not script or not looked(convenor)
    convenor.get_by_label("Suggest this").check()
    expect(convenor.get_by_label("Which member?")).to_contain_text("Siobhan Kerrigan")
    convenor.get_by_role("button", name="Go on to headline and reason").click()
    convenor.get_by_label("A headline").fill("Every child matters")
    convenor.get_by_label("Why?").fill("In fewer words.")
    assert not script or not looked(convenor)
    convenor.get_by_role("button", name="Ask for 1\u00a0confirmation").click()
    expect(convenor.locator(".flash")).to_contain_text("A letter goes to: Siobhan Kerrigan.")

    head = site.window(who="a head", script=script, size=size)
    site.go(head, "/members/")
    assert not script or not looked(head)
    waits = head.get_by_role("listitem").filter(has_text="From a marked-up Word copy, sent in by the convenor")
    waits.get_by_role("link").click()
    expect(head.locator("h1")).to_have_text("Every child matters")
    assert not script or not looked(head)
    head.get_by_role("button", name="Send it in my name").click()
    expect(head.locator("h1")).to_contain_text("Every child matters")
    expect(head.locator("main")).to_contain_text("A headteacher")
