"""How one version's clauses became another's, by their keys: pure, and bounded however long the texts are."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from charter.text.diff import Run, listed, words

# Beyond this many characters the words before and after stand beside each other unmarked, so that a page always comes
# within a moment; 200 clauses of ordinary length are 60,000.
MOST_DIFFED = 400_000
# A list longer than this is told only as one text below.
MOST_TOLD = 150


@dataclass(frozen=True, slots=True)
class Placed:
    """One clause of one version, as comparing needs it."""

    key: str
    parent: str | None
    number: str
    words: str  # without Markdown marks
    marked: str  # with them


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one clause: fate is same, changed, moved, moved and changed, new or removed."""

    key: str
    fate: str
    before: Placed | None
    after: Placed | None
    runs: tuple[Run, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """Its number in the later version, or in the earlier one where it is gone."""
        return (self.after or self.before).number  # type: ignore[union-attr]

    @property
    def is_moved(self) -> bool:
        return self.fate.startswith("moved")


@dataclass(frozen=True)
class Shown:
    """A difference as its page shows it: how many clauses of each fate, a list in words, then the rows of one text."""

    counts: Counter[str]
    told: list[str]
    untold: int  # more than the list holds
    rows: list[dict[str, Any]]


def shown(before: Sequence[tuple[Any, ...]], after: Sequence[tuple[Any, ...]]) -> Shown:
    """What the page of a difference needs; each side as `drafting.queries.both` gives it."""
    found = differing([Placed(*row) for row in before], [Placed(*row) for row in after])
    told = [words for one in found for words in one.told]
    return Shown(Counter(one.fate for one in found), told[:MOST_TOLD], max(0, len(told) - MOST_TOLD), list(folded(found)))


def differing(before: Sequence[Placed], after: Sequence[Placed]) -> list[Became]:
    """Every clause of either version once, in the later one's order; what was removed stands where it stood."""
    old, new = {p.key: p for p in before}, {p.key: p for p in after}
    stays = _staying([p.key for p in before if p.key in new], {p.key: i for i, p in enumerate(after)})
    budget = MOST_DIFFED
    gone = _gone(before, new)
    found = [_told(_removed(p)) for p in gone.get(None, ())]
    for p in after:
        one, cost = _became(old.get(p.key), p, p.key in stays, budget)
        budget -= cost
        found.append(_told(one))
        found += [_told(_removed(q)) for q in gone.get(p.key, ())]
    return found


def _gone(before: Sequence[Placed], new: dict[str, Placed]) -> dict[str | None, list[Placed]]:
    """The removed clauses by the key of the clause that stood before each and is still there."""
    gone: dict[str | None, list[Placed]] = {}
    last: str | None = None
    for p in before:
        if p.key in new:
            last = p.key
        else:
            gone.setdefault(last, []).append(p)
    return gone


def _removed(p: Placed) -> Became:
    return Became(p.key, "removed", p, None, (Run("delete", p.words),) if p.words else ())


def _became(old: Placed | None, new: Placed, stays: bool, budget: int) -> tuple[Became, int]:
    if old is None:
        return Became(new.key, "new", None, new, (Run("insert", new.words),) if new.words else ()), 0
    moved = not stays or old.parent != new.parent
    if old.marked == new.marked:
        return Became(new.key, "moved" if moved else "same", old, new, (Run("move" if moved else "equal", new.words),)), 0
    a, b = (old.words, new.words) if old.words != new.words else (old.marked, new.marked)
    cost = len(a) + len(b)
    runs = words(a, b) if cost <= budget else (Run("delete", a), Run("insert", b))
    told = listed(a, b) if cost <= budget else ()
    return Became(new.key, "moved and changed" if moved else "changed", old, new, runs, told), cost


def _told(one: Became) -> Became:
    """The same with its change as a list in words."""
    if one.fate == "same":
        return one
    told: tuple[str, ...] = ()
    if one.fate == "new":
        told = (f"{one.number or 'A clause'} is new.",)
    elif one.fate == "removed":
        told = (f"{one.number or 'A clause'} is gone.",)
    if one.is_moved:
        told = (f"{one.before.number or 'A clause'} stands elsewhere now, as {one.number}.",)  # type: ignore[union-attr]
    told += tuple(f"In {one.number or 'the title'}, {part}." for part in one.told)
    if one.fate == "changed" and not told:
        told = (f"The words of {one.number or 'the title'} change.",)
    return Became(one.key, one.fate, one.before, one.after, one.runs, told)


def _staying(keys: Sequence[str], place: dict[str, int]) -> set[str]:
    """The clauses that kept their order: the longest run of them, so that the fewest are told as moved."""
    ends: list[int] = []
    at: list[int] = []
    back: list[int] = []
    for i, key in enumerate(keys):
        j = bisect_left(ends, place[key])
        back.append(at[j - 1] if j else -1)
        ends[j:j + 1], at[j:j + 1] = [place[key]], [i]
    kept: set[str] = set()
    i = at[-1] if at else -1
    while i >= 0:
        kept.add(keys[i])
        i = back[i]
    return kept


def folded(found: Sequence[Became]) -> Iterator[dict[str, Any]]:
    """The rows of the page: each change alone, clauses that are the same folded into one grey line."""
    same: list[Became] = []
    for one in found:
        if one.fate == "same":
            same.append(one)
            continue
        if same:
            yield {"same": span(same)}
            same = []
        yield {"one": one}
    if same:
        yield {"same": span(same)}


def span(same: Sequence[Became]) -> str:
    """Which clauses a grey line stands for: “2”, “2.1 to 2.4”."""
    numbers = [one.number for one in same if one.number]
    if not numbers:
        return "The title"
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"
