"""The certificate: one tagged page for a listed signature, in any script; a page that says why not for any other."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from charter.db import writing
from charter.drafting.models import Version
from charter.signing import actions, queries
from charter.signing.models import Signature
from tests.signing import signing_world as site
from tests.visiting import Visitor
from tests.world import NOON, World


@pytest.fixture
def version(world: World) -> Version:
    return site.settled()


def listed(world: World, row: Signature) -> Signature:
    """The convenor has looked at it, where it waited."""
    with writing():
        found = queries.signature(row.id)
        assert found is not None
        return actions.check(found, by=world.mira, at=NOON)


def pages(client: Visitor, row: Signature) -> list[str]:
    answer = client.http.get(f"/signatures/{row.id}/certificate.pdf")
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    catalog = PdfReader(io.BytesIO(answer.data)).trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] and catalog["/Lang"] == "en-GB" and b"pdfuaid:part" in catalog["/Metadata"].get_data()
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(answer.data)).pages]


def test_it_says_what_was_signed_and_where_that_is_proved(version: Version, world: World, client: Visitor) -> None:
    row = site.signed(version, world.organisations["beck"], "Ben Okoro", authority="resolved", resolved_on="2026-10-12",
                      minute="7.2")
    [page] = pages(client, row)
    for said in ("Beckfoot High School", "signed version 1 of", "on 2 November 2026", "Ben Okoro, Headteacher",
                 "Governors or trustees resolved it on 12 October 2026, minute 7.2", version.digest, f"/signatures/{row.id}",
                 f"Entry {row.entry_seq}", "an address of the organisation"):
        assert said.replace(" ", "") in page.replace(" ", ""), (said, page)
    assert "agreed" not in page


@pytest.mark.parametrize("name", ["Łucja Śmigły-Żądło", "Зоя Ильина", "فاطمة الزهراء", "王小明", "😀 Ada", "Ada\u202eevil",
                                  '#import "x" *b* $x$ <script>', "Maximilian Featherstonehaugh " * 2])
def test_any_name_on_one_page(version: Version, world: World, client: Visitor, name: str) -> None:
    words = "We ask first, and again, and say so in plain words to everybody. " * 11
    row = listed(world, site.signed(version, None, name.strip()[:80], title="Parent", pledge=words, reservation=words))
    [page] = pages(client, row)
    assert "We ask first" in page and "Reservation" in page
    assert "�" not in page


def test_none_before_it_is_listed(version: Version, world: World, client: Visitor) -> None:
    held = site.signed(version, world.organisations["forum"], "Halima Noor", email="h@gmail.com")
    page = client.visit(f"/signatures/{held.id}/certificate.pdf", 409)
    assert "not on the public list yet" in page and "Halima" not in page and "Forum" not in page


def test_withdrawn_it_is_no_longer_in_force(version: Version, world: World, client: Visitor) -> None:
    row = site.signed(version, world.organisations["alder"], "Ada Bright")
    assert pages(client, row)
    with writing():
        actions.withdraw(queries.signature(row.id), at=NOON)  # type: ignore[arg-type]
    page = client.visit(f"/signatures/{row.id}/certificate.pdf", 410)
    assert "No longer in force" in page and "Ada" not in page and "Alder" not in page


def test_an_unknown_one_is_unknown(version: Version, client: Visitor) -> None:
    for unknown in ("0" * 32, "x", "é"):
        client.visit(f"/signatures/{unknown}/certificate.pdf", 404)
