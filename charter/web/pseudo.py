"""Two languages nobody speaks, made from the English at the moment it is asked for: what stays plain was never translated.

en-XA has an accent on every letter, is 40% longer and stands in brackets; ar-XB is written in Arabic letters, from right
to left. Both codes are the ones that browsers and telephones use for such languages.
"""

from __future__ import annotations

import re

ACCENTED = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
                    "ÅßÇÐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļḿñöþǫŕšţûṽŵẋýž", strict=True))
TURNED = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابثدعفغهيجكلمنوپقرستحڤخصىز", strict=True))
# Places and numbered tags, which every language keeps.
KEPT = re.compile(r"\{[^{}]*\}|</?\d+>|%[sd]")


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
    # A space at either end joins the next word: it stays outside.
    words = english.strip(" ")
    before, after = english[: len(english) - len(english.lstrip(" "))], english[len(english.rstrip(" ")):] if words else ""
    longer = "·" * (len(words) * 2 // 5)
    # One long run of dots is no language's word: it may be broken as words are.
    padded = " ".join(longer[i:i + 9] for i in range(0, len(longer), 9))
    return f"{before}[{_mapped(words, ACCENTED)}{padded}]{after}"


def turned(english: str) -> str:
    """The same in Arabic letters."""
    return _mapped(english.lower() if not KEPT.search(english) else english, TURNED | {k.upper(): v for k, v in TURNED.items()})


def _mapped(words: str, letters: dict[str, str]) -> str:
    done, at = [], 0
    for kept in KEPT.finditer(words):
        done += ["".join(letters.get(c, c) for c in words[at:kept.start()]), kept[0]]
        at = kept.end()
    return "".join([*done, *(letters.get(c, c) for c in words[at:])])
