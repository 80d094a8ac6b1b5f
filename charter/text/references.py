"""References from one clause to another by its number, and which of them a change of the text would leave wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charter.words import _

from .tree import Placed

_AT = r"\d+[A-Z]?(?:\.\d+[A-Z]?)*(?:\([0-9a-z]{1,4}\))*"
_NAMED = r"(?:clause|section|paragraph|part|article|chapter|schedule|annex|appendix|promise|milestone|point|rule)s?"
# “clause 4.1(a)”, “sections 2 and 3”, “§ 9(1)”, “see 2.3”, and a bare “4.1(a)”, which can be nothing else.
_REFERENCE = re.compile(
    rf"(?:\b{_NAMED}|§§?)\s*{_AT}(?:(?:, | and | or | to ){_AT})*(?![\w.]*\w)|(?<![\w.£$€])\d+(?:\.\d+)*(?:\([0-9a-z]{{1,4}}\))+"
    rf"|(?<=\bsee )(?=\d+\.\d){_AT}(?:(?: and | or | to ){_AT})*(?![\w.]*\w)",
    re.I,
)
_ONE = re.compile(_AT)


@dataclass(frozen=True)
class Broken:
    """A reference that no longer leads where it led: the clause it stands in, its words, whom it meant, and where that is now."""

    key: str
    words: str
    target: str
    now: str | None  # the number its clause has now; none where it is gone
    sentence: str


def references(words: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The references in a wording, each with the numbers it names: “clauses 2.1 and 3” names 2.1 and 3."""
    return tuple((found[0], tuple(_ONE.findall(found[0]))) for found in _REFERENCE.finditer(words))


def broken(old: Sequence[Placed], new: Sequence[Placed]) -> tuple[Broken, ...]:
    """The references in the new text that meant a clause of the old one which now has another number, or is gone.

    A reference newly written is read with the old numbers too, since those were before its author's eyes, unless the new
    text has what it names and the old one had not.
    """
    meant = _by_number(old)
    now = {placed.key: bare(placed.number) for placed in new}
    there = set(now.values())
    return tuple(one for placed in new for one in _broken_in(placed, meant, now, there))


def _broken_in(placed: Placed, meant: dict[str, str], now: dict[str, str], there: set[str]) -> Iterator[Broken]:
    for words, numbers in references(placed.words):
        for number in numbers:
            key = meant.get(number)
            if key is None:
                if number not in there and "." in number:
                    said = _("{number} refers to “{words}”; there is no {number_2}.", number=placed.number, words=words,
                             number_2=number)
                    yield Broken(placed.key, words, "", None, said)
            elif key not in now:
                yield Broken(placed.key, words, key, None, f"{placed.number} refers to “{words}”, and {number} is taken out.")
            elif now[key] != number:
                said = _("{number} refers to “{words}”, and {number_2} becomes {now}.", number=placed.number, words=words,
                         number_2=number, now=now[key])
                yield Broken(placed.key, words, key, now[key], said)


def _by_number(tree: Sequence[Placed]) -> dict[str, str]:
    """Whose number is whose; one that two clauses have means neither."""
    found: dict[str, str] = {}
    for placed in tree:
        number = bare(placed.number)
        if number:
            found[number] = "" if number in found else placed.key
    return {number: key for number, key in found.items() if key}


def bare(number: str) -> str:
    """A clause's number as others refer to it: § 9(1) is 9(1), Article 4 is 4."""
    found = _ONE.search(number)
    return found[0] if found else ""
