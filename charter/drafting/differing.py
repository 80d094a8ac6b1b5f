"""How one version's clauses became another's, by their keys: pure, and bounded however long the texts are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from charter.drafting.staying import staying
from charter.text.diff import Run, listed, words
from charter.words import _

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


def shown(before: Sequence[tuple[Any, ...]], after: Sequence[tuple[Any, ...]], carried: Container[str] = ()) -> Shown:
    """What the page of a difference needs; each side as `drafting.queries.both` gives it, `carried` what meetings moved."""
    found = differing([Placed(*row) for row in before], [Placed(*row) for row in after], carried)
    told = [words for one in found for words in one.told]
    return Shown(Counter(one.fate for one in found), told[:MOST_TOLD], max(0, len(told) - MOST_TOLD), list(folded(found)))


def differing(before: Sequence[Placed], after: Sequence[Placed], carried: Container[str] = ()) -> list[Became]:
    """Every clause of either version once, in the later one's order; what was removed stands where it stood."""
    old, new = {p.key: p for p in before}, {p.key: p for p in after}
    stays = staying([(p.key, p.parent) for p in before], {p.key: (i, p.parent) for i, p in enumerate(after)}, carried)
    budget = MOST_DIFFED
    gone = _gone(before, new)
    came = Counter(p.parent for p in after if p.key not in old)
    went = Counter(p.parent for p in before if p.key not in new)
    found = [_removed(p) for p in gone.get(None, ())]
    for p in after:
        one, cost = _became(old.get(p.key), p, p.key in stays, budget)
        budget -= cost
        found.append(one)
        found += [_removed(q) for q in gone.get(p.key, ())]
    numbers = {p.number for p in after}
    return [_told(one, old, new, came if one.fate == "new" else went, numbers) for one in found]


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
    return Became(new.key, _("moved and changed") if moved else "changed", old, new, runs, told), cost


def _told(one: Became, old: Mapping[str, Placed], new: Mapping[str, Placed], under: Counter[str | None],
          numbers: Container[str] = ()) -> Became:
    """The same with its change as a list in words; what came or went with the clause above it is told there."""
    if one.fate == "same":
        return one
    name = one.number or _("a clause without a number")
    told: tuple[str, ...] = ()
    if one.fate == "new" and (one.after.parent in old or one.after.parent not in new):  # type: ignore[union-attr]
        n = under[one.key]
        told = (_("{name} is new, with {n} under it.", name=_upper(name), n=n) if n else _("{name} is new.", name=_upper(name)),)
    elif one.fate == "removed" and (one.before.parent in new or one.before.parent not in old):  # type: ignore[union-attr]
        told = (_gone_words(name, under[one.key], one.number in numbers),)
    elif one.is_moved:
        before = one.before.number or _("A clause")  # type: ignore[union-attr]
        told = (_("{before} stands elsewhere now, as {name}.", before=before, name=name),)
    told += tuple(_("In {number}, {part}.", number=one.number or _("the title"), part=part) for part in one.told)
    if one.fate == "changed" and not told:
        told = (_("The words of {number} change.", number=one.number or _("the title")),)
    return Became(one.key, one.fate, one.before, one.after, one.runs, told)


def _gone_words(name: str, under: int, taken: bool) -> str:
    """That a clause is gone; `taken`: another one has its number now."""
    if taken:
        return _("What was {name} is gone, with {n} under it.", name=name, n=under) if under else \
            _("What was {name} is gone.", name=name)
    name = _upper(name)
    return _("{name} is gone, with {n} under it.", name=name, n=under) if under else _("{name} is gone.", name=name)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def folded(found: Sequence[Became]) -> Iterator[dict[str, Any]]:
    """The rows of the page: each change alone, clauses that are the same folded into one grey line.

    A line tells, as `was`, which numbers its clauses had where they have others now.
    """
    same: list[Became] = []
    for one in found:
        if same and (one.fate != "same" or _is_renumbered(one) != _is_renumbered(same[0])):
            yield _line(same)
            same = []
        if one.fate == "same":
            same.append(one)
        else:
            yield {"one": one}
    if same:
        yield _line(same)


def _is_renumbered(one: Became) -> bool:
    return bool(one.before and one.after and one.before.number != one.after.number)


def _line(same: Sequence[Became]) -> dict[str, Any]:
    was = [one.before.number for one in same if one.before] if _is_renumbered(same[0]) else []
    return {"same": span([one.number for one in same]), "was": span(was) if was else ""}


def span(numbers: Sequence[str]) -> str:
    """Which clauses a grey line stands for: “2”, “2.1 to 2.4”."""
    named = [number for number in numbers if number]
    if not named:
        return _("The title")
    return named[0] if len(named) == 1 else _("{named} to {named_2}", named=named[0], named_2=named[-1])
