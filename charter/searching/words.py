"""What somebody typed into the search box, as the words that are looked for; and what of one a row must hold."""

from __future__ import annotations

from typing import NamedTuple

from charter.web.folding import MOST_ASKED, fold

# A sentence somebody remembers has fewer, and each is one more look at every row.
MOST_WORDS = 8
# Greek, Cyrillic and Armenian still part their words by spaces and begin them with what they are about; Hebrew and Arabic put
# “the” and “and” before a word without a space, and further on there are scripts without any spaces.
FIRST_ELSEWHERE = "\u0590"


class Asked(NamedTuple):
    """The words looked for, folded, each once; and whether more was typed than is looked for."""

    words: tuple[str, ...]
    cut: bool


def asked(typed: str) -> Asked:
    """“The Élan of staff” as the words “the”, “elan”, “of”, “staff”."""
    begun = typed[:MOST_ASKED]
    words = tuple(dict.fromkeys(fold(begun)[:MOST_ASKED].split()))
    return Asked(words[:MOST_WORDS], len(typed) > MOST_ASKED or len(words) > MOST_WORDS)


def begins(word: str) -> bool:
    """Whether a word is looked for at the beginning of words only: “age” is not in “language”."""
    return word[0] < FIRST_ELSEWHERE


def held(word: str) -> str:
    """What a folded text with a space before it holds where a word stands; nothing of it is a sign that LIKE would understand."""
    return f" {word}" if begins(word) else word
