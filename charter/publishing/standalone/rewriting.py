"""Reads and changes the links of a page, a style sheet and the feed, so that they lead from file to file. Pure.

Only for what our own templates wrote: every value stands in quotes, and what people wrote is escaped in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

# A tag with its attributes; a sign that ends a tag may stand within quotes.
TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
LINKS = (" href=", " src=", " poster=")
LINK = re.compile(r"""(\s(?:href|src|poster))=(?:"([^"]*)"|'([^']*)')""")
FORM = re.compile(r"<form\b(?P<opening>[^>]*)>.*?</form>", re.DOTALL)
MAIN, HEAD = re.compile(r"<main\b[^>]*>"), re.compile(r"</head>")
# A link that is copied to be quoted names the site itself, wherever it was copied.
QUOTED = re.compile(r'(\sdata-copy)="(/[^"]*)"')
CSS = re.compile(r"""url\(\s*["']?([^)"']+)["']?\s*\)""")
FEED = re.compile(r'<link href="([^"]*)"/>')

# What a link becomes: a file, or, for one that somebody follows, what is said in its place; nothing where there is no file.
Lead = Callable[[str, bool], str | None]


def links(html: str) -> Iterator[str]:
    """Every address that a page names."""
    for tag in TAG.findall(html):
        if any(name in tag for name in LINKS) and not tag.startswith("<form"):
            yield from (unescape(found[1] or found[2]) for found in LINK.findall(tag))


def in_css(css: str) -> list[str]:
    """Every address that a style sheet names."""
    return [found for found in CSS.findall(css) if not found.startswith("data:")]


def page(html: str, lead: Lead, note: str, form_note: str, canonical: str, home: str, known: dict[str, str]) -> str:
    """A page whose links lead to files, with `note` as the first thing of its words; a form becomes what is said of it.

    `known` keeps the tags that read the same on every page at the same depth.
    """
    def changed(found: re.Match[str]) -> str:
        tag = found[0]
        told = known.get(tag)
        if told is None:
            told = _tag(tag, lead)
            if all((link[1] or link[2]).startswith("/") for link in LINK.findall(tag)):
                known[tag] = told
        return told

    html = FORM.sub(lambda _: form_note, TAG.sub(changed, html))
    html = QUOTED.sub(lambda found: f'{found[1]}="{escape(home)}{found[2]}"', html)
    if canonical and 'rel="canonical"' not in html:
        html = HEAD.sub(lambda end: f'<link rel="canonical" href="{escape(canonical)}">\n{end[0]}', html, count=1)
    return MAIN.sub(lambda main: main[0] + note, html, count=1)


def feed(xml: str, lead: Lead) -> str:
    """The feed with its links to files; the names of the feed and its entries stay, for by them a reader knows them again."""
    return FEED.sub(lambda found: f'<link href="{escape(lead(unescape(found[1]), True) or "")}"/>', xml)


def _tag(tag: str, lead: Lead) -> str:
    if 'rel="preload"' in tag:  # from a folder no browser takes it, and says so
        return ""
    if 'rel="canonical"' in tag or not any(name in tag for name in LINKS):
        return tag
    followed, gone = tag.startswith("<a"), False

    def changed(found: re.Match[str]) -> str:
        nonlocal gone
        to = lead(unescape(found[2] or found[3] or ""), followed)
        gone = gone or to is None
        return f'{found[1]}="{escape(to or "")}"'

    told = LINK.sub(changed, tag)
    return "" if gone else told
