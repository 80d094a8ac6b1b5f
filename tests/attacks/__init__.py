"""Words that try to become more than words: each must come out of every page as it was typed."""

from __future__ import annotations

import re
from html.parser import HTMLParser

CORPUS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "'-alert(1)-'",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<style>@import 'https://evil.example'</style>",
    "{{ 7*7 }}{% print(config) %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<iframe src=https://evil.example></iframe>",
    "<!--#include file=\"x\"--><![CDATA[x]]>",
    "<math><mi xlink:href=\"data:x,<script>alert(1)</script>\">",
)


class _Alive(HTMLParser):
    """What of a page would run, load or lead away."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = dict(attrs)
        if tag in ("iframe", "style", "math", "object", "embed", "base") or (tag == "script" and not got.get("src")):
            self.found.append(tag)
        self.found += [name for name in got if name.startswith("on") or name == "style"]
        places = [got.get(name) or "" for name in ("href", "src", "action", "formaction", "xlink:href")]
        self.found += [at for at in places if re.match(r"\s*(javascript|data|vbscript):", at, re.I)]
        # A plain link elsewhere is allowed in the charter's words; loading something from elsewhere is not.
        self.found += [at for at in (got.get("src") or "",) if re.match(r"(https?:)?//|x$", at, re.I)]


def wrong(html: str) -> list[str]:
    """What of the corpus came alive in a page."""
    return _Alive(html).found + [sign for sign in (">49", "SECRET_KEY", "<!--#include") if sign in html]
