"""A governing board's two pages and the sheet to sign on paper: exact, neutral, tagged, and of a fixed number of sides."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from charter.db import writing
from charter.drafting.models import Version
from charter.looks.actions import set_look
from charter.publishing import governing
from tests.signing import signing_world as site
from tests.visiting import Visitor
from tests.world import DAY, NOON, TEXT, World

MANY = "".join(f"- **Schools** will keep promise {n}: {'ask first and say so in words, ' * 8}and so on.\n" for n in range(40))
UNCHANGED = "".join(f"- The power number {n} of {'a head, in law and in fact, ' * 5}stays.\n" for n in range(40))
LONG = TEXT.replace("\n## Milestones", MANY + "\n## Milestones") + UNCHANGED


@pytest.fixture
def version(world: World) -> Version:
    return site.settled(TEXT)


def sides(client: Visitor, address: str) -> list[str]:
    answer = client.http.get(address)
    assert (answer.status_code, answer.content_type) == (200, "application/pdf"), answer.text[:300]
    reader = PdfReader(io.BytesIO(answer.data))
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] and catalog["/Lang"] == "en-GB" and b"pdfuaid:part" in catalog["/Metadata"].get_data()
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_two_sides_say_what_is_asked_and_what_not(version: Version, client: Visitor) -> None:
    told = sides(client, "/sign/board.pdf")
    assert len(told) == 2
    words = " ".join(told)
    for said in ("Version 1, open for signature since", "whether the school signs", "It does not mean",
                 "no contract and no legal duty", "What it asks of a school", "What it does not change", "A draft resolution",
                 "This is the first text to be settled", version.digest, "http://localhost/sign", "http://localhost/versions/1"):
        assert said in words, said
    assert "agreed" not in words
    where = [told[1].index(f"{name}:") for name in governing.CHOICES]
    assert where == sorted(where), "sign, not now, return to it: each a box of one kind"


def test_the_page_says_the_same(version: Version, client: Visitor) -> None:
    page = client.visit("/sign/board")
    for said in ("For your governing board: to sign, or not", "not to sign version 1", "/versions/1/board.pdf", "Not now"):
        assert said in page, said
    other = client.visit("/versions/1/board")  # each says on paper where it stands
    assert other.partition("<main")[2].partition("</main>")[0] == page.partition("<main")[2].partition("</main>")[0] != ""


def test_what_changed_since_the_settled_text_before(version: Version, client: Visitor) -> None:
    newer = site.settled(TEXT.replace("should talk", "will talk"), at=NOON - DAY)
    page = client.visit("/sign/board")
    assert f"What changed since version {version.number}" in page and "“should” becomes “will”" in page
    assert len(sides(client, "/sign/board.pdf")) == 2
    old = client.visit(f"/versions/{version.number}/board")
    assert "A newer version is open for signature" in old and f"/sign/board.pdf#{newer.number}" not in old


def test_however_long_the_text_two_sides(world: World, client: Visitor) -> None:
    site.settled(LONG)
    told = sides(client, "/sign/board.pdf")
    assert len(told) == 2 and "more: http://localhost/versions/1" in told[0]


def test_one_side_to_sign_on_paper(version: Version, client: Visitor) -> None:
    [side] = sides(client, "/sign/sheet.pdf")
    digest = version.digest
    for said in (f"{digest[:4]} {digest[4:8]} {digest[8:12]}", digest, "Version 1, open for signature",
                 "on paper, entered by the convenor", "Not now?", "have not yet considered it", "one letter"):
        assert said in side, said
    assert "agreed" not in side


def test_nothing_to_print_before_a_text_is_settled(world: World, client: Visitor) -> None:
    draft = site.draft(TEXT)
    for address in ("/sign/board", "/sign/board.pdf", "/sign/sheet.pdf"):
        assert client.http.get(address).status_code == 303
    client.visit(f"/versions/{draft.number}/board", 404)
    client.visit(f"/versions/{draft.number}/board.pdf", 404)
    client.visit("/versions/99/board.pdf", 404)


def test_whatever_is_printed_wears_the_colour_of_the_site(version: Version, world: World, client: Visitor) -> None:
    row = site.signed(version, world.organisations["beck"], "Ben Okoro")
    printed = ("/versions/1.pdf", "/versions/1/board.pdf", "/sign/sheet.pdf", f"/signatures/{row.id}/certificate.pdf")
    assert not any(plum(client, address) for address in printed)
    with writing():
        set_look(name="Children First", colour="7a1f5c", mark="door", by=world.mira, at=NOON, once="b" * 32)
    assert [address for address in printed if not plum(client, address)] == []


def plum(client: Visitor, address: str) -> bool:
    """Whether anything on its first page is drawn in #7a1f5c."""
    first = PdfReader(io.BytesIO(client.http.get(address).data)).pages[0]
    return re.search(rb"0\.47\d* 0\.12\d* 0\.36\d* (sc|SC|scn|SCN|rg|RG)\b", first.get_contents().get_data()) is not None
