"""Cuts text into words without ever cutting a character a reader sees as one (after UAX 29, extended clusters)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# A number is one word with the signs inside it: £1,500 that one hand makes 1,600 and the other 2,500 is not 2,600, and 2.3 that
# becomes 2.4 is not heard as 3 that becomes 4.
_INNER = r"(?<=[0-9])[.,:/-](?=[0-9])"
_ASCII = re.compile(rf"[A-Za-z0-9]+(?:{_INNER}[A-Za-z0-9]+)*|[ \t\r\n\f\v]+|.", re.S)

# Scripts written without spaces: each character a reader sees is a word of its own.
_UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u2e80-\u2fdf\u3005-\u3007"
    "\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff"
    "\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
# What joins on to the sign before it beside combining marks: joiners, variants, skin tones, tags, and the vowels of Thai
# and Lao that stand behind their letter.
_JOINERS = "\u0e33\u0eb3\u200c\u200d\ufe00-\ufe0f\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef"
_PREPEND = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e"
_LEADING = "\u1100-\u115f\ua960-\ua97c"
_CONSONANT = (
    "\u0915-\u0939\u0958-\u095f\u0978-\u097f\u0995-\u09b9\u09dc-\u09df\u0a95-\u0ab9\u0b15-\u0b39\u0c15-\u0c39\u0d15-\u0d3a"
)
# Letters of Khmer and Burmese that stack below the one before, after its sign for that.
_STACKED, _STACKING = "\u1000-\u102a\u1780-\u17a2", "\u1039\u17d2"


def tokens(text: str) -> list[str]:
    """Words, runs of space and single signs, which joined are the text; offsets are code points."""
    return (_ASCII if text.isascii() else _pattern()[0]).findall(text)


def clusters(text: str) -> list[str]:
    """The characters a reader sees, which joined are the text."""
    return list(text) if text.isascii() and "\r" not in text else _pattern()[1].findall(text)


def boundaries(text: str) -> set[int]:
    """The offsets at which a text may be cut without splitting a character a reader sees."""
    found, at = {0}, 0
    for cluster in clusters(text):
        at += len(cluster)
        found.add(at)
    return found


@cache
def _pattern() -> tuple[re.Pattern[str], re.Pattern[str]]:
    extend = _marks() + _JOINERS
    hangul = f"[{_LEADING}]*[\uac00-\ud7a3\u1160-\u11a7\ud7b0-\ud7c6][\u1160-\u11ff\ud7b0-\ud7fb]*|[{_LEADING}]+"
    flag = "[\U0001f1e6-\U0001f1ff]{2}"
    picture = "[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]"
    joined = f"{picture}[{extend}]*(?:(?<=\u200d){picture}[{extend}]*)*"
    # Virama and a following consonant stay together in Indic scripts (rule 9c).
    letter, virama = f"[{_CONSONANT}]", "[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d]"
    indic = f"{letter}[{extend}]*(?:(?:(?<={virama})|(?<={virama}\u200d)){letter}[{extend}]*)*"
    stacked = f"[{_STACKED}][{extend}]*(?:(?<=[{_STACKING}])[{_STACKED}][{extend}]*)*"
    one = f"\r\n|[{_PREPEND}]*(?:{flag}|{joined}|{hangul}|{indic}|{stacked}|[^\r\n])[{extend}]*|[\r\n]"
    wordly = rf"(?:(?![{_UNSPACED}{extend}])[^\W_])"
    word = rf"[{_PREPEND}]*(?:{indic}|{wordly})[{extend}]*(?:(?:{_INNER})?(?:{indic}|{wordly})[{extend}]*)*"
    space = rf"[ \t\r\n\f\v]+(?![{extend}])"  # a mark by itself stands on the space before it
    return re.compile(f"{space}|{word}|{one}", re.S), re.compile(one, re.S)


@cache
def _marks() -> str:
    """Every combining mark, as ranges of a character class; planes without any are not searched."""
    ranges: list[str] = []
    start = last = -1
    for code in (*range(0x300, 0x1F000), 0x1F000):
        mark = code < 0x1F000 and unicodedata.category(chr(code))[0] == "M"
        if mark and start < 0:
            start = code
        if mark:
            last = code
        elif start >= 0:
            ranges.append(f"{chr(start)}-{chr(last)}")
            start = -1
    return "".join(ranges)
