"""Two languages nobody speaks, made from the English at the moment it is asked for: what stays plain was never translated.

en-XA has an accent on every letter, is 40% longer and stands in brackets; ar-XB is written in Arabic letters, from right
to left, as long. Both codes are the ones that browsers and telephones use for such languages.
"""

from __future__ import annotations

import re

ACCENTED = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
                    "ÅßÇÐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļḿñöþǫŕšţûṽŵẋýž", strict=True))
TURNED = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابثدعفغهيجكلمنوپقرستحڤخصىز", strict=True))
# Places and numbered tags, which every language keeps.
LETTER = re.compile(r"[^\W\d_]")
TAGGED = re.compile(r"<(\d+)>(.*?)</\1>")
KEPT = re.compile(r"\{[^{}]*\}|</?\d+>|%(?:\(\w+\))?[sd]")


class Pseudo:
    """A language made of English; `code` is en-XA or ar-XB."""

    def __init__(self, code: str) -> None:
        self.code = code

    def one(self, english: str) -> str:
        """The sentence, so that nobody could take it for English."""
        return turned(english) if self.code == "ar-XB" else accented(english)

    def counted(self, one: str, more: str, number: int) -> str:
        """As English counts."""
        return self.one(one if number == 1 else more)


def accented(english: str) -> str:
    """“[Þļåîñ ŵöŕðš····]”: some languages take as much more room than English."""
    before, words, after = (_mapped(part, ACCENTED) for part in _ends(english))
    return f"{before}[{words}{_longer(words)}]{after}" if words else before


def turned(english: str) -> str:
    """The same in Arabic letters, from right to left."""
    before, words, after = (_mapped(part, TURNED | {k.upper(): v for k, v in TURNED.items()}) for part in _ends(english))
    return f"{before}{words}{_longer(words)}{after}"


def _ends(english: str) -> tuple[str, str, str]:
    """What grows longer, and what stands before and after it.

    A space at either end joins the next word. Where all words stand inside tags they grow there: those that are heard
    and not seen take no more room.
    """
    before, words, after = "", english, ""
    while not _says(TAGGED.sub("", words)) and (tagged := next((tag for tag in TAGGED.finditer(words) if _says(tag[2])), None)):
        before, words, after = before + words[: tagged.start(2)], tagged[2], words[tagged.end(2):] + after
    bare = words.strip(" ")
    if not bare:
        return before + words + after, "", ""
    return before + words[: len(words) - len(words.lstrip(" "))], bare, words[len(words.rstrip(" ")):] + after


def _says(part: str) -> bool:
    return LETTER.search(KEPT.sub("", part)) is not None


def _longer(words: str) -> str:
    longer = "·" * (len(words) * 2 // 5)
    # One long run of dots is no language's word: it may be broken as words are.
    return " ".join(longer[i:i + 9] for i in range(0, len(longer), 9))


def _mapped(words: str, letters: dict[str, str]) -> str:
    done, at = [], 0
    for kept in KEPT.finditer(words):
        done += ["".join(letters.get(c, c) for c in words[at:kept.start()]), kept[0]]
        at = kept.end()
    return "".join([*done, *(letters.get(c, c) for c in words[at:])])
