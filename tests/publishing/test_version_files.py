"""A version as a PDF for paper and screen readers, and as plain text for braille: each says on every page or first what it is."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader

from charter.area import actions as area
from charter.db import db, writing
from charter.drafting.models import Version
from charter.publishing import long_lists, signed_by
from charter.record import entries
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
                     "Made on 2 November 2026", "https://creativecommons.org/licenses/by/4.0/"):
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


@pytest.fixture
def long_list(app: Flask, world: World, version: Version, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Two signatures, which are one more than are written while somebody waits; where the worker writes them."""
    monkeypatch.setattr(signed_by, "MOST", 1)
    for key, name in (("alder", "Ada Bright"), ("beck", "Ben Okoro")):
        site.signed(version, world.organisations[key], name)
    lists = Path(app.config["INSTANCE"]) / "lists"
    shutil.rmtree(lists, ignore_errors=True)
    yield lists
    shutil.rmtree(lists, ignore_errors=True)


def test_a_long_list_is_never_waited_for(client: Visitor, long_list: Path) -> None:
    for told in (plain(client), " ".join(pages(client))):
        assert "2 organisations" in told and "take it again in a while" in told and "Ada Bright" not in told
    assert not long_list.exists() and client.http.get("/versions/1.pdf").headers["Cache-Control"] == public.NOT_KEPT


def test_a_long_list_is_given_whole_once_it_is_written(client: Visitor, world: World, version: Version, long_list: Path) -> None:
    plain(client)  # what was given before is not kept anywhere
    long_lists.write(NOON + DAY)
    for told in (plain(client), " ".join(pages(client))):
        assert "Ada Bright" in told and "Ben Okoro" in told and "The list as it stood on" in told
        assert f"at entry {entries.latest()} of the public log" in told
    whole = client.http.get("/versions/1.pdf")
    part = client.http.get("/versions/1.pdf", headers={"Range": "bytes=5-9"})
    assert (part.status_code, part.data) == (206, whole.data[5:10]) and client.http.head("/versions/1.pdf").data == b""
    assert client.http.get("/versions/1.pdf", headers={"If-None-Match": whole.headers["ETag"]}).status_code == 304
    site.signed(version, None, "Fay Lund", title="Parent")  # whoever came since is no reason to give less
    assert "Ada Bright" in plain(client) and "Fay Lund" not in plain(client)
    assert not long_lists.is_due(NOON + DAY + timedelta(minutes=9)) and long_lists.is_due(NOON + DAY + timedelta(minutes=10))
    long_lists.write(NOON + 2 * DAY)
    assert "Fay Lund" in plain(client) and not long_lists.is_due(NOON + 3 * DAY)
    assert long_lists.is_due(NOON + 3 * DAY, is_first=True)  # a worker that begins: its settings may be others


def test_a_withdrawn_name_is_in_no_file_that_is_given(client: Visitor, world: World, version: Version, long_list: Path) -> None:
    mine = site.signed(version, None, "Fay Lund", title="Parent")
    long_lists.write(NOON + DAY)
    assert "Fay Lund" in plain(client)
    with writing():
        signing.withdraw(db.session.merge(mine), at=NOON + DAY)
    for told in (plain(client), " ".join(pages(client))):
        assert "Fay Lund" not in told and "Ada Bright" not in told and "take it again in a while" in told
    long_lists.write(NOON + DAY + timedelta(minutes=10))
    assert "Ada Bright" in plain(client) and "Fay Lund" not in plain(client)
    assert not any(b"Fay Lund" in file.read_bytes() for file in long_list.rglob("*") if file.is_file())


def test_a_long_list_says_how_its_version_stands_now(client: Visitor, version: Version, long_list: Path) -> None:
    long_lists.write(NOON + DAY)
    site.settled(TEXT + "\nOne thing more.\n", at=NOON)
    assert plain(client).startswith("Version 1, replaced by version 3.") and "Ada Bright" not in plain(client)
    long_lists.write(NOON + DAY + timedelta(minutes=10))
    assert plain(client).startswith("Version 1, replaced by version 3.") and "Ada Bright" in plain(client)


def test_what_is_no_longer_long_is_deleted(client: Visitor, long_list: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long_lists.write(NOON + DAY)
    monkeypatch.setattr(signed_by, "MOST", 2)
    assert "Ada Bright" in plain(client) and "as it stood on" not in plain(client) and long_lists.is_due(NOON + DAY)
    long_lists.write(NOON + DAY)
    assert not [path for path in long_list.iterdir() if path.is_dir()]


def test_plain_text_begins_with_its_status_and_is_not_wrapped(client: Visitor, draft: Version) -> None:
    told = plain(client)
    lines = told.split("\n")
    assert lines[0] == "Draft 1. Nobody has signed." and lines[1] == "The Wharnley Inclusion Charter"
    assert lines[2].startswith("Open for comments until ")
    assert lines[-2].startswith("Licence of the text: Creative Commons Attribution 4.0") and lines[-1] == ""
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


def test_the_licence_goes_with_the_text_in_every_form(client: Visitor, world: World, version: Version) -> None:
    with writing():
        area.say({"licence_code": "ogl-3.0"}, by=world.mira, at=NOON)
    where = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    reader = pdf(client)
    assert all(where in "".join(page.extract_text().split()) for page in reader.pages)
    assert b"Open Government Licence v3.0" in reader.trailer["/Root"]["/Metadata"].get_data()
    with zipfile.ZipFile(io.BytesIO(client.http.get("/versions/1.docx").data)) as word:
        assert where in word.read("word/document.xml").decode() and where in word.read("docProps/core.xml").decode()
    assert where in plain(client)
    for form in ("md", "json"):  # the record names their bytes, so it stands beside them
        answer = client.http.get(f"/versions/1.{form}")
        assert where not in answer.text and answer.headers["Link"] == f'<{where}>; rel="license"'
    assert client.http.get("/data/charter.json").get_json()["licence_of_the_text"].endswith(where)
    assert where.encode() in client.http.get("/data/charter.db").data
    assert where in client.visit("/data/") and where in client.http.get("/api/openapi.json").text


@pytest.mark.parametrize("number", ["0", "9", "01", "%D9%A1", "1.0", "-1", "1e0", "%EF%BC%91", "9" * 30, "2147483648", "1%00"])
def test_a_number_is_spelled_one_way_and_unknown_ones_are_told_in_words(client: Visitor, version: Version, number: str) -> None:
    for end in (".pdf", ".txt", ".docx", ".md", ".json", "/suggestions.docx", "/board.pdf"):
        answer = client.http.get(f"/versions/{number}{end}")
        assert answer.status_code == 404 and "<h1>" in answer.text, end
        assert client.http.head(f"/versions/{number}{end}").status_code == 404
    assert client.http.get(f"/api/v1/versions/{number}").get_json()["status"] == 404


def test_what_is_asked_for_oddly_is_answered_plainly(client: Visitor, version: Version) -> None:
    for address in ("/versions/1.pdf", "/versions/1.txt", "/data/charter.db", "/api/v1/versions"):
        whole = client.http.get(address)
        assert client.http.head(address).headers["Content-Length"] == str(len(whole.data)), address
        odd = {"Accept-Encoding": "gzip;q=0, *;q=0", "If-None-Match": '"' + "x" * 3000, "Accept": "image/tiff"}
        assert client.http.get(address, headers=odd).data == whole.data and whole.status_code == 200, address
        assert client.http.get(address, headers={"If-None-Match": f'"other", W/{whole.headers["ETag"]}'}).status_code == 304
        assert client.http.post(address).status_code in (400, 405) and client.http.delete(address).status_code == 405
