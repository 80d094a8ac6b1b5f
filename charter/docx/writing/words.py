"""A clause's Markdown as words with a look: what a reader sees, character for character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from charter.text import render

# Inside the words of a clause: where its next paragraph begins, and a line end within a paragraph.
PARAGRAPH, LINE = "\u2029", "\n"
# What XML 1.0 cannot hold, even escaped (section 2.2), beside tab and line ends.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENDS = str.maketrans({"\r": LINE, "\u2028": LINE, "\u2029": LINE, "\t": " "})
# Strong right-to-left letters: Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms; then any letter.
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RTL = re.compile(f"[{_RIGHT}]")
_FIRST = re.compile(r"[^\W\d_]")


class Look(NamedTuple):
    """How a character is drawn."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str | None = None


PLAIN = Look()


class Words(NamedTuple):
    """A text and the look of each of its characters."""

    text: str
    looks: Sequence[Look]

    def cut(self, start: int, end: int) -> Words:
        """The part from one offset to another."""
        return Words(self.text[start:end], self.looks[start:end])


def fit(text: str) -> str:
    """A text that XML can hold, of the same length: what it cannot becomes the sign for a character that is lost."""
    text = str(text)  # words of the interface in the language of whoever takes the file
    return text if text.isascii() and text.isprintable() else _FORBIDDEN.sub("\ufffd", text)


def plainly(text: str) -> Words:
    """Words that are not Markdown."""
    text = fit(text).translate(_ENDS)
    return Words(text, [PLAIN] * len(text))


def styled(words: str, form: str, links: str = "", address: str = "") -> Words:
    """A clause's words as the page shows them: marks of emphasis and links read, an opaque clause left as it is."""
    if form == "opaque":
        return plainly(words.strip("\r\n"))
    parts = [words] if form == "heading" else [part for part in re.split(r"\n{2,}", words) if part.strip()]
    text: list[str] = []
    looks: list[Look] = []
    for at, part in enumerate(parts):
        if at:
            text.append(PARAGRAPH)
            looks.append(PLAIN)
        for said, look in _stretches(part, links, address):
            text.append(said)
            looks += [look] * len(said)
    return Words("".join(text), looks)


def is_rtl(text: str) -> bool:
    """Whether a paragraph runs from right to left: by its first letter."""
    first = _FIRST.search(text)
    return bool(first and _RTL.match(first[0]))


def has_rtl(text: str) -> bool:
    """Whether any letter of it runs from right to left."""
    return bool(_RTL.search(text))


def _stretches(part: str, links: str, address: str) -> Iterable[tuple[str, Look]]:
    bold = italic = 0
    hrefs: list[str | None] = []
    for token in render.parts(part, links if "[" in part else ""):
        if token.type in ("text", "text_special", "code_inline"):
            look = Look(bold > 0, italic > 0, token.type == "code_inline", hrefs[-1] if hrefs else None)
            yield fit(token.content).translate(_ENDS), look
        elif token.type in ("softbreak", "hardbreak"):
            yield LINE, Look(href=hrefs[-1] if hrefs else None)
        elif token.type == "link_open":
            hrefs.append(safe_address(str(token.attrGet("href") or ""), address))
        elif token.type == "link_close":
            hrefs.pop()
        elif token.type.startswith("strong"):
            bold += token.nesting
        elif token.type.startswith("em"):
            italic += token.nesting


def safe_address(href: str, address: str) -> str | None:
    """Where a link may lead: what the page lets through, whole; nothing where that is nowhere."""
    try:
        whole = urljoin(address, fit(href)) if address else fit(href)
        parts = urlsplit(whole)
    except ValueError:
        return None
    known = parts.scheme in render.SCHEMES and (parts.netloc or parts.scheme in ("mailto", "tel"))
    return whole if known and not re.search(r"\s", whole) else None
