"""Emphasis and links of a wording apart from its words, so that a change of them can be told to people who hear the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    before, after = _links(old), _links(new)
    for text, address in after.items():
        if text not in before and text in kept_old:
            yield f"“{text}” becomes a link to {address}"
        elif before.get(text, address) != address:
            yield f"the link “{text}” leads to {address} instead of {before[text]}"
    yield from (f"“{text}” is no longer a link" for text in before if text not in after and text in kept_new)
    was, now = _emphasised(old), _emphasised(new)
    for text, size in now.items():
        if was.get(text) != size and text in kept_old:
            yield f"“{text}” is set {_MANNER[size]}"
    yield from (f"“{text}” is no longer emphasised" for text in was if text not in now and text in kept_new)


def _links(words: str) -> dict[str, str]:
    return {bare(text): address or other for text, address, other in _LINK.findall(words)}


def _emphasised(words: str) -> dict[str, int]:
    return {text: len(sign) for sign, text in _EMPHASIS.findall(_LINK.sub(r"\1", words))}
