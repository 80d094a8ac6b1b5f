"""Pages kept for everybody: nobody can leave something in them for the next reader."""

from __future__ import annotations

import gzip
from datetime import timedelta

import pytest
from flask import Flask, url_for

from charter import clock
from charter.db import writing
from charter.record import entries
from charter.web import public
from tests.attacks.stage import Again, Site
from tests.visiting import Visitor

EVIL = {
    "Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "evil", "X-Forwarded-Prefix": "/evil",
    "X-Forwarded-For": "evil", "X-Original-URL": "/evil", "X-Rewrite-URL": "/evil", "X-HTTP-Method-Override": "POST",
    "Forwarded": "host=evil.example;proto=evil", "Accept-Language": "evil", "Origin": "https://evil.example",
    "Referer": "https://evil.example/", "User-Agent": "evil", "Range": "bytes=0-3", "Accept": "evil/evil",
    "If-Modified-Since": "Sat, 01 Jan 2033 00:00:00 GMT", "If-Match": '"evil"', "Cache-Control": "only-if-cached",
    "Accept-Encoding": "evil, gzip;q=0", "Content-Type": "application/x-www-form-urlencoded", "Authorization": "Basic evil",
}


@pytest.fixture
def addresses(app: Flask, site: Site) -> list[str]:
    """Every public page that there is."""
    with app.test_request_context():
        every = [url_for(rule.endpoint, **site.fill(rule.endpoint, rule.arguments)) for rule in app.url_map.iter_rules()
                 if "GET" in (rule.methods or ()) and rule.endpoint != "static"]
    found = [address for address in every if public.is_public(address)]
    assert len(found) > 25
    return found


def test_no_header_leaves_anything_for_the_next_reader(app: Flask, addresses: list[str]) -> None:
    pages, client = app.extensions["public_pages"], Visitor(app).http
    for address in addresses:
        clean = client.get(address)
        assert b"evil" not in clean.data
        every = {name: {name: value} for name, value in EVIL.items()} if address in ("/", "/signatories") else {}
        for name, sent in {**every, "all of them": EVIL}.items():
            pages.clear()
            client.get(address, headers=sent)
            after = client.get(address)
            assert (after.status_code, after.data) == (clean.status_code, clean.data), f"{address} after {name}"


def test_no_question_leaves_anything_for_the_next_reader(app: Flask, addresses: list[str]) -> None:
    client = Visitor(app).http
    for address in addresses:
        clean = client.get(address)
        for asked in ("?evil=1", "?page=1&page=2", "?q=evil", "?show=open&evil", "?%00", "?q=%ed%a0%80", "?" + "q" * 400,
            "?;evil",
                      "?page=evil"):
            client.get(address + asked)
        assert client.get(address).data == clean.data, address


def test_a_public_page_is_the_same_for_everybody(app: Flask, site: Site, addresses: list[str]) -> None:
    """Whoever asks first, and with whatever cookies: the convenor's page is the journalist's."""
    nobody, mira = Visitor(app).http, Visitor(app).sign_in(site.world.mira)
    mira.post("/account/name", {"name": "Mira Thwaite"})  # leaves words to be flashed
    for address in addresses:
        theirs, hers = nobody.get(address), mira.http.get(address)
        assert theirs.data == hers.data, address
        assert "Set-Cookie" not in theirs.headers and "Set-Cookie" not in hers.headers, address
        assert b"csrf_token" not in theirs.data and b"Mira Thwaite</" not in theirs.data.replace(b"Mira Thwaite</dd",
            b""), address
    assert "Your name is changed" in mira.visit("/account/"), "what was said to her waited for a page of her own"


def test_what_went_wrong_is_not_kept(app: Flask, site: Site) -> None:
    pages, client = app.extensions["public_pages"], Visitor(app).http
    pages.clear()
    for address in ("/versions/999", "/comments/999", "/signatures/" + "0" * 32, "/clauses/00000000", "/for/nobody",
                    "/amendments/?group=nobody", "/compare/1/99", "/record/entries/99999"):
        assert client.get(address).status_code == 404
    assert client.get("/compare/?from=1&to=3").status_code == 303
    assert not pages.kept
    assert client.head("/about").data == b"" and client.get("/about").data != b"", "a look at the head keeps the whole page"
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"):
        client.open("/about", method=method)
    assert client.get("/about").status_code == 200


def test_no_private_page_is_kept(app: Flask, site: Site) -> None:
    """Not by its address, and not by one that looks like a public page's."""
    pages, client = app.extensions["public_pages"], Visitor(app).http
    pages.clear()
    for address in ("/account/sign-in", "/convenor/", "/members/", f"/sign/confirm/{site.letter}/{'0' * 64}", "/sign",
                    f"/versions/{site.draft.number}/comments/new", "/convenor/%2e%2e/about", "/about/../convenor/", "//about",
                    "/about;x=1", "/about%0a", "/ABOUT", "/about/"):
        client.get(address)
    assert not pages.kept
    for who in (site.world.mira, site.world.ada):
        her = Visitor(app).sign_in(who).http
        for address in ("/convenor/", "/members/", "/account/"):
            answer = her.get(address)
            assert answer.headers["Cache-Control"] == "no-store" and "ETag" not in answer.headers


def test_what_is_kept_has_an_end(app: Flask, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    pages, client = app.extensions["public_pages"], Visitor(app).http
    monkeypatch.setattr(public, "MOST_BYTES", 200_000)
    for n in range(80):
        client.get(f"/signatories?q=nobody{n}")
    assert pages.size <= 200_000 and len(pages.kept) < 60
    assert pages.size == sum(len(page.plain) + len(page.small) for page in pages.kept.values())


def test_who_wants_no_gzip_gets_none(app: Flask, site: Site) -> None:
    client = Visitor(app).http
    plain = client.get("/about").data
    for asked in ("gzip", "deflate, gzip;q=0.5", "br, GZIP"):
        assert gzip.decompress(client.get("/about", headers={"Accept-Encoding": asked}).data) == plain
    for asked in ("", "identity", "gzip;q=0", "gzip; q=0.000", "br, gzip;q=0, *"):
        answer = client.get("/about", headers={"Accept-Encoding": asked})
        assert answer.data == plain and "Content-Encoding" not in answer.headers, asked


def test_a_restored_copy_is_never_taken_for_what_was_read(app: Flask, site: Site) -> None:
    """The log reaches the same number again with another act, and the reader's old page must not stand."""
    client, copy, now = Visitor(app).http, Again(), clock.now()
    if copy.kept is None:
        pytest.skip("SQLite's own backup puts the copy back")
    with writing():
        entries.append("voice-named", {"group": "heads", "deputy": False}, at=now)
    old = client.get("/record")
    copy.back()
    with writing():
        entries.append("voice-named", {"group": "families", "deputy": True}, at=now + timedelta(seconds=61))
    again = client.get("/record", headers={"If-None-Match": old.headers["ETag"]})
    assert again.status_code == 200 and again.headers["ETag"] != old.headers["ETag"]
    assert again.data != old.data
