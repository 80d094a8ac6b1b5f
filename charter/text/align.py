"""Which clause became which between two revisions, so that keys survive: each clause of either side is told once."""

from __future__ import annotations

from dataclasses import dataclass

from .clauses import Clause, Document
from .matching import Matching, stayed, text_of


@dataclass(frozen=True)
class Pair:
    """An old clause and the new one it became; fate: same, changed, moved, moved+changed, new or removed."""

    old: int | None
    new: int | None
    fate: str


def align(old: Document, new: Document) -> tuple[Pair, ...]:
    """The pairs in the order of the new text, each removed clause behind the last one before it that stayed."""
    matching = Matching(old.clauses, new.clauses)
    kept = stayed(matching)
    removed: dict[int, list[Pair]] = {}
    before = -1
    for clause in old.clauses:
        if clause.index in kept:
            before = matching.matched[clause.index]
        elif clause.index not in matching.matched:
            removed.setdefault(before, []).append(Pair(clause.index, None, "removed"))
    told = removed.get(-1, [])
    for clause in new.clauses:
        a = matching.back.get(clause.index)
        fate = "new" if a is None else _fate(old.clauses[a], clause, a in kept)
        told += [Pair(a, clause.index, fate), *removed.get(clause.index, [])]
    return tuple(told)


def _fate(old: Clause, new: Clause, stays: bool) -> str:
    same = text_of(old) == text_of(new) and old.form == new.form
    if same:
        return "same" if stays and old.level == new.level else "moved"
    return "changed" if stays else "moved+changed"
