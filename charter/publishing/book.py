"""The frozen Book: everything that is published, gathered once, from which each format is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from charter.area import queries as area
from charter.drafting.site import site
from charter.publishing import deciding, other_forms, saying, wording
from charter.publishing.tables import TABLES, Table
from charter.record import entries
from charter.signing import listing
from charter.words import _

Row = dict[str, Any]
# Whoever opens a file has no page beside it that would say this.
SIGNING = _("Signing is one way of taking part. That a name is not here means nothing.")


@dataclass(frozen=True)
class Book:
    """What is published as it stood at one entry of the public log; rows are plain values, days are ISO dates."""

    entry: int  # the newest entry of the log when this was gathered, -1 before the first
    area: str
    title: str
    status: str
    licence: str  # of the charter's text: its name and where its words stand
    rows: Mapping[str, Sequence[Row]]

    @property
    def tables(self) -> tuple[tuple[Table, Sequence[Row]], ...]:
        """Every table with its rows, in their order."""
        return tuple((table, self.rows[table.name]) for table in TABLES)


def gather() -> Book:
    """Gather what is published, in a fixed number of queries for each table and each settled version.

    The log's place is asked first: an act entered while we read makes this Book older than it is, never newer.
    """
    entry, facts = entries.latest(), site()
    found = {**wording.rows(), **saying.rows(), **deciding.rows(), **other_forms.rows(),
             "signatures": [_signature(x) for x in listing.everything()]}
    rows = {table.name: tuple({name: row[name] for name in table.columns} for row in found[table.name]) for table in TABLES}
    licence = area.said().licence
    return Book(entry, facts.area, facts.title, facts.status_line, f"{licence.name}, {licence.address}", rows)


def _signature(line: listing.Line) -> Row:
    return {"id": line.id, "organisation": line.organisation, "name": line.who, "role": line.role, "group": line.group,
            "version": line.version, "signed_on": wording.iso_day(line.at), "authority": line.authority,
            "resolved_on": line.resolved_on, "minute": line.minute, "checked_by": "paper" if line.paper_on else line.checked,
            "pledge": line.pledge,
            "reservation": line.reservation, "together": line.together, "now_called": line.now_called,
            "now_part_of": line.now_part_of}
