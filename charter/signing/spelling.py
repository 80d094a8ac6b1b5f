"""How a row of the list is written in a format that is taken away. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

COLUMNS = ("organisation", "name", "role", "group", "version", "signed_on", "authority", "resolved_on", "minute",
           "checked_by", "pledge", "reservation", "together", "now_called", "now_part_of", "address")
_NUMBER = "version"  # the one cell that is no words
# Of what comes again in many rows so much is remembered while a list is written: a few hundred ways, in any real one.
_MOST = 4096
# Where a minute goes in a sentence: what nobody can write in a form.
_MINUTE = "\x00"


class Form(NamedTuple):
    """How words are spelled, what goes before each cell, and what stands between cells and around a row."""

    cell: Callable[[str], str]
    before: Callable[[str], str] = lambda column: ""
    between: str = ","
    begin: str = ""
    end: str = ""

    def row(self, cells: Iterable[str]) -> str:
        """A whole row of COLUMNS."""
        return f"{self.begin}{self.cells(COLUMNS, cells)}{self.end}"

    def cells(self, columns: Iterable[str], cells: Iterable[str]) -> str:
        """Some cells of a row, side by side."""
        return self.between.join(f"{self.before(name)}{words if name == _NUMBER else self.cell(words)}"
                                 for name, words in zip(columns, cells, strict=True))


class Spelled(NamedTuple):
    """The pieces of a row in a form, in their order; what is much the same in many rows is spelled once.

    A row is `opening`, the organisation's cell, `between`, the name's, then each part, then `address`, the id, `closing`.
    """

    opening: str
    between: str
    role: Callable[[str], str]
    signed: Callable[[str, str, str], str]  # group, version, day
    authority: Callable[..., str]  # as it is kept: its kind, the group, the day of a decision, its minute
    others: Callable[..., str]  # from checked_by to now_part_of
    address: str
    closing: str


def spelled(form: Form, in_words: Callable[..., str]) -> Spelled:
    """Everything that a form needs for many rows; each part begins with what stands between cells."""
    def part(first: str, last: str, made: Callable[..., Iterable[Any]] = lambda *cells: cells) -> Callable[..., str]:
        columns = COLUMNS[COLUMNS.index(first):COLUMNS.index(last) + 1]

        @lru_cache(_MOST)
        def write(*given: Any) -> str:
            return form.between + form.cells(columns, made(*given))
        return write

    before, before_day, before_minute = (form.between + form.before(name) for name in ("authority", "resolved_on", "minute"))
    plain = part("authority", "minute", lambda kind, group, day: (in_words(kind, group, day, None), day or "", ""))

    @lru_cache(_MOST)
    def resolved(kind: str, group: str | None, day: str | None) -> tuple[str, str]:
        return str(in_words(kind, group, day, _MINUTE)), form.cell(day or "")

    def authority(kind: str, group: str | None, day: str | None, minute: str | None) -> str:
        if not minute:
            return plain(kind, group, day)
        words, on = resolved(kind, group, day)  # nearly each minute is another, the sentence around it is not
        return (f"{before}{form.cell(words.replace(_MINUTE, minute))}{before_day}{on}"
                f"{before_minute}{form.cell(minute)}")

    address, closing = f"{form.between}{form.cells(('address',), ('/signatures/*',))}{form.end}".split("*")
    return Spelled(
        opening=form.begin + form.before("organisation"), between=form.between + form.before("name"),
        role=part("role", "role"), signed=part("group", "signed_on"), authority=authority,
        others=part("checked_by", "now_part_of"), address=address, closing=closing)
