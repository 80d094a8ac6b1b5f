"""Emphasis and links of a wording apart from its words, so that a change of them can be told to people who hear the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

Link = tuple[str, str]  # its words, and where it leads

# Longer wordings are left as they are, and each sign looks only so far for its fellow: a flood of signs is bounded.
MOST = 50_000
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((?:<([^<>\n]{0,500})>|([^\s()<>]{0,500}))(?: [^()\n]{0,100})?\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=[^\s*_])([^\n*]{1,300}?)(?<=[^\s*_])\1(?![\w*])")
# A sign alone says nothing when it is read aloud.
SIGNS = {
    ",": "a comma", ".": "a full stop", ";": "a semicolon", ":": "a colon", "-": "a hyphen", "–": "a dash", "—": "a dash",
    "(": "an opening bracket", ")": "a closing bracket", "“": "an opening quotation mark", "”": "a closing quotation mark",
    '"': "a quotation mark", "'": "an apostrophe", "’": "an apostrophe", "?": "a question mark", "!": "an exclamation mark",
    "/": "a slash", "`": "a backtick", "*": "an asterisk", "_": "an underscore", "\\": "a backslash",
}  # fmt: skip
_MANNER = {1: "in italics", 2: "in bold", 3: "in bold italics"}


def bare(words: str) -> str:
    """The words without the signs of emphasis and without where links lead."""
    return words if len(words) > MOST else _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", words))


def told(old: str, new: str) -> Iterator[str]:
    """What changes in links and emphasis, in words, where the words themselves stay."""
    if max(len(old), len(new)) > MOST or old == new:
        return
    kept_old, kept_new = bare(old), bare(new)
    yield from _links_told(Counter(_links(old)), Counter(_links(new)), kept_old, kept_new)
    was, now = Counter(_emphasised(old)), Counter(_emphasised(new))
    set_anew = [(text, size) for text, size in now - was if text in kept_old]
    yield from (f"“{text}” is set {_MANNER[size]}" for text, size in set_anew)
    again = {text for text, _ in set_anew}
    yield from (f"“{text}” is no longer emphasised" for text, _ in was - now if text in kept_new and text not in again)


def _links_told(before: Counter[Link], after: Counter[Link], kept_old: str, kept_new: str) -> Iterator[str]:
    gone = list((before - after).elements())
    for text, address in (after - before).elements():
        was = next((link for link in gone if link[0] == text), None)
        if was:
            gone.remove(was)
            yield f"the link “{text}” leads to {address} instead of {was[1]}"
        else:
            yield f"“{text}” {'becomes' if text in kept_old else 'is'} a link to {address}"
    yield from (f"“{text}” is no longer a link" for text, _ in gone if text in kept_new)


def _links(words: str) -> list[Link]:
    return [(bare(text), address or other) for text, address, other in _LINK.findall(words)]


def _emphasised(words: str) -> list[tuple[str, int]]:
    return [(text, len(sign)) for sign, text in _EMPHASIS.findall(_LINK.sub(r"\1", words))]
