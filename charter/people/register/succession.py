"""Which school became which, by the Department's links: followed safely through chains, cycles, mergers, splits. Pure.

The links are what somebody typed: a fifteenth of them stand on one side only, some run in a circle, and the day a link
gives is often wrong. So nothing is concluded from a single sign: see `is_same`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

# A school that closes for the summer and opens as an academy in September is one school; a longer gap is another story.
A_SUMMER = timedelta(days=62)
_AFTER, _BEFORE = "successor", "predecessor"
# Said of both schools alike: only which of them is open tells which way it went.
_EITHER = ("merged", "result of amalgamation")
# What the Department writes of links that join or part schools, or that it has not yet put in order.
_NOT_PLAIN = ("merged", "amalgamated", "split")


@dataclass(slots=True)
class Step:
    """One school came after another: said plainly, or as a merger or a split; on which days, as the links tell."""

    plain: bool = True
    days: tuple[date, ...] = ()


@dataclass(frozen=True)
class Now:
    """What one school has become: `same` where it is that school under a new number, not a part of another."""

    urn: int
    same: bool


@dataclass(frozen=True, slots=True)
class Days:
    """When a school opened and closed, as far as the list knows."""

    opened: date | None = None
    closed: date | None = None


class Succession:
    """Every step of a file of links, from both sides."""

    def __init__(self, links: Iterable[Any]) -> None:
        """Each link is (URN, the other's URN, kind in the Department's words, day)."""
        self.after: dict[int, dict[int, Step]] = {}
        self.before: dict[int, tuple[int, ...]] = {}
        for urn, other, kind, since in links:
            words = kind.lower()
            if words.startswith(_AFTER):
                self._add(urn, other, words, since)
            elif words.startswith(_BEFORE):
                self._add(other, urn, words, since)
            elif words.startswith(_EITHER):
                self._add(urn, other, "merged", since)
                self._add(other, urn, "merged", since)

    def _add(self, old: int, new: int, words: str, since: date | None) -> None:
        step = self.after.setdefault(old, {}).setdefault(new, Step())
        step.plain = step.plain and not any(word in words for word in _NOT_PLAIN)
        if since is not None:
            step.days += (since,)
        if old not in self.before.get(new, ()):
            self.before[new] = (*self.before.get(new, ()), old)

    def now(self, urn: int, is_open: Callable[[int], bool]) -> frozenset[int]:
        """Every open school that this one led to: one, several after a split, none where the links lead nowhere."""
        found, seen, ahead = set(), {urn}, [urn]
        while ahead:
            for each in self.after.get(ahead.pop(), ()):
                if each in seen:
                    continue
                seen.add(each)
                if is_open(each):
                    found.add(each)
                else:
                    ahead.append(each)
        return frozenset(found)

    def became(self, urn: int, is_open: Callable[[int], bool], days: Mapping[int, Days]) -> Now | None:
        """The one school that this one has become, where each step has one way on; none where that is not clear."""
        same, seen, here = True, {urn}, urn
        while not is_open(here) or here == urn:
            ways = self.after.get(here, {})
            if len(ways) != 1:
                return None
            (following,) = ways
            if following in seen:
                return None  # the links run in a circle
            seen.add(following)
            same = same and self.is_same(here, following, days)
            here = following
        return Now(here, same)

    def is_same(self, old: int, new: int, days: Mapping[int, Days]) -> bool:
        """Whether these are one school under two numbers: a plain link, one to one, and nothing that speaks against it.

        What speaks against it: a smaller number (numbers are given in order, so the other was there before), and a
        school that opened long before or after the old one closed (it was there already and took the pupils in).
        """
        step = self.after[old][new]
        one_to_one = len(self.after[old]) == 1 and len(self.before[new]) == 1 and old not in self.after.get(new, ())
        if not step.plain or not one_to_one or new < old:
            return False
        opened, closed = days.get(new, Days()).opened, days.get(old, Days()).closed
        ends = (closed,) if closed else step.days
        return not opened or not ends or any(abs(opened - each) <= A_SUMMER for each in ends)

    def came_before(self, urn: int, is_open: Callable[[int], bool]) -> list[int]:
        """Every closed school that led to this one, the nearest first; a circle is walked once."""
        found: list[int] = []
        ahead = [urn]
        while ahead:
            for each in sorted(self.before.get(ahead.pop(0), ())):
                if each not in found and each != urn and not is_open(each):
                    found.append(each)
                    ahead.append(each)
        return found
