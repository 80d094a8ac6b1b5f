"""Words that try to become more than words: each must come out of every page as it was typed."""

from __future__ import annotations

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


def wrong(html: str) -> list[str]:
    """What of the corpus came alive in a page."""
    lower = html.lower()
    alive = ["<script>alert", "<img src=x", "<svg onload", "<a href=\"javascript", "href=\"javascript", "<iframe", "<style>",
             "<math", "evil.example\"", "src=\"https://evil", "<!--#include"]
    return [sign for sign in alive if sign in lower] + (["template ran"] if ">49" in html or "SECRET_KEY" in html else [])
