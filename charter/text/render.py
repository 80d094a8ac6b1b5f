"""A clause as safe HTML: Markdown without raw HTML, then an allow-list; opaque clauses are shown, never interpreted."""

from __future__ import annotations

import html as _html
import re
from collections.abc import Sequence
from functools import cache, lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

# What people write here: headings, paragraphs, lists, emphasis and links. Nothing that loads, runs or styles.
TAGS = {"p", "em", "strong", "a", "br", "code"}
SCHEMES = {"http", "https", "mailto", "tel"}
# Words with more signs than this that could mark something are shown as they are: the reader of Markdown took a minute for a
# million brackets. 20,000 take a third of a second, and a clause of 50,000 words has a tenth of them.
MOST_SIGNS = 20_000
_SIGN = re.compile(r"[\[\]!*_`<>&\\\n]")


@cache
def _markdown() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "breaks": True, "linkify": False})
    return reader.disable(["image", "html_inline", "html_block"])


def html(words_or_source: str, form: str = "paragraph", links: str = "") -> str:
    """Safe HTML of a clause's words; `links` holds link definitions of the text it stands in."""
    if form == "opaque":
        return "<p>" + _html.escape(words_or_source.strip("\r\n")).replace("\n", "<br>") + "</p>"
    if form == "heading":
        return f"<p>{inline(words_or_source, links)}</p>"
    parts = [part for part in re.split(r"\n{2,}", words_or_source) if part.strip()]
    return "".join(f"<p>{inline(part, links)}</p>" for part in parts)


def inline(words: str, links: str = "") -> str:
    """Safe inline HTML of one clause's words, without a paragraph around it."""
    if is_shown_as_typed(words):
        return _html.escape(words).replace("\n", "<br>\n")
    return _cleaned(_markdown().renderInline(words, _known(links)))


def parts(words: str, links: str = "") -> Sequence[Token]:
    """One clause's words as Markdown reads them, for what draws them otherwise than as HTML; addresses are not yet safe."""
    return _markdown().parseInline(words, _known(links))[0].children or ()


@lru_cache(maxsize=4)  # read once for a whole text: anew for each of its clauses, a long list of links took half an hour
def _known(links: str) -> dict[str, object]:
    env: dict[str, object] = {}
    if links:
        _markdown().parse(links, env)
    return env


def _cleaned(unsafe: str) -> str:
    return nh3.clean(
        unsafe.strip("\n"),
        tags=TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )


def plain(words: str) -> str:
    """Words without Markdown marks, for letters, titles and what is read aloud."""
    if is_shown_as_typed(words):
        return words.strip()
    said: list[str] = []
    for part in parts(words):
        if part.type in ("text", "code_inline", "text_special"):
            said.append(part.content)
        elif part.type in ("softbreak", "hardbreak"):
            said.append(" ")
    return "".join(said).strip()


def is_shown_as_typed(words: str) -> bool:
    """Whether these words hold too many marks to be read as Markdown, so that they are shown with their marks."""
    return len(words) > MOST_SIGNS and len(_SIGN.findall(words)) > MOST_SIGNS
