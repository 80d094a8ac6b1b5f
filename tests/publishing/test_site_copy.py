"""A copy of the whole public site: it needs no server of ours, breaks no link, tells nothing more, and can be checked."""

from __future__ import annotations

import base64
import http.server
import json
import posixpath
import shutil
import threading
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from charter.cli import main
from charter.commenting import actions as commenting
from charter.db import db, writing
from charter.publishing.standalone import make, placing
from charter.publishing.standalone.addresses import ABOUT, Site
from charter.record import heads, tree
from charter.refusal import Refused
from charter.signing import actions as signing
from tests.commenting import said
from tests.signing import signing_world as site
from tests.visiting import Visitor
from tests.world import DAY, NOON, TEXT, World, with_text

HOSTILE = TEXT + """
- Out [one](/static/../../../../etc/passwd) [two](/versions/1.md?page=../../../x) [three](/data/../../x.db)
- And [four](//evil.example/versions/1)
- And [five](/clauses/..%2f..%2fx) [six](/comments/?page=%2e%2e) [seven](http://localhost/versions/1?show=open#c) [eight](/sign)
- And `<form action="/x">` <form action="/y"><a href="/account/">in</a> [nine](/nothing/of/ours) </form>
"""
Taken = Callable[[], Path]


class Links(HTMLParser):
    """Every address of a page, the tags it has, and the ids that a link may lead to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.add(tag)
        self.ids.add(told.get("id") or "")
        if told.get("rel") != "canonical":
            self.found += [value for name, value in attrs if name in ("href", "src", "action") and value]


@pytest.fixture
def lively(world: World) -> World:
    """A settled version that some have signed, and a draft with a comment and hostile words."""
    version = site.settled(TEXT)
    for key, name in (("alder", "Ada Bright"), ("beck", "Ben Okoro")):
        site.signed(version, world.organisations[key], name)
    gone = site.signed(version, world.organisations["health"], "Zelda Quill")
    with writing():
        signing.withdraw(db.session.merge(gone), at=NOON + DAY)
    site.draft(HOSTILE, at=NOON)
    said.comment(world, words="Who pays for it?", clause_key=said.clause("Every child").key)
    hidden = said.comment(world, words="It was Aunt Yolanda")
    with writing():
        commenting.report(said.again(hidden), because="It names somebody", at=said.AT + DAY)
    return world


@pytest.fixture
def taken(app: Flask, tmp_path: Path) -> Taken:
    """Takes a copy, after everything so far is under a signed head."""
    def take() -> Path:
        with writing():
            heads.sign_head(NOON + 9 * DAY)
        make(app, tmp_path / "copy")
        db.session.rollback()
        return tmp_path / "copy"
    return take


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the one copy lies that several tests look at."""
    return tmp_path_factory.mktemp("kept") / "copy"


@pytest.fixture
def folder(request: pytest.FixtureRequest, kept: Path) -> Path:
    """A copy to look at, made by the first that asks; nobody changes it."""
    if not kept.exists():
        request.getfixturevalue("lively")
        shutil.move(request.getfixturevalue("taken")(), kept)
    return kept


def pages(folder: Path) -> Iterator[tuple[str, Links]]:
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), Links(path.read_text())


def test_no_link_is_broken_and_none_leads_to_the_site(folder: Path) -> None:
    found = dict(pages(folder))
    assert len(found) > 40 and "signatories/index.html" in found and "comments/1/index.html" in found
    wrong = []
    for name, page in found.items():
        assert "form" not in page.tags, name
        for href in page.found:
            path, _, place = href.partition("#")
            if path.startswith(("mailto:", "tel:", "https://", "//", "http://")) and not path.startswith("http://localhost"):
                continue
            there = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            target = folder / there
            is_outside = ":" in path or href.startswith("/") or there.startswith("..") or not target.is_file()
            if is_outside or (place and there == ABOUT and place not in found[ABOUT].ids):
                wrong.append((name, href))
    assert wrong == []


def test_every_public_page_is_there_in_every_format(app: Flask, client: Visitor, lively: World, taken: Taken) -> None:
    folder = taken()
    for rule in app.url_map.iter_rules():
        address = str(rule)
        if rule.arguments or not Site("http://localhost", 3, 1, 99).holds(address):
            continue
        answer = client.http.get(address)
        if answer.status_code == 200 and answer.mimetype == "text/html":
            assert (folder / address.strip("/") / "index.html").is_file(), address
    for name in ("versions/1.md", "versions/1.json", "versions/1.txt", "versions/1.pdf", "versions/1.docx", "versions/3.pdf",
                 "feed.atom", "signatories.csv", "signatories.json", "data/charter.db", "data/charter.json", "data/comments.csv",
                 "record/entries.json", "record/checkpoint.txt", "record/key.txt", "static/css/charter.css",
                 "static/fonts/literata-latin.woff2", "compare/1/2/index.html", "compare/1/3/index.html", ABOUT):
        assert (folder / name).is_file(), name
    proof = json.loads((folder / "record/entries/0.json").read_text())
    head = proof["checkpoint"].splitlines()
    assert tree.is_included(bytes.fromhex(proof["leaf"]), 0, int(head[1]), [bytes.fromhex(step) for step in proof["proof"]],
                            base64.b64decode(head[2]))
    assert len(list(folder.glob("signatures/*/badge.svg"))) == len(list(folder.glob("signatures/*/certificate.pdf"))) == 2
    assert (folder / "versions/1.md").read_bytes() == client.http.get("/versions/1.md").data


def test_a_plain_file_server_is_enough(folder: Path) -> None:
    serving = partial(type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None}), directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), serving) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        for address, words in (("/", "This is a copy of the site as it stood on"), ("/versions/3/", "Nobody has signed"),
                               ("/feed.atom", "<id>http://localhost/feed.atom</id>")):
            with urllib.request.urlopen(base + address) as answer:
                assert words in answer.read().decode(), address
        server.shutdown()


def test_the_feed_keeps_its_names_and_leads_to_files(folder: Path) -> None:
    feed = (folder / "feed.atom").read_text()
    assert 'rel="self" href="http://localhost/feed.atom"' in feed and "<id>http://localhost/record/entries/" in feed
    for href in (part.split('"')[0] for part in feed.split('<link href="')[1:]):
        assert (folder / href.partition("#")[0]).is_file(), href


def test_doors_say_in_words_that_they_need_the_site(folder: Path) -> None:
    assert f"../../{ABOUT}#say" in (folder / "versions/3/index.html").read_text()
    assert f'href="{ABOUT}#sign"' in (folder / "index.html").read_text()
    assert "Here stands a form that needs the site itself" in (folder / "signatories/index.html").read_text()
    about = (folder / ABOUT).read_text()
    assert "http://localhost" in about and "What needs the site itself" in about and 'rel="canonical"' not in about
    assert '<link rel="canonical" href="http://localhost/versions/3">' in (folder / "versions/3/index.html").read_text()


def test_nothing_is_told_that_the_site_does_not_tell(folder: Path) -> None:
    everything = b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"Ada Bright" in everything and b"Who pays for it?" in everything
    for secret in (b"Zelda Quill", b"Yolanda", b"alderbank.example", b"Gita Shah", b"csrf_token", b"Set-Cookie"):
        assert secret not in everything, secret


def test_words_lead_nowhere_outside(folder: Path) -> None:
    assert {path.name for path in folder.parent.iterdir()} == {"copy"}
    assert all(path.resolve().is_relative_to(folder.resolve()) and not path.is_symlink() for path in folder.rglob("*"))
    for name in ("../x", "a/../../x"):
        with pytest.raises(ValueError, match="leads out"):
            placing.target(folder, name)
    judged = Site("http://localhost", 3, 1, 99)
    for address in ("/static/../x", "/static//x", "/versions/..", "/comments/?page=..", "/comments/?group=a&state=b", "/members/",
                    "/convenor/", "/healthz", "/api/v1/versions", "/record/consistency/1/2",
                    "/compare/2/9", "/record/entries.json?x=1", "/data/person.csv/..", "/account/"):
        assert not judged.holds(address), address
    certificate = f"/signatures/{'a' * 32}/certificate.pdf"
    assert judged.holds(certificate) and not Site("http://localhost", 3, 1, 99, 2001).holds(certificate)


def test_it_can_be_checked_when_the_site_is_gone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(folder)]) == 0
    assert "Every text is the one that the record names: 6 files of versions." in capsys.readouterr().out
    sums = dict(line.split("  ")[::-1] for line in (folder / placing.SUMS).read_text().splitlines())
    assert set(sums) == {name for name in placing.names(folder) if name != placing.SUMS}
    told: dict[str, Any] = json.loads((folder / placing.MARK).read_text())
    assert told["site"] == "http://localhost" and told["status"].startswith("Version 1, open for signature")


@pytest.mark.parametrize("harm, words", [
    (lambda folder: (folder / "versions/1.md").write_text("Other words.\n"), "versions/1.md is not the text that entry"),
    (lambda folder: (folder / "versions/2.json").unlink(), "versions/2.json is missing"),
    (lambda folder: (folder / "versions/9.md").write_text("More.\n"), "versions/9.md is here, but no entry names it"),
    (lambda folder: (folder / "record/entries.json").write_bytes(
        (folder / "record/entries.json").read_bytes().replace(b"version-made", b"version-maid", 1)),
     "Something is wrong with this record"),
], ids=["changed", "missing", "added", "record"])
def test_what_was_changed_is_found(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], harm: Any,
                                   words: str) -> None:
    mine = shutil.copytree(folder, tmp_path / "mine")
    harm(mine)
    assert main(["verify", str(mine)]) == 1
    assert words in capsys.readouterr().out


def test_an_earlier_copy_is_replaced_and_nothing_else_is(app: Flask, lively: World, taken: Taken, tmp_path: Path) -> None:
    folder = taken()
    (folder / "versions/1.md").unlink()
    taken()
    assert (folder / "versions/1.md").is_file() and {path.name for path in tmp_path.iterdir()} == {"copy"}
    (folder / "comments" / "mine.txt").write_text("mine")
    with pytest.raises(Refused, match=r"mine\.txt is not of the earlier copy"):
        make(app, folder)
    assert (folder / "comments/mine.txt").read_text() == "mine" and (folder / "index.html").is_file()
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("mine")
    (other / placing.MARK).write_text("[]")
    for wrong in (other, other / "thesis.txt"):
        with pytest.raises(Refused):
            make(app, wrong)
    (tmp_path / "link").symlink_to(other)
    with pytest.raises(Refused, match="not a folder"):
        make(app, tmp_path / "link")
    (tmp_path / "new.part").mkdir()
    with pytest.raises(Refused, match="another copy is being written"):
        make(app, tmp_path / "new")


def test_one_that_breaks_off_leaves_the_earlier_copy(app: Flask, lively: World, taken: Taken, tmp_path: Path) -> None:
    folder = taken()
    before = (folder / placing.SUMS).read_text()

    def broken(_words: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make(app, folder, broken)
    assert (folder / placing.SUMS).read_text() == before and {path.name for path in tmp_path.iterdir()} == {"copy"}


def test_before_the_text_is_under_a_signed_head(app: Flask, world: World, tmp_path: Path) -> None:
    with_text(world)
    with pytest.raises(Refused, match="charter worker --once"):
        make(app, tmp_path / "copy")
    assert not list(tmp_path.iterdir())
