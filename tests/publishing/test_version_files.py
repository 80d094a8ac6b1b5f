"""A version as a PDF for paper and screen readers, and as plain text for braille: each says on every page or first what it is."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from pypdf import PdfReader

from charter.db import db, writing
from charter.drafting.models import Version
from charter.publishing import signed_by
from charter.signing import actions as signing
from charter.signing.actions import launching
from charter.web import public
from tests.signing import signing_world as site
from tests.visiting import Visitor
from tests.world import DAY, NOON, TEXT, World, with_text

DEEP = TEXT + "".join(f"{'  ' * n}- Level {n}, **strong**, *leaning*, [linked](https://example.org/{n})\n" for n in range(9))
OTHERS = ("# Заглавие\n\n## शीर्षक\n\nHello 🎉, مرحبا and 你好.\n\n###### Far below\n\n"
          "| a | b |\n|---|---|\n| `#set text(1pt)` | $x$ |\n")


@pytest.fixture
def version(world: World) -> Version:
    return site.settled(TEXT)


def pdf(client: Visitor, number: int = 1) -> PdfReader:
    answer = client.http.get(f"/versions/{number}.pdf")
    assert (answer.status_code, answer.content_type) == (200, "application/pdf"), answer.text[:300]
    return PdfReader(io.BytesIO(answer.data))


def pages(client: Visitor, number: int = 1) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pdf(client, number).pages]


def plain(client: Visitor, number: int = 1) -> str:
    answer = client.http.get(f"/versions/{number}.txt")
    assert (answer.status_code, answer.content_type) == (200, "text/plain; charset=utf-8")
    return answer.data.decode("utf-8")


def tags(element: Any) -> list[str]:
    """The tags of a PDF in their order, as a screen reader meets them."""
    found = [str(element["/S"])] if "/S" in element else []
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object()
        if hasattr(child, "get") and child.get("/Type") != "/MCR":
            found += tags(child)
    return found


def test_every_page_of_a_draft_says_that_nobody_has_signed(client: Visitor, world: World) -> None:
    draft = with_text(world, TEXT + "\nOne more line to fill the pages.\n" * 150)
    told = pages(client)
    assert len(told) > 2
    for number, page in enumerate(told, 1):
        for said in ("Draft 1. Nobody has signed.", draft.digest, f"Page {number} of {len(told)}", "http://localhost/versions/1",
                     "Made on 2 November 2026"):
            assert said in page, (number, said)
    assert "Who has signed" not in " ".join(told) and "agreed" not in " ".join(told)


def test_it_is_tagged_for_a_screen_reader(client: Visitor, version: Version) -> None:
    reader = pdf(client)
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] and catalog["/Lang"] == "en-GB" and catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()
    assert reader.metadata and reader.metadata.title == "Version 1 of The Wharnley Inclusion Charter"
    found = tags(catalog["/StructTreeRoot"])
    headings = [tag for tag in found if tag[:2] == "/H"]
    assert headings[0] == "/H1" and headings.count("/H1") == 1 and "/H2" in headings
    assert {"/L", "/LI", "/Lbl", "/LBody", "/P"} <= set(found)
    assert len(reader.outline) >= 1


def test_only_those_on_the_list_start_a_page(client: Visitor, world: World, version: Version) -> None:
    mine = site.signed(version, world.organisations["alder"], "Ada Bright")
    site.signed(version, None, "Fay Lund", title="Parent")
    told = pages(client)
    last = told[-1]
    assert "Who has signed version 1" in last and "Ada Bright" not in " ".join(told[:-1])
    for said in ("Alder Bank Primary School", "by Ada Bright, Headteacher", "Fay Lund", "1 organisation; 1 person",
                 "That a name is not here means nothing"):
        assert said in last and said in plain(client), said
    assert "Beckfoot" not in " ".join(told)
    with writing():
        signing.withdraw(db.session.merge(mine), at=NOON + DAY)
    assert "Ada Bright" not in " ".join(pages(client)) + plain(client)


def test_nothing_is_told_before_the_list_opens(client: Visitor, world: World, version: Version) -> None:
    with writing():
        launching.arrange(version, opens_local="2026-12-01T09:00", zone="Europe/London", floor=None, because="", by=world.mira,
                          at=NOON - timedelta(days=5), once="o" * 32)
    site.signed(version, world.organisations["alder"], "Ada Bright")
    for told in (" ".join(pages(client)), plain(client)):
        assert "is not open yet" in told and "Ada Bright" not in told and "Alder" not in told


def test_a_list_longer_than_the_pages_hold(client: Visitor, world: World, version: Version,
                                           monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signed_by, "MOST", 1)
    for key, name in (("alder", "Ada Bright"), ("beck", "Ben Okoro")):
        site.signed(version, world.organisations[key], name)
    told = plain(client)
    assert "2 organisations" in told and "longer than these pages hold" in told and "Ada Bright" not in told


def test_plain_text_begins_with_its_status_and_is_not_wrapped(client: Visitor, draft: Version) -> None:
    told = plain(client)
    lines = told.split("\n")
    assert lines[0] == "Draft 1. Nobody has signed." and lines[1] == "The Wharnley Inclusion Charter"
    assert draft.digest in told and "**" not in told and "#" not in told.replace("/#", "")
    for clause in client.http.get("/versions/1.json").get_json()["clauses"][1:]:
        words = " ".join(clause["words"].replace("**", "").split())
        if "\n" not in clause["words"] and "[" not in words:
            assert f"{clause['number']} {words}".strip() in lines, clause["number"]


@pytest.mark.parametrize("text", [DEEP, OTHERS, "# Only a title\n", "Words without a heading.\n",
                                  "##### Deep first\n\n# Then high\n\nWords.\n"])
def test_any_text_makes_both(client: Visitor, world: World, text: str) -> None:
    with_text(world, text)
    told = " ".join(pages(client))
    assert "Nobody has signed." in told and plain(client).startswith("Draft 1. Nobody has signed.")
    if text is OTHERS:
        assert "#set text(1pt)" in told and "#set text(1pt)" in plain(client)
    if text is DEEP:
        assert "Level 8" in told and "linked (https://example.org/8)" in plain(client)


def test_they_are_kept_and_the_same_twice(client: Visitor, draft: Version) -> None:
    for end in ("pdf", "txt"):
        address = f"/versions/1.{end}"
        assert public.is_public(address)
        first = client.http.get(address)
        client.http.application.extensions["public_pages"].clear()
        assert client.http.get(address).data == first.data
        assert "Set-Cookie" not in first.headers and first.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("end", ["pdf", "txt"])
def test_an_unknown_version(client: Visitor, draft: Version, end: str) -> None:
    client.visit(f"/versions/7.{end}", 404)
    client.visit(f"/versions/0.{end}", 404)
