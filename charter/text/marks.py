"""What stands at the start of a line: list markers, heading marks and numbers somebody typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A line that ends so may be followed by a typed list without a blank line between.
_PAUSE = re.compile(r"[:;.,–—-]\s*$|\b(?:and|or|und|oder|et|ou)\s*$")

# What goes on with the list whatever began it, in the spelling of Pandoc.
HASHES = ("#.", "(#)")

_ITEM = re.compile(
    r"(?P<bullet>[-+*•])|(?P<number>\d{1,9}[.)])|(?P<hash>\#\.|\(\#\))"
    r"|(?P<typed>\((?:\d{1,3}[a-z]{0,2}|[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5}|[a-z]{2})\)"
    r"|(?:[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5}|(?P<twice>[a-z])(?P=twice)|\d{1,4}[a-z]{1,2})[.)])"
)
_KEYWORD = (
    r"(?:Article|Art\.?|Artikel|Section|Sec\.?|Chapter|Part|Clause|Rule|Annex|Appendix|Schedule"
    r"|Kapitel|Abschnitt|§{1,2})"
)
_DOTTED = r"\d{1,4}[a-z]?(?:\.\d{1,4}[a-z]?)+[.)]?"
_HEADING_LABEL = re.compile(
    rf"(?:{_KEYWORD}\s*(?:\d{{1,4}}[a-zA-Z]?(?:\.\d{{1,4}})*|[IVXLC]{{1,7}}|[A-Z])\b[.):]?"
    rf"|{_DOTTED}|\d{{1,4}}[a-z]?[.):]|\(?(?:[a-zA-Z]|[ivx]{{1,5}}|\d{{1,3}}[a-z]?)\)|[IVXLC]{{1,7}}\.|[A-Z]\.|\d{{1,3}}(?=\s+[A-Z]))"
    r"(?=\s|$)"
)
_PARAGRAPH_LABEL = re.compile(
    rf"(?:{_KEYWORD}\s*(?:\d{{1,4}}[a-zA-Z]?(?:\.\d{{1,4}})*|[IVXLC]{{1,7}}|[A-Z])[.:]"
    rf"|\d{{1,4}}[a-z]?(?:\.\d{{1,4}}[a-z]?)+[.)]|{_DOTTED}(?=\s+[\"'“‘*_\[(]*[A-Z]))(?=\s)"
)


@dataclass(frozen=True)
class Marker:
    """A list marker: its text, whether Markdown itself knows it, and the family its siblings share."""

    text: str
    plain: bool
    family: str

    @property
    def first(self) -> bool:
        """Whether a list may begin with it in the middle of a paragraph."""
        value = self.text.strip("().").lower()
        return self.family == "bullet" or value in ("1", "a", "i", "#")


def marker(text: str) -> Marker | None:
    """The list marker a line begins with, its indentation already taken off."""
    if not text or not (text[0] in "-+*•#(" or text[0].isalnum()):
        return None
    found = _ITEM.match(text)
    if found is None:
        return None
    rest = text[found.end() : found.end() + 1]
    plain = found["bullet"] not in (None, "•") or found["number"] is not None
    if rest not in ("", " ", "\t", "\n", "\r") or (not plain and not text[found.end() :].strip()):
        return None
    return Marker(found[0], plain, _family(found[0]))


def _family(text: str) -> str:
    if text in ("-", "+", "*", "•"):
        return "bullet"
    inner = text.strip("().")
    kind = "#" if inner == "#" else "1" if inner[0].isdigit() else "a" if inner.islower() else "A"
    return text[: text.index(inner)] + kind + text[text.index(inner) + len(inner) :]


def siblings(one: str, other: str) -> bool:
    """Whether two families may stand in one list; `#.` goes on with whatever began it."""
    return one == other or one in HASHES or other in HASHES


def interrupts(found: Marker, rest: str, outer: str | None, before: str) -> bool:
    """Whether a marker begins an item in the middle of a paragraph.

    `rest` is the line behind it, `outer` the family of the list it would go on with, `before` what stood last above.
    """
    paused = found.first and _PAUSE.search(before) is not None
    if outer is not None:
        return found.plain or siblings(found.family, outer) or paused
    if found.plain:
        return found.first and rest.strip() != ""
    return found.family in HASHES or paused


def heading_label(text: str) -> str:
    """The number typed at a heading's start, with the space after it, or nothing."""
    return _with_space(_HEADING_LABEL.match(text), text)


def paragraph_label(text: str) -> str:
    """The number typed at a paragraph's start, with the space after it, or nothing."""
    return _with_space(_PARAGRAPH_LABEL.match(text), text)


def _with_space(found: re.Match[str] | None, text: str) -> str:
    if found is None:
        return ""
    end = found.end()
    while end < len(text) and text[end] in " \t\u00a0":
        end += 1
    return text[:end]


def bare(label: str) -> str:
    """A label as it is cited: `1.` is 1, `Article I.` is Article I, `(a)` stays."""
    return label.strip().rstrip(".:")
