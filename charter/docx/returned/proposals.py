"""What a marked-up copy proposes, in shapes for those who ask."""

from __future__ import annotations

from dataclasses import dataclass

from charter.text.change import Change


@dataclass(frozen=True)
class Found:
    """One proposed change; `author` and `date` are as the file has them, both empty where it is not marked as a change."""

    change: Change
    author: str = ""
    date: str = ""

    @property
    def is_tracked(self) -> bool:
        """Whether the file marks it as a change; otherwise it was found by comparing."""
        return bool(self.date or self.author)


@dataclass(frozen=True)
class Lost:
    """Words of the file that could not be placed, and why."""

    words: str
    why: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True)
class Remark:
    """A comment in the margin; `key` is its clause, none where it could not be placed."""

    words: str
    author: str
    date: str
    key: str | None = None
    quote: str = ""


@dataclass(frozen=True)
class Marked:
    """What was found; `same` of `clauses` clauses read in the file, before its changes, as they do in the version."""

    found: tuple[Found, ...]
    lost: tuple[Lost, ...]
    remarks: tuple[Remark, ...]
    same: int
    clauses: int
    is_part: bool = False  # it holds only some of the clauses: what it does not hold is not taken out
    rows: int = 0  # clauses in the file before its changes

    @property
    def is_ours(self) -> bool:
        """Whether the file is a copy of this version, or of a part; where it is none, nothing is looked for in it."""
        return is_copy(self.same, self.clauses, self.rows)


def is_copy(same: int, clauses: int, rows: int) -> bool:
    """At least half of a copy, or of the version where that is the shorter, reads the same."""
    return same * 2 >= min(clauses, rows) and same > 0
