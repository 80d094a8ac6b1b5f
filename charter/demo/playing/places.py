"""Finds the clauses the story names by their first words, and says its changes as the engine says them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from charter.demo.story.dates import fill
from charter.demo.story.shapes import ChangeOfWords, Delete, Insert, Move, Replace
from charter.text.change import Placed
from charter.text.render import plain


@dataclass(frozen=True)
class Wanted:
    """One change on keys: replace, insert, delete or move."""

    kind: str
    key: str
    words: str | None = None
    parent: str | None = None
    after: str | None = None


def find(tree: Sequence[Placed], begins: str, today: date) -> Placed:
    """The one clause whose words begin so. Raises LookupError where there is none, or more than one."""
    wanted = fill(begins, today)
    found = [placed for placed in tree if plain(placed.words).startswith(wanted)]
    if len(found) != 1:
        raise LookupError(f"{len(found)} clauses begin with “{wanted}”")
    return found[0]


def wanted(
    tree: Sequence[Placed], changes: Sequence[ChangeOfWords], today: date, new_key: Callable[[], str]
) -> tuple[Wanted, ...]:
    """The story's changes on the keys of this tree."""
    return tuple(made for change in changes for made in _one(tree, change, today, new_key))


def _one(
    tree: Sequence[Placed], change: ChangeOfWords, today: date, new_key: Callable[[], str]
) -> Iterator[Wanted]:
    if isinstance(change, Replace):
        yield Wanted("replace", find(tree, change.clause, today).key, fill(change.words, today))
    elif isinstance(change, Delete):
        yield Wanted("delete", find(tree, change.clause, today).key)
    elif isinstance(change, Move):
        after = find(tree, change.after, today)
        yield Wanted("move", find(tree, change.clause, today).key, None, after.parent, after.key)
    else:
        yield from _inserted(find(tree, change.after, today), change, today, new_key)


def _inserted(after: Placed, change: Insert, today: date, new_key: Callable[[], str]) -> Iterator[Wanted]:
    key, before = new_key(), None
    yield Wanted("insert", key, fill(change.words, today), after.parent, after.key)
    for part in change.parts:
        mine = new_key()
        yield Wanted("insert", mine, fill(part, today), key, before)
        before = mine
