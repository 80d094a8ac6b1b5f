"""Emphasis and links of a wording apart from its words, so that a change of them can be told to people who hear the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from charter.words import _

Link = tuple[str, str]  # its words, and where it leads

# Longer wordings are left as they are, and each sign looks only so far for its fellow: a flood of signs is bounded.
MOST = 50_000
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((?:<([^<>\n]{0,500})>|([^\s()<>]{0,500}))(?: [^()\n]{0,100})?\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=[^\s*_])([^\n*]{1,300}?)(?<=[^\s*_])\1(?![\w*])")
# A sign alone says nothing when it is read aloud.
SIGNS = {
    ",": _("a comma"), ".": _("a full stop"), ";": _("a semicolon"), ":": _("a colon"), "-": _("a hyphen"), "–": _("a dash"),
    "—": _("a dash"), "(": _("an opening bracket"), ")": _("a closing bracket"), "“": _("an opening quotation mark"),
    "”": _("a closing quotation mark"), '"': _("a quotation mark"), "'": _("an apostrophe"), "’": _("an apostrophe"),
    "?": _("a question mark"), "!": _("an exclamation mark"), "/": _("a slash"), "`": _("a backtick"),
    "*": _("an asterisk"), "_": _("an underscore"), "\\": _("a backslash"),
}  # fmt: skip
_MANNER = {1: _("in italics"), 2: _("in bold"), 3: _("in bold italics")}


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
    yield from (_("“{text}” is set {manner}", text=text, manner=_MANNER[size]) for text, size in set_anew)
    again = {text for text, _ in set_anew}
    yield from (_("“{text}” is no longer emphasised",
                  text=text) for text, _size in was - now if text in kept_new and text not in again)


def _links_told(before: Counter[Link], after: Counter[Link], kept_old: str, kept_new: str) -> Iterator[str]:
    gone = list((before - after).elements())
    for text, address in (after - before).elements():
        was = next((link for link in gone if link[0] == text), None)
        if was:
            gone.remove(was)
            yield _("the link “{text}” leads to {address} instead of {was}", text=text, address=address, was=was[1])
        else:
            yield (_("“{text}” becomes a link to {address}", text=text, address=address) if text in kept_old else
                   _("“{text}” is a link to {address}", text=text, address=address))
    yield from (_("“{text}” is no longer a link", text=text) for text, _address in gone if text in kept_new)


def _links(words: str) -> list[Link]:
    return [(bare(text), address or other) for text, address, other in _LINK.findall(words)]


def _emphasised(words: str) -> list[tuple[str, int]]:
    return [(text, len(sign)) for sign, text in _EMPHASIS.findall(_LINK.sub(r"\1", words))]
