"""Addresses, bodies and texts that no honest browser sends: a clear answer, never a fault, and never long."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from flask import Flask, url_for

from charter.db import db
from charter.drafting.models import Version
from charter.meeting.models import Meeting
from charter.people.models import Organisation
from charter.text import render
from charter.text.clauses import parse
from charter.web import public
from tests.attacks.stage import Site, everybody
from tests.visiting import Visitor
from tests.world import World

ANSWERS = {200, 303, 304, 308, 400, 403, 404, 405, 409, 413, 415, 422, 429}
GAPS = ("99999999999999999999", "2147483648", "2147483647", "0", "-1", "00", "1.0", "NaN", "%D9%A3", "%C2%B2", "%ed%a0%80",
    "%ff", "%00",
        "%0a", "a" * 3000, "9" * 5000, "..%2f..", "'%20OR%201=1", "%3Cscript%3E", "%25s", "{{7*7}}", "😀", "%E2%80%AE")
QUERIES = ("page=0", "page=-1", "page=" + "9" * 5000, "page=99999999999999999999", "page=100000", "page=NaN", "page=%D9%A3",
    "page=",
           "page=1&page=2", "version=" + "9" * 30, "version=-1", "version=%C2%B2", "version[]=1", "group=%ff", "group=%00",
           "q=%00",
           "q=%ed%a0%80", "q=" + "%25" * 500, "q=" + "a%20" * 900, "q=%E2%80%AE", "clause=%00", "clause=" + "a" * 3000,
           "state=%ff",
           "before=" + "9" * 5000, "before=-1", "before=", "from=" + "9" * 5000 + "&to=1", "show=%00", "%ff=%ff", "=", "&&&&",
           "q" * 3000,
           "item=%00", "kind=%00", "comment=" + "9" * 5000, "comment=%C2%B2", "quote=%00", "next=%00", "headline=%ff",
           "clause=a&clause=b")
# Each made to hurt a reader of Markdown; the whole of each is at most a hundred thousand characters.
NESTED = (
    ">" * 10_000, "> " * 5_000 + "x", "[" * 10_000, "[a](" * 5_000, "![" * 5_000, "- " * 5_000 + "x", "1. " * 3_000 + "x",
    "*" * 10_000 + "x", "*a " * 5_000, "_a_" * 5_000, "**a " * 3_000, "`" * 10_000, "`a" * 5_000, "<" * 10_000, "<a " * 5_000,
    "&" * 10_000, "&amp" * 5_000, "\\" * 10_000, "#" * 10_000, "# " * 5_000, "~~~\n" * 3_000, "|" * 10_000,
    "| a " * 5_000 + "\n" + "|-" * 5_000,
    "\n" * 50_000 + "x", " " * 50_000 + "x", "\t" * 5_000 + "x", "a" * 100_000, "é" * 50_000, "e\u0301" * 20_000,
    "a\n" * 20_000, "a\n\n" * 3_000,
    "".join("  " * n + "- x\n" for n in range(150)), "[a]: b\n" * 5_000, "[a][a]" * 5_000 + "\n\n[a]: b", "(a) " * 10_000,
    "1.1.1." * 5_000,
    "-" * 10_000, "=" * 10_000, "x\n" + "=" * 10_000, "<!--" * 3_000, "<![CDATA[" * 2_000, "<div>" * 3_000, "[^1]" * 3_000,
    "a@b." * 5_000,
    "http://" * 5_000, "*a_ " * 4_000, "a**b" + "c* " * 5_000, "[a](<b" * 3_000, "[x](" + "(" * 5_000 + ")" * 5_000 + ")",
    "'\"" * 5_000,
)
# All of them take some seconds; a test that runs this many hangs, which is what such a text is for.
PATIENCE = 120


def test_absurd_things_in_every_gap_of_every_address(app: Flask, site: Site) -> None:
    people, faults, turn = everybody(app, site.world), [], 0
    for rule in app.url_map.iter_rules():
        if not rule.arguments or rule.endpoint == "static":
            continue
        known = {k: str(v) for k, v in site.fill(rule.endpoint, rule.arguments).items()}
        who = people["hilary" if rule.endpoint.startswith("meeting") else "ada" if "members" in rule.rule else "mira"]
        for gap in sorted(rule.arguments):
            turn += 1  # numbers no database holds for each, and a share of the others
            for absurd in (*GAPS[:2], *GAPS[2 + turn % 4::4]):
                address = filled(rule.rule, {**known, gap: absurd})
                faults += asked(who, address, "GET" in (rule.methods or ()))
    assert faults == []


def test_absurd_questions_to_every_page(app: Flask, site: Site) -> None:
    people, faults = everybody(app, site.world), []
    with app.test_request_context():
        every = [(rule, url_for(rule.endpoint, **site.fill(rule.endpoint, rule.arguments)))
                 for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and rule.endpoint != "static"]
    for rule, address in every:
        reads = bool(public.is_public(address)) or rule.endpoint in ("reading.organisations", "amending.new", "commenting.new")
        who = people["ada" if "amending" in rule.endpoint else "mira"]
        for query in QUERIES[len(address) % 5::5] if reads else QUERIES[len(address) % 9::9]:
            faults += asked(who, f"{address}?{query}", True)
    assert faults == []


def filled(rule: str, known: dict[str, str]) -> str:
    """An address of this rule with these things in its gaps."""
    return re.sub(r"<(?:[^:<>]+(?:\([^)]*\))?:)?([a-z_]+)>", lambda gap: known[gap[1]], rule)


def asked(who: Visitor, address: str, looks: bool) -> list[str]:
    """What goes wrong at this address, if anything does."""
    try:
        answer = who.http.get(address) if looks else who.http.post(address)
        wrong = "" if answer.status_code in ANSWERS else str(answer.status_code)
    except Exception as fault:
        wrong = repr(fault)[:200]
    return [f"{address[:100]}: {wrong}"] if wrong else []


@pytest.mark.parametrize("sent", [
    {"data": b"\xff\xfe\x00", "content_type": "application/x-www-form-urlencoded"},
    {"data": b"email=%ed%a0%80&email=%ff", "content_type": "application/x-www-form-urlencoded"},
    {"data": b"{", "content_type": "application/json"}, {"json": {"email": ["a"], "csrf_token": {"a": 1}}},
    {"data": b"<x/>", "content_type": "text/xml"}, {"data": b"x", "content_type": "multipart/form-data"},
    {"data": b"--x\r\n", "content_type": "multipart/form-data; boundary=x"},
    {"data": b"--x\r\nContent-Disposition: form-data; name=\"email\"; filename=\"a\"\r\n\r\nx\r\n--x--\r\n",
     "content_type": "multipart/form-data; boundary=x"},
    {"data": b"x", "content_type": "multipart/form-data; boundary=" + "b" * 5000}, {"data": b"&" * 100_000,
    "content_type": "application/x-www-form-urlencoded"},
    {"data": b"a=1&" * 20_000, "content_type": "application/x-www-form-urlencoded"}, {"data": b"x", "content_type": "\x01"},
    {"data": b"x" * 2_200_000, "content_type": "application/x-www-form-urlencoded"}, {"data": b"x",
    "headers": {"Content-Length": "-1"}},
    {"data": b"x" * 2_200_000, "content_type": "multipart/form-data; boundary=x"}, {"data": b"x",
    "headers": {"Content-Length": "NaN"}},
    {"data": {"email": "a@b.example"}, "headers": {"X-CSRFToken": "\xff" * 100}}, {"data": {"csrf_token": "a" * 100_000}},
    {"data": {"csrf_token": ".".join("abc")}}, {"data": {}, "headers": {"Cookie": "session=" + "a" * 3000}},
    {"data": {}, "headers": {"Cookie": "session=.eJx;sign-who=%ff;;=;a"}},
], ids=lambda sent: str(sent)[:40])
def test_bodies_that_are_no_forms(app: Flask, world: World, sent: dict[str, Any]) -> None:
    for address in ("/account/sign-in", "/sign", "/convenor/text/new", "/convenor/organisations/import"):
        assert Visitor(app).http.post(address, **sent).status_code in ANSWERS, address


def test_a_body_over_its_routes_limit_is_told_so(app: Flask, world: World, draft: Version) -> None:
    large, mira = "x" * 2_200_000, Visitor(app).sign_in(world.mira)
    for address in ("/account/sign-in", "/sign", "/versions/1/comments/new", "/convenor/people", "/convenor/text/new"):
        assert mira.post(address, {"words": large}).status_code == 413, address
    for size, status in ((2_200_000, 422), (12 * 1024 * 1024, 413)):  # a Word file may be larger; a text that long is refused
        file = (io.BytesIO(b"x" * size), "text.md")
        assert mira.post("/convenor/text/new", {"file": file}, content_type="multipart/form-data").status_code == status
    register = (io.BytesIO(b"x" * 2_200_000), "register.csv")
    assert Visitor(app).http.post("/convenor/organisations/import", data={"file": register}).status_code in (400, 403, 413, 422)


def test_files_that_are_no_texts(app: Flask, world: World) -> None:
    mira, packed = Visitor(app).sign_in(world.mira), io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", "x" * 1_000_000)
    for data in (packed.getvalue(), b"\x00" * 1000, b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"\xff\xfeh\x00i\x00",
        b"\xed\xa0\x80", b"",
                 "\u202eabc".encode(), b"\xef\xbb\xbf", b"%PDF-1.7\n%\xe2\xe3", b"\r\r\r", b"a\x0cb", "\ufffe".encode(),
                 b"# \n\n- \n"):
        answer = mira.post("/convenor/text/new", {"file": (io.BytesIO(data), "../../x\x00.md")},
            content_type="multipart/form-data")
        assert answer.status_code in (200, 422), data[:20]
        answer = mira.post("/convenor/organisations/import", {"file": (io.BytesIO(data), "<b>.csv")},
            content_type="multipart/form-data")
        assert answer.status_code in (200, 422), data[:20]
    assert db.session.query(Version).count() == 0 and db.session.query(Organisation).count() == len(world.organisations)


@pytest.mark.timeout(PATIENCE)
def test_texts_made_to_hurt_a_reader(world: World) -> None:
    """Parsed and shown, each in its time."""
    for nested in NESTED:
        for clause in parse(nested).clauses[:50]:
            render.html(clause.words, clause.form)
            render.plain(clause.words)
        assert render.html(nested) is not None


@pytest.mark.timeout(PATIENCE)
@pytest.mark.parametrize("nested", [NESTED[0], NESTED[2], NESTED[5], NESTED[13], NESTED[26], NESTED[31]],
    ids=lambda words: repr(words[:6]))
def test_texts_made_to_hurt_at_the_door(app: Flask, world: World, nested: str) -> None:
    """Imported, looked at and kept; then compared, commented on and suggested upon."""
    mira = Visitor(app).sign_in(world.mira)
    for text in (f"# T\n\n{nested}\n", f"# T\n\nBefore.\n\n{nested}\n\nAfter.\n"):
        answer = mira.post("/convenor/text/new", {"text": text})
        assert answer.status_code in (200, 422)
        kept = mira.post("/convenor/text", {"text": text, "parent": str(db.session.query(Version).count()),
            "once": f"{len(text):032x}"})
        assert kept.status_code in (303, 409, 422)
    for address in ("/", "/versions/1", "/versions/2", "/compare/1/2", "/feed.atom", "/data/charter.json"):
        assert mira.http.get(address).status_code in (200, 404)


@pytest.mark.parametrize("day, hour", [
    (("1", "12", "2027"), "16:30\n"), (("1", "1", "0026"), "16:30"), (("1", "1", "0001"), "16:30"), (("31", "12", "9999"),
    "23:59"),
    (("1", "12", "2027"), "16:٣٠"), (("1", "12", "2027"), "٣:٠٠"), (("29", "2", "2027"), "16:30"), (("28", "3", "2027"), "1:30"),
    (("1", "12", "2027"), "24:00"), (("٣", "12", "2027"), "16:30 "),
])
def test_times_that_no_calendar_spells(app: Flask, world: World, draft: Version, day: tuple[str, ...], hour: str) -> None:
    """One such meeting would break every page that tells its time."""
    mira = Visitor(app).sign_in(world.mira)
    answer = mira.post("/meetings/new", {"title": "T", "day": list(day), "hour": hour, "place": "Town hall",
        "chair": world.hilary.id})
    assert answer.status_code == 422 and db.session.query(Meeting).count() == 0
    assert mira.http.get("/meetings/").status_code == 200
