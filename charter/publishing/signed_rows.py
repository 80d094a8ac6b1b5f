"""Gathers who is on the public list, 25,000 at once."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app

from charter.signing import rows as listed
from charter.signing.lines import erased, in_words
from charter.signing.models import Listing

# As on the page those who sign together stand by the words that they are found by; here these are asked for too.
_ROWS = listed.ROWS.add_columns(Listing.sought)


def rows() -> list[tuple[Any, ...]]:
    """The rows of the table, each with its cells in the order of its columns (three queries)."""
    shown, together, zone = listed.shown(), listed.together(), ZoneInfo(current_app.config["TIME_ZONE"])
    nothing, written = ("", ""), []
    for (key, organisation, who, role, group, version, at, authority, resolved_on, minute, checked, _counted, called, part_of,
         entry, paper_on, _sought) in listed.in_order(listed.plain(_ROWS), _by_words):
        if organisation and not who:
            who, role = erased(role), ""
        written.append((key, organisation, who or "", role or "", group, version, listed.iso_day(at, zone),
                        in_words(authority, group, resolved_on, minute), resolved_on, minute, "paper" if paper_on else checked,
                        *shown.get(key, nothing), together.get(entry), called, part_of))
    return written


def _by_words(row: Any) -> tuple[str, str]:
    return row[-1], row[0]
