"""How like two clauses are: the words kept in their order, and which clauses are worth comparing at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import LCSseq

from .clauses import Clause
from .tokens import tokens

# Each clause is compared with at most so many others, those that share its rarest words: bounded on any text.
CANDIDATES = 8
# A word in more clauses than this tells nothing about which is which.
COMMON = 50
# Clauses up to this many pairs are all compared with each other.
SMALL = 400
# Two clauses of more pairs of words than this (a thousand words each) are likened by the words they share, whatever their
# order: twenty clauses of five thousand words took twenty seconds.
LONG = 1_000_000
# So many words kept in their order are a sentence of their own, which a clause does not share with another by chance.
MANY = 20


def plain_words(clause: Clause) -> list[str]:
    """A clause's words without signs and case; a clause that is only its label is told by it."""
    found = [token for token in tokens(clause.words.lower()) if token[0].isalnum()]
    return found or [token for token in tokens((clause.label or clause.words).lower()) if token.strip()]


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """From 0 to 1: words kept in order, of both; or most of the shorter one's, where it is a part of the longer."""
    if not one or not other:
        return 1.0 if not one and not other else 0.0
    small = len(one) * len(other) <= LONG
    kept = kept_in_order(one, other) if small else (Counter(one) & Counter(other)).total()
    both = 2 * kept / (len(one) + len(other))
    part = kept / min(len(one), len(other)) - _doubt(kept, one, other) if kept >= 4 else 0.0
    half = kept / len(one) if kept * 2 >= max(len(one), len(other)) else 0.0
    # Of several parts a clause was cut into, the largest is the likest.
    return max(both, half, part + both / 10)


def _doubt(kept: int, one: Sequence[str], other: Sequence[str]) -> float:
    """How little a part says: less doubt where many words stayed, and the longer clause is not so long that it holds any."""
    return 0.15 if kept >= MANY and max(len(one), len(other)) <= 4 * min(len(one), len(other)) else 0.3


def kept_in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both have in the same order."""
    return int(LCSseq.similarity(one, other))


def candidates(
    old: Iterable[int], new: Sequence[int], words_old: Sequence[Sequence[str]], words_new: Sequence[Sequence[str]]
) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: all when they are few, otherwise by shared rare words."""
    old = list(old)
    if len(old) * len(new) <= SMALL:
        yield from ((a, b) for a in old for b in new)
        return
    where: dict[str, list[int]] = {}
    for b in new:
        for word in set(words_new[b]):
            where.setdefault(word, []).append(b)
    for a in old:
        shared: Counter[int] = Counter()
        for word in set(words_old[a]):
            places = where.get(word, ())
            if len(places) <= COMMON:
                for b in places:
                    shared[b] += 2 if len(places) <= 3 else 1
        # In one order whatever the machine: among those that share as much, the earliest.
        yield from ((a, b) for _, b in sorted((-count, b) for b, count in shared.items())[:CANDIDATES])


def heaviest_chain(edges: Iterable[tuple[int, int, float]], width: int) -> list[tuple[int, int]]:
    """The pairs that rise on both sides and weigh most together (each index at most once)."""
    ordered = sorted(edges, key=lambda edge: (edge[0], -edge[1]))
    best = [(0.0, -1)] * (width + 2)
    before: list[int] = []
    top = (0.0, -1)
    for at, (_, b, weight) in enumerate(ordered):
        reach, behind = (0.0, -1)
        k = b
        while k > 0:
            if best[k][0] > reach:
                reach, behind = best[k]
            k -= k & -k
        before.append(behind)
        value = (reach + weight, at)
        top = value if value[0] > top[0] else top
        k = b + 1
        while k <= width + 1:
            if value[0] > best[k][0]:
                best[k] = value
            k += k & -k
    chain: list[tuple[int, int]] = []
    at = top[1]
    while at >= 0:
        chain.append(ordered[at][:2])
        at = before[at]
    return chain[::-1]
