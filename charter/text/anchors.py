"""Quoted words found again in a changed text, or honestly lost: never by a weak match, never in another clause."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

from .align import align
from .clauses import Clause, Document, parse
from .follow import FEW, follow, loose
from .likeness import kept_in_order, plain_words
from .tokens import boundaries, tokens

# So much of a quote's letters and of its words must have stayed for a changed quote still to be called found; half for a
# comment's honest "its words changed".
SURE, HALF = 0.8, 0.5


@dataclass(frozen=True)
class Carried:
    """What became of quoted words of one clause: carried, words changed or removed; offsets into the next wording."""

    fate: str
    start: int
    end: int


@dataclass(frozen=True)
class Anchor:
    """Where quoted words stand in the new text (offsets in code points), or that they are lost; 1 is a sure score."""

    found: bool
    start: int = 0
    end: int = 0
    clause: int | None = None
    text: str = ""
    score: float = 0.0


LOST = Anchor(False)


def carry(old_words: str, new_words: str | None, start: int, end: int) -> Carried:
    """Follows old_words[start:end] into the clause's next wording (none: the clause is gone)."""
    if new_words is None or not old_words[start:end].strip():
        return Carried("removed", 0, 0)
    low, high, score = follow(old_words, new_words, start, end)
    if score == 1.0:
        return Carried("carried", low, high)
    return Carried("words changed", low, high) if score >= HALF else Carried("removed", 0, 0)


def find(old: str, new: str, quote: str, prefix: str = "", suffix: str = "") -> Anchor:
    """Where the quoted words of the old text are in the new one, in the clause theirs became and nowhere else.

    `prefix` and `suffix` tell which of several like places is meant; where that stays open, the quote is lost.
    """
    before, after = parse(old), parse(new)
    place = _place(before, quote, prefix, suffix)
    if place is None:
        return LOST
    became = {pair.old: pair.new for pair in align(before, after) if pair.old is not None}
    parts: list[Anchor] = []
    for clause in before.clauses:
        low, high = max(place[0], clause.start), min(place[1], clause.end)
        if low >= high or not old[low:high].strip():
            continue
        index = became[clause.index]
        target = after.clauses[index] if index is not None else None
        part = _within(clause, target, low - clause.start, high - clause.start)
        parts.append(part if part.found else _split_off(clause, after, set(became.values()), old[low:high]))
    anchor = _together(parts, new)
    return anchor if _is_whole(new, anchor.start) and _is_whole(new, anchor.end) else LOST


def _is_whole(text: str, offset: int) -> bool:
    """Whether a place lies between two characters that a reader sees, and not inside one."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return offset - start in boundaries(text[start : end + 1 if end >= 0 else len(text)])


def _together(parts: list[Anchor], new: str) -> Anchor:
    """One place of the parts of a quote that runs over several clauses, when they still follow each other."""
    if not parts or not all(part.found for part in parts):
        return LOST
    if any(other.clause != (one.clause or 0) + 1 for one, other in pairwise(parts)):
        return LOST
    start, end = parts[0].start, parts[-1].end
    return Anchor(True, start, end, parts[0].clause, new[start:end], min(part.score for part in parts))


def _place(document: Document, quote: str, prefix: str, suffix: str) -> tuple[int, int] | None:
    """Where the quote stands in the old text: the one place, or the one whose surroundings fit best."""
    places: list[tuple[int, int]] = []
    for spelled in dict.fromkeys((quote, normalize("NFC", quote), normalize("NFD", quote))):
        if not places and (pattern := loose(spelled)):
            places = [match.span() for match in pattern.finditer(document.source)]
    if len(places) < 2:
        return places[0] if places else None
    scored = sorted(((_fit(document.source, place, prefix, suffix), place) for place in places), reverse=True)
    best = [place for score, place in scored if score == scored[0][0]]
    if len(best) == 1 or len({_clause_at(document, place[0]) for place in best}) == 1:
        return min(best)
    return None


def _fit(source: str, place: tuple[int, int], prefix: str, suffix: str) -> int:
    """How many signs before and after a place are those that were said to stand there, whatever the spacing."""
    before = "".join(source[max(0, place[0] - 2 * len(prefix) - 40) : place[0]].split())[::-1]
    after = "".join(source[place[1] : place[1] + 2 * len(suffix) + 40].split())
    return _shared(before, "".join(prefix.split())[::-1]) + _shared(after, "".join(suffix.split()))


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _clause_at(document: Document, offset: int) -> int:
    return next((clause.index for clause in document.clauses if clause.start <= offset < clause.end), -1)


def _within(clause: Clause, target: Clause | None, start: int, end: int) -> Anchor:
    """The part of a quote that stands in one clause, followed into what the clause became."""
    if target is None:
        return LOST
    low, high, score = follow(clause.source, target.source, start, end)
    score = score if score == 1 else min(score, _words_kept(clause.source[start:end], target.source[low:high]))
    if score < SURE:
        return LOST
    return Anchor(True, target.start + low, target.start + high, target.index, "", round(score, 3))


def _words_kept(quote: str, found: str) -> float:
    """How many of a quote's words are there still: of “version 1.3” a third is gone when it reads “version 1.4”."""
    one, other = ([token for token in tokens(text) if token[0].isalnum()] for text in (quote, found))
    return kept_in_order(one, other) / max(len(one), len(other), 1)


def _split_off(clause: Clause, after: Document, taken: set[int | None], quote: str) -> Anchor:
    """The quote in a new clause that was cut off from its own: word for word, once, among nothing but its words."""
    pattern = loose(quote)
    words = plain_words(clause)
    if pattern is None or len(quote.split()) < FEW:
        return LOST
    for target in after.clauses:
        if target.index in taken:
            continue
        places = [match.span() for match in pattern.finditer(target.source)]
        mine = plain_words(target)
        if len(places) == 1 and kept_in_order(words, mine) * 10 >= len(mine) * 9:
            start, end = (target.start + at for at in places[0])
            return Anchor(True, start, end, target.index, "", 1.0)
    return LOST
