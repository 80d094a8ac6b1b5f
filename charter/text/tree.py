"""The shapes changes are told in: a keyed tree, a change, and what came of applying several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .clauses import Document, number


@dataclass(frozen=True)
class Placed:
    """One clause of a keyed tree, in reading order."""

    key: str
    parent: str | None
    form: str
    level: int
    source: str
    words: str
    label: str | None
    number: str


@dataclass(frozen=True)
class Change:
    """One change of an amendment: replace, insert, delete, move or move_replace.

    The key of an insert is the new clause's; `after` is the sibling it stands behind (none: first under `parent`).
    An insert takes `form` and `level` from its place unless they are given.
    """

    amendment: int
    n: int
    kind: str
    key: str
    words: str | None = None
    parent: str | None = None
    after: str | None = None
    form: str | None = None
    level: int | None = None


@dataclass(frozen=True)
class Proposed:
    """A clause on which several hands meet without crossing: what both together would read, to be confirmed."""

    key: str
    base: str
    wordings: tuple[tuple[int, str], ...]
    proposed: str


@dataclass(frozen=True)
class Overlap:
    """What cannot stand together, with the wordings and the amendments it holds back."""

    reason: str
    key: str
    amendments: tuple[int, ...]
    base: str = ""
    wordings: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Applied:
    """The tree and text after the changes, what is to be confirmed, and what was held back."""

    tree: tuple[Placed, ...]
    text: str
    proposed: tuple[Proposed, ...]
    overlaps: tuple[Overlap, ...]


def place(document: Document, keys: Sequence[str]) -> tuple[Placed, ...]:
    """The clauses of a text under their keys, one key a clause, in reading order."""
    if len(keys) != len(document.clauses):
        raise ValueError(f"{len(document.clauses)} clauses need as many keys, not {len(keys)}")
    numbers = number(document)
    return tuple(
        Placed(
            keys[c.index], None if c.parent is None else keys[c.parent], c.form, c.level, c.source, c.words, c.label,
            numbers[c.index],
        )
        for c in document.clauses
    )  # fmt: skip
