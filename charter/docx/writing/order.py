"""Old and new text in one order: what stays, what goes, what comes, and both ends of what moves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from charter.docx.writing.edits import By
from charter.text.change import Change, Placed

# A clause stays, is taken out, is put in, or is moved: told where it stands now (`from`) and where it goes (`to`).
STAY, OUT, IN, FROM, TO = "stay", "out", "in", "from", "to"
MOVING = ("move", "move_replace")


class Row(NamedTuple):
    """One clause at one place; `by` are the amendments that take it out, put it in or move it."""

    key: str
    side: str
    by: By = ()


def rows(old: Sequence[Placed], new: Sequence[Placed], changes: Sequence[Change]) -> list[Row]:
    """Both texts as one: without what comes it is the old, without what goes the new, each in its order."""
    before, after = [p.key for p in old], [p.key for p in new]
    goes, comes = set(before) - set(after), set(after) - set(before)
    movers = _nearest(old, _by_key(changes, MOVING))
    staying = _in_order([key for key in before if key not in goes and key not in movers], after)
    deleters, inserters = _nearest(old, _by_key(changes, ("delete",))), _inserted(changes, comes)
    everybody = tuple(sorted({change.amendment for change in changes}))

    def gone(key: str) -> Row:
        return Row(key, OUT, deleters.get(key, everybody)) if key in goes else Row(key, FROM, movers.get(key, everybody))

    def come(key: str) -> Row:
        return Row(key, IN, inserters.get(key, everybody)) if key in comes else Row(key, TO, movers.get(key, everybody))

    return list(_merged(before, after, staying, gone, come))


def _merged(before: Sequence[str], after: Sequence[str], staying: set[str], gone: Callable[[str], Row],
            come: Callable[[str], Row]) -> Iterator[Row]:
    """Between two clauses that stay, what goes stands before what comes."""
    mine, theirs = iter(before), iter(after)
    for key in mine:
        if key not in staying:
            yield gone(key)
            continue
        for other in theirs:
            if other == key:
                break
            yield come(other)
        yield Row(key, STAY)
    for other in theirs:
        yield come(other)


def _by_key(changes: Iterable[Change], kinds: Sequence[str]) -> dict[str, By]:
    found: dict[str, By] = {}
    for change in changes:
        if change.kind in kinds:
            found[change.key] = tuple(sorted({*found.get(change.key, ()), change.amendment}))
    return found


def _inserted(changes: Iterable[Change], comes: set[str]) -> dict[str, By]:
    """Who puts each new clause in: identical ones of several amendments are one, under the first one's key."""
    found, first = dict[str, By](), dict[object, str]()
    for change in sorted(changes, key=lambda change: (change.amendment, change.n)):
        if change.kind == "insert":
            key = first.setdefault((change.parent, change.after, change.words, change.form, change.level), change.key)
            key = change.key if change.key in comes else key
            found[key] = tuple(sorted({*found.get(key, ()), change.amendment}))
    return found


def _nearest(tree: Sequence[Placed], by: Mapping[str, By]) -> dict[str, By]:
    """What holds for a clause also holds for all that stands under it, unless something nearer does."""
    found: dict[str, By] = {}
    for placed in tree:
        mine = by.get(placed.key) or found.get(placed.parent or "")
        if mine:
            found[placed.key] = mine
    return found


def _in_order(keys: Sequence[str], after: Sequence[str]) -> set[str]:
    """The most of these keys that stand in the same order in both (all of them, but for what nobody foresaw)."""
    place = {key: at for at, key in enumerate(after)}
    tails: list[int] = []  # place of the last of the shortest-ending run of each length
    last: list[str] = []
    back: dict[str, str | None] = {}
    for key in keys:
        at = bisect_left(tails, place[key])
        back[key] = last[at - 1] if at else None
        tails[at : at + 1], last[at : at + 1] = [place[key]], [key]
    found: set[str] = set()
    at_key = last[-1] if last else None
    while at_key is not None:
        found.add(at_key)
        at_key = back[at_key]
    return found
