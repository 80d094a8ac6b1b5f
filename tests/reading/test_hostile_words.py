"""Words that try to run: in no page, file or feed does anything of a text become more than words."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from charter.db import writing
from charter.drafting import actions, queries
from charter.drafting.models import Version
from tests.visiting import Visitor
from tests.world import DAY, NOON, World

HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "[x](JaVaScRiPt&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)", "<svg/onload=alert(1)>", "\"><script>alert(1)</script>", "'-alert(1)-'",
    "![x](https://evil.example/x.png)", "<iframe src=//evil.example>", "</textarea><script>alert(1)</script>",
    "<a href=\"vbscript:x\">x</a>", "{{ 7*7 }}", "{% raw %}", "<style>*{display:none}</style>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!-- <script> -->", "]]><script>alert(1)</script>", "[a]: javascript:alert(1)", "`<script>`", "<math><mtext></form>",
    "https://evil.example/<script>", "[x]( javascript:alert(1))", "<body onload=alert(1)>", "\u2028alert(1)\u2029",
)
SCHEMES = re.compile(r"(/|#|\?|https?:|mailto:|tel:|[\w./-]*$)", re.IGNORECASE)


class Running(HTMLParser):
    """Everything in a page that a browser would run, load or style, as it is parsed: escaped words are only words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = dict(attrs)
        ours = (got.get("src") or "").startswith("/static/")
        if tag in ("iframe", "style", "math", "object", "embed", "base", "img") or (tag == "script" and not ours):
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            leads = name in ("href", "src", "action")
            if name.startswith("on") or name == "style" or (leads and not SCHEMES.match(value or "")):
                self.found.append(f"<{tag} {name}={value}>")


@pytest.fixture
def hostile(world: World) -> Version:
    """Two drafts full of such words, as headings, paragraphs, items and a commitment's facts."""
    text = "# " + HOSTILE[0] + "\n\n## What each of us will do " + HOSTILE[1] + "\n\n"
    text += "".join(f"- **Schools** {words}\n  - First step: {words}\n  - Review: {words}\n" for words in HOSTILE)
    text += "\n## What this does not change\n\n" + "\n\n".join(HOSTILE) + "\n"
    with writing():
        actions.import_first(text, by=world.mira, at=NOON)
    with writing():
        return actions.import_next(text.replace("alert(1)", "alert(2)"), by=world.mira, at=NOON + DAY, expected_parent=1)


def clean(html: str) -> None:
    assert not Running(html).found
    assert ">49<" not in html


@pytest.mark.parametrize("address", ["/", "/versions/1", "/versions/2", "/versions/", "/compare/1/2", "/compare/2/1",
                                     "/for/heads", "/words", "/timetable"])
def test_no_page_runs_them(hostile: Version, client: Visitor, address: str) -> None:
    clean(client.visit(address))


def test_no_clauses_history_runs_them(hostile: Version, client: Visitor) -> None:
    for clause in queries.clauses(2):
        clean(client.visit(f"/clauses/{clause.key}"))


def test_a_settled_front_page_runs_none(world: World, hostile: Version, client: Visitor) -> None:
    with writing():
        actions.settle(hostile, lines=[{"group": "heads", "position": "consent"}], by=world.hilary, at=NOON + 40 * DAY)
    clean(client.visit("/"))


def test_the_preview_of_an_import_runs_none(world: World, hostile: Version, client: Visitor) -> None:
    html = client.sign_in(world.mira).send("/convenor/text/new", {"text": hostile.source.replace("alert(2)", "alert(3)")},
                                           content_type="multipart/form-data")
    clean(html)


def test_files_and_feed_say_what_they_are(hostile: Version, client: Visitor) -> None:
    told = client.http.get("/versions/2.json")
    assert told.mimetype == "application/json" and json.loads(told.data)["version"] == 2
    assert client.http.get("/versions/2.md").mimetype == "text/markdown"
    feed = client.http.get("/feed.atom")
    assert feed.mimetype == "application/atom+xml" and "<script" not in feed.text
    for answer in (told, feed):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
