"""The badge: one self-contained drawing in which nothing runs, and which a withdrawal reaches on the next look."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from charter.db import writing
from charter.drafting.models import Version
from charter.looks.actions import set_look
from charter.signing import actions, queries
from charter.signing.models import Signature
from tests.publishing.test_certificate import listed
from tests.signing import signing_world as site
from tests.visiting import Visitor
from tests.world import NOON, World

SVG = "{http://www.w3.org/2000/svg}"
NASTY = ['<script>alert(1)</script>', '"><image href=x onerror=alert(1)>', "]]><a xlink:href='javascript:alert(1)'>", "&lt;b&gt;"]


@pytest.fixture
def version(world: World) -> Version:
    return site.settled()


def badge(client: Visitor, row: Signature) -> ET.Element:
    """The drawing, once it is seen to be one that nothing can run in and that any page may show."""
    answer = client.http.get(f"/signatures/{row.id}/badge.svg")
    assert answer.status_code == 200 and answer.content_type == "image/svg+xml; charset=utf-8"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin" and answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["X-Content-Type-Options"] == "nosniff" and "Set-Cookie" not in answer.headers
    drawn = ET.fromstring(answer.text)
    assert {each.tag for each in drawn.iter()} <= {SVG + tag for tag in ("svg", "title", "desc", "rect", "path", "g", "text")}
    names = {name for each in drawn.iter() for name in each.attrib}
    assert not {name for name in names if name.startswith("on") or "href" in name or name == "style"}
    return drawn


def words(drawn: ET.Element) -> str:
    return " | ".join(each.text or "" for each in drawn.iter(f"{SVG}text")).replace("\xa0", " ")


def test_it_says_who_signed_which_version_when(version: Version, world: World, client: Visitor) -> None:
    row = site.signed(version, world.organisations["beck"], "Ben Okoro")
    drawn = badge(client, row)
    assert words(drawn).startswith("Beckfoot High School | signed version 1 on 2 November 2026")
    assert "Beckfoot High School signed version 1" in (drawn.findtext(f"{SVG}title") or "")
    assert f"/signatures/{row.id}" in (drawn.findtext(f"{SVG}desc") or "")
    page = client.visit(f"/signatures/{row.id}")
    assert f"/signatures/{row.id}/badge.svg" in page and "&lt;a href=" in page, "lines to copy for a website"


def test_it_wears_the_colour_and_the_mark_of_the_site(version: Version, world: World, client: Visitor) -> None:
    row = site.signed(version, world.organisations["beck"], "Ben Okoro")
    before = badge(client, row)
    with writing():
        set_look(name="Children First", colour="7a1f5c", mark="bridge", by=world.mira, at=NOON, once="b" * 32)
    after = badge(client, row)
    for tag, name in (("rect", "fill"), ("path", "d")):
        was, now = (drawn.find(f"{SVG}{tag}") for drawn in (before, after))
        assert was is not None and now is not None and was.get(name) != now.get(name), tag
    assert words(after) == words(before)


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_typed_is_ever_run(version: Version, world: World, client: Visitor, nasty: str) -> None:
    row = listed(world, site.signed(version, None, nasty, title=nasty, email="zed@home.example"))
    assert nasty in (badge(client, row).findtext(f"{SVG}title") or "")
    assert "<script>alert" not in client.visit(f"/signatures/{row.id}")


def test_a_long_name_is_cut_on_the_badge_and_whole_in_its_title(version: Version, world: World, client: Visitor) -> None:
    name = "Saint Bartholomew and All the Angels Voluntary Aided Church Primary School"
    with writing():
        world.organisations["alder"].name = name
    row = site.signed(version, world.organisations["alder"], "Ada Bright")
    drawn = badge(client, row)
    assert "…" in words(drawn) and len(words(drawn).split(" | ")[0]) <= 25


def test_not_listed_it_says_nothing_of_anybody(version: Version, world: World, client: Visitor) -> None:
    held = site.signed(version, world.organisations["forum"], "Halima Noor", email="h@gmail.com")
    assert words(badge(client, held)).startswith("Not listed")
    assert "Halima" not in client.http.get(f"/signatures/{held.id}/badge.svg").text


def test_a_withdrawal_shows_on_the_next_look(version: Version, world: World, client: Visitor) -> None:
    row = site.signed(version, world.organisations["alder"], "Ada Bright")
    at = f"/signatures/{row.id}/badge.svg"
    tag = client.http.get(at).headers["ETag"]
    again = client.http.get(at, headers={"If-None-Match": tag})
    assert again.status_code == 304 and again.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    with writing():
        actions.withdraw(queries.signature(row.id), at=NOON)  # type: ignore[arg-type]
    assert client.http.get(at, headers={"If-None-Match": tag}).status_code == 200
    assert words(badge(client, row)) == "No longer in force"
    assert "Ada" not in client.http.get(at).text and "Alder" not in client.http.get(at).text


def test_an_unknown_one_is_unknown(version: Version, client: Visitor) -> None:
    assert client.http.get(f"/signatures/{'0' * 32}/badge.svg").status_code == 404
