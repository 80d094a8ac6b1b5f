"""A text as what a merge handles: its clauses, and each link definition as a piece of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from .clauses import Clause, parse
from .lines import DEFINITION, split
from .matching import Matching, stayed


@dataclass(frozen=True)
class Hand:
    """What one side made of the base: its pieces, which base piece became which, and what it put in or moved where."""

    units: tuple[Clause, ...]
    became: dict[int, int]
    was: dict[int, int]
    stayed: set[int]
    put: dict[int, list[int]]  # behind which base piece that stayed (-1: at the start) which pieces of its own stand

    @cached_property
    def behind(self) -> dict[int, int]:
        """Behind which base piece each piece stands that this side put in or moved."""
        return {at: anchor for anchor, put in self.put.items() for at in put}

    def of(self, index: int) -> Clause | None:
        """What a base piece became, or nothing where this side removed it."""
        return self.units[self.became[index]] if index in self.became else None

    def has_moved(self, index: int) -> bool:
        """Whether this side put a base piece elsewhere."""
        return index in self.became and index not in self.stayed


def units(source: str) -> tuple[Clause, ...]:
    """The pieces of a text in order, which joined are the text; a definition has the form `definition`."""
    document = parse(source)
    if not document.clauses and source:
        return (_piece(0, "opaque", source, 0, None),)
    pieces: list[Clause] = []
    place: dict[int, int] = {}
    for clause in document.clauses:
        place[clause.index] = len(pieces)
        parent = None if clause.parent is None else place[clause.parent]
        rows = list(_definitions(clause))
        end = clause.end - sum(len(row) for row in rows)
        own = replace(
            clause, index=len(pieces), parent=parent, end=end, source=source[clause.start : end],
            close=clause.close[: len(clause.close) - (clause.end - end)],
        )  # fmt: skip
        pieces.append(own)
        for row in rows:
            pieces.append(_piece(len(pieces), "definition", row, end, parent))
            end += len(row)
    return tuple(pieces)


def _definitions(clause: Clause) -> Iterator[str]:
    """The definitions behind a clause, each with the blank lines after it."""
    rows = split(clause.close)
    starts = [at for at, row in enumerate(rows) if DEFINITION.match(row.rstrip("\r\n"))]
    for at, end in zip(starts, [*starts[1:], len(rows)], strict=False):
        yield "".join(rows[at:end])


def _piece(index: int, form: str, source: str, start: int, parent: int | None) -> Clause:
    body = source.rstrip(" \t\r\n")
    return Clause(
        index=index, form=form, level=0, parent=parent, source=source, start=start, end=start + len(source), label=None,
        words=body, mark="", body=body, close=source[len(body) :],
    )  # fmt: skip


def hand(base: tuple[Clause, ...], source: str) -> Hand:
    """What a side's text made of the base."""
    mine = units(source)
    matching = Matching(base, mine)
    kept = stayed(matching)
    put: dict[int, list[int]] = {}
    behind = -1
    for unit in mine:
        was = matching.back.get(unit.index)
        if was is not None and was in kept:
            behind = was
        else:
            put.setdefault(behind, []).append(unit.index)
    return Hand(mine, matching.matched, matching.back, kept, put)
