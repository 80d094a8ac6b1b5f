"""The frozen Book: everything that is published, gathered once, from which each format is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from charter.area import queries as area
from charter.drafting.site import site
from charter.publishing import deciding, other_forms, saying, signed_rows, wording
from charter.publishing.tables import TABLES, Table
from charter.record import entries
from charter.words import _

Row = tuple[Any, ...]  # its cells, in the order of its table's columns
# Whoever opens a file has no page beside it that would say this.
SIGNING = _("Signing is one way of taking part. That a name is not here means nothing.")


@dataclass(frozen=True)
class Book:
    """What is published, or some tables of it, as it stood at one entry of the public log: plain values, days as ISO dates."""

    entry: int  # the newest entry of the log when this was gathered, -1 before the first
    area: str
    title: str
    status: str
    licence: str  # of the charter's text: its name and where its words stand
    rows: Mapping[str, Sequence[Row]]

    @property
    def tables(self) -> tuple[tuple[Table, Sequence[Row]], ...]:
        """Every table that was gathered with its rows, in their order."""
        return tuple((table, self.rows[table.name]) for table in TABLES if table.name in self.rows)


Named = Mapping[str, Sequence[Mapping[str, Any]]]
# What is gathered together, by queries that it shares; and the longest list by itself.
_PARTS: tuple[tuple[Callable[[], Named], tuple[str, ...]], ...] = (
    (wording.rows, ("groups", "versions", "clauses")),
    (saying.rows, ("comments", "comment_fates", "amendments", "changes", "backings", "amendment_fates", "amendment_rewritings")),
    (deciding.rows, ("meetings", "attendance", "decisions", "lines", "interests", "actions", "corrections", "statements",
                     "settlement_lines", "late_objections")),
    (other_forms.rows, ("companions", "companion_clauses", "glossary")))
_LIST = ("signatures",)


def beside(name: str) -> tuple[str, ...]:
    """The tables that are gathered together with this one."""
    return next((names for _gather, names in _PARTS if name in names), _LIST)


def gather(names: Collection[str] | None = None) -> Book:
    """Gather what is published, or the tables `beside` some, in a fixed number of queries for each table and settled version.

    The log's place is asked first: an act entered while we read makes this Book older than it is, never newer.
    """
    entry, facts = entries.latest(), site()
    found: dict[str, Sequence[Row]] = {}
    for part, tables in _PARTS:
        if names is None or not set(tables).isdisjoint(names):
            told = part()
            found |= {table.name: [tuple(row[name] for name in table.columns) for row in told[table.name]]
                      for table in TABLES if table.name in tables}
    if names is None or not set(_LIST).isdisjoint(names):
        found |= {"signatures": signed_rows.rows()}
    licence = area.said().licence
    return Book(entry, facts.area, facts.title, facts.status_line, f"{licence.name}, {licence.address}", found)
