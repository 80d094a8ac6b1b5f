"""What one clause reads when two hands may have touched it: taken, proposed for a yes, or left as it was and asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from . import lines
from .clauses import Clause
from .matching import text_of
from .spelling import words_of
from .weave import weave

_T = TypeVar("_T", str, int)


@dataclass(frozen=True)
class Meeting:
    """A clause on which both hands meet without crossing; `clause` is its index in the base, none where it is new."""

    clause: int | None
    base: str
    a: str
    b: str
    proposed: str


@dataclass(frozen=True)
class Crossing:
    """A clause on which the hands cross; the base's words stand until somebody chooses."""

    clause: int | None
    base: str
    a: str
    b: str


@dataclass(frozen=True)
class Settled:
    """A clause's source after the merge (none: it is gone), and the question it leaves, if any."""

    source: str | None
    question: Meeting | Crossing | None = None


def settle(base: Clause, a: Clause | None, b: Clause | None, clause: int | None) -> Settled:
    """What a clause reads after both hands; `clause` is what it is called in a question."""
    if a is None or b is None:
        left = a or b
        if left is None or (text_of(left) == text_of(base) and _same_dress(left, base)):
            return Settled(None)
        return _crossing(base, a, b, clause)
    mark, body = _mark(base, a, b), weave(base.body, [a.body, b.body])
    if text_of(a) == text_of(b):
        body = _one(base.body, a.body, b.body)
    if mark is None or body is None:
        return _crossing(base, a, b, clause)
    source = mark + body + _one(base.close, a.close, b.close)
    hands = {text_of(a), text_of(b)} - {text_of(base)}
    if len(hands) < 2:
        return Settled(source)
    proposed = _told(mark, words_of(base.form, body))
    return Settled(source, Meeting(clause, told(base), told(a), told(b), proposed))


def told(clause: Clause | None) -> str:
    """A clause's words with the number typed before them, as they are put to people; empty where it is gone."""
    return _told(clause.mark, clause.words) if clause else ""


def _told(mark: str, words: str) -> str:
    return f"{mark.strip()} {words}".strip()


def _crossing(base: Clause, a: Clause | None, b: Clause | None, clause: int | None) -> Settled:
    return Settled(base.source, Crossing(clause, told(base), told(a), told(b)))


def _same_dress(one: Clause, other: Clause) -> bool:
    return one.mark.split() == other.mark.split() and one.form == other.form


def _mark(base: Clause, a: Clause, b: Clause) -> str | None:
    """The marker, label and indentation: what the one hand that changed each made it, or nothing when both changed one."""
    (base_signs, base_deep), mine, theirs = (_read(clause.mark) for clause in (base, a, b))
    signs, deep = _theirs(base_signs, mine[0], theirs[0]), _theirs(base_deep, mine[1], theirs[1])
    if signs is None or deep is None:
        return None
    fit = [clause.mark for clause, read in ((a, mine), (b, theirs)) if read == (signs, deep)]
    if len(fit) == 2:
        return _one(base.mark, a.mark, b.mark)
    if fit:
        return fit[0]
    # One hand gave it another marker, the other put it deeper.
    mark, other = (a.mark, b.mark) if mine[0] == signs else (b.mark, a.mark)
    return _indentation(other) + mark[len(_indentation(mark)) :]


def _read(mark: str) -> tuple[str, int]:
    """The signs of a mark, whatever their spacing, and the column at which they stand."""
    return " ".join(mark.split()), lines.indent((lines.split(_indentation(mark)) or [""])[-1])[1]


def _indentation(mark: str) -> str:
    return mark[: len(mark) - len(mark.lstrip())]


def _theirs(base: _T, a: _T, b: _T) -> _T | None:
    return b if a in (base, b) else a if b == base else None


def _one(base: str, a: str, b: str) -> str:
    """What the one hand that changed it made of it; where both only spaced it otherwise, the wider, whoever came first."""
    return b if a in (base, b) else a if b == base else max(a, b, key=lambda side: (len(side), side))
