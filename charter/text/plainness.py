"""How plainly something is written: its reading age, its long sentences, and words for which there are plainer ones.

For whoever writes, while they write. It is a help and no measure of anybody: nothing here is kept or ever blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from .jargon import JARGON, finding
from .render import plain as without_marks

# GOV.UK writes no sentence of more than 25 words; letters to parents are easier at 20 (Plain English Campaign: 15 to 20).
MOST_WORDS = 20
# Fewer words than this have no reading age: one name more or less would change it by years.
FEWEST = 30
# Told of one text; a page that lists a hundred helps nobody.
MOST_TOLD = 12
# Beyond this nothing is counted, for nobody rewrites a whole statute in one box, and a live page must answer at once.
MOST_READ = 40_000
_SENTENCE = re.compile(r".+?(?:[.!?…]+[”’\"')\]]*(?=\s+[^a-z\s]|\s*$)|\n+|$)", re.DOTALL)
_NOT_AN_END = re.compile(r"\b(?:e\.g|i\.e|etc|Mr|Mrs|Ms|Dr|St|No|vs|approx)\.$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?|\d[\d.,]*")
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[a-zA-Z]")


@dataclass(frozen=True)
class Plainness:
    """What to say of some words: `age` in years where there are enough of them, long sentences, words with plainer ones."""

    words: int = 0
    age: int | None = None
    long: tuple[tuple[int, str], ...] = ()  # how many words, and the sentence
    jargon: tuple[tuple[str, str], ...] = ()  # as written, and in plain words
    more: int = 0  # long sentences and words that are not told

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to point out."""
        return not self.long and not self.jargon


def look(texts: Iterable[str], ours: Mapping[str, str] | None = None) -> Plainness:
    """Look at these pieces of text, each by itself; `ours` are an area's own words and their plainer ones."""
    said = [without_marks(part) for text in texts for part in text.split("\n") if part.strip()]
    whole = "\n".join(said)[:MOST_READ]
    if len(_LATIN.findall(whole)) * 2 < len(_LETTERS.findall(whole)):  # not English: nothing of this holds for it
        return Plainness()
    found = sentences(whole)
    counted = [(len(_WORD.findall(one)), one) for one in found]
    long = tuple(one for one in counted if one[0] > MOST_WORDS)
    jargon = _jargon(whole, ours or {})
    words = sum(count for count, _ in counted)
    more = max(0, len(long) - MOST_TOLD) + max(0, len(jargon) - MOST_TOLD)
    return Plainness(words, _age(whole, found, words), long[:MOST_TOLD], jargon[:MOST_TOLD], more)


def sentences(text: str) -> list[str]:
    """The sentences of a text without marks; a line's end ends one too."""
    found: list[str] = []
    for match in _SENTENCE.finditer(text):
        one = match[0]
        if found and _NOT_AN_END.search(found[-1]) and "\n" not in found[-1]:
            found[-1] += one
        else:
            found.append(one)
    return [one.strip() for one in found if _WORD.search(one)]


def _jargon(text: str, ours: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Each such word once, in the order of the text; what an area says of a word goes before what the list says."""
    known = {**JARGON, **{word.lower(): plain for word, plain in ours.items()}}
    found: dict[str, tuple[str, str]] = {}
    for match in finding(known).finditer(text.replace("'", "’")):
        word = match[0].lower()
        if known.get(word):
            found.setdefault(word, (match[0], known[word]))
    return tuple(found.values())


def _age(text: str, found: list[str], words: int) -> int | None:
    """The age at which somebody reads this with ease: the school grade of Flesch and Kincaid (1975) and five years."""
    if words < FEWEST or not found:
        return None
    dictionary = _dictionary()
    if dictionary is not None:
        syllables = int(dictionary.syllable_count(text, lang="en_GB"))
    else:
        syllables = sum(_syllables(word) for word in _WORD.findall(text))
    grade = 0.39 * words / len(found) + 11.8 * syllables / words - 15.59
    return min(max(round(grade) + 5, 5), 25)


@cache
def _dictionary() -> ModuleType | None:
    """What counts syllables as English is spoken; nothing where no wheel of it is made for this machine."""
    try:
        import textstat_rs  # 22 MB, which only a worker needs in which somebody writes
    except ImportError:
        return None
    return textstat_rs


def _syllables(word: str) -> int:
    """About how many syllables an English word has: groups of vowels, a silent e at the end left out."""
    groups = len(re.findall(r"[aeiouy]+", re.sub(r"(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$", "", word.lower())))
    return max(groups, 1)
