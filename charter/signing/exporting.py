"""The whole list as rows to take away: 25,000 within a third of a second, so each row is touched once and then let go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from flask import current_app
from sqlalchemy import String, select, type_coerce

from charter.db import asked, db
from charter.signing import listing, paper
from charter.signing.lines import Line, in_words, read
from charter.signing.models import Listing, Partnership, Signature, WordsRuling

COLUMNS = ("organisation", "name", "role", "group", "version", "signed_on", "authority", "resolved_on", "minute",
           "checked_by", "pledge", "reservation", "together", "now_called", "now_part_of", "address")

# Without the joins that few rows need, and the time as the database keeps it: both cost more than all the rest.
_ROWS = (
    select(Signature.id, Signature.organisation_then, Signature.name, Signature.title, Signature.group_slug,
           Signature.version_number, type_coerce(Signature.at, String), Signature.authority, Signature.resolved_on,
           Signature.minute, Signature.pledge, Signature.reservation, Listing.checked, Listing.organisation_id,
           Listing.now_called, Listing.now_part_of, Listing.entry_id, Signature.held_by, Signature.paper_on)
    .join(Listing, Listing.signature_id == Signature.id).order_by(Listing.place, Listing.entry_id)
)


class Rows(NamedTuple):
    """The rows of COLUMNS in the list's order, each spelled as was asked, and the two numbers of exactly these."""

    rows: list[str]
    organisations: int
    people: int


def whole(spelled: Callable[[tuple[str, ...]], str], version_number: int | None = None, group: str | None = None,
          q: str | None = None) -> Rows:
    """Everything on the list that fits, with its numbers (four queries); `spelled` writes the cells of a row."""
    shown = set(db.session.scalars(select(WordsRuling.signature_id).where(WordsRuling.shown)))
    names = {row[0]: row[1] for row in db.session.execute(select(Partnership.id, Partnership.name))}
    confirmed, zone = paper.confirmed(), ZoneInfo(current_app.config["TIME_ZONE"])
    rows: list[str] = []
    bodies: set[str | None] = set()
    people = 0
    # Plain tuples out of the driver: nothing in them needs to be made into anything else.
    found = asked(_ROWS.where(*listing.where(version_number, group, q))).cursor
    for row in _in_order(found or ()):
        # Most rows are of the plainest kind; of a tuple for each, kept to the end, the collector would make a third of the time.
        is_plain = row[1] and row[2] and not row[18] and row[0] not in shown and row[16] == row[0]
        rows.append(spelled(_plain(row, zone) if is_plain else _any(row, names, row[0] in shown, zone, confirmed)))
        body = row[13]
        bodies.add(body)
        people += body is None
    return Rows(rows, len(bodies - {None}), people)


def _plain(row: Any, zone: ZoneInfo) -> tuple[str, ...]:
    """The cells of a row that came through the site, alone, with no words of its own shown and nobody erased."""
    (key, organisation, who, role, group, version, at, authority, resolved_on, minute, _pledge, _reservation, checked, _body,
     now_called, now_part_of, _entry, _held, _paper) = row
    return (organisation, who, role or "", group or "", str(version), _day(at, zone),
            in_words(authority, group, resolved_on, minute), resolved_on or "", minute or "", paper.checked(checked), "", "", "",
            now_called or "", now_part_of or "", f"/signatures/{key}")


def _any(row: Any, names: Mapping[str, str], is_shown: bool, zone: ZoneInfo,
         confirmed: Mapping[str, datetime]) -> tuple[str, ...]:
    """The cells of any row, by way of the line that the page shows."""
    line = read((*row[:17], names.get(row[16]), *row[17:], is_shown))
    return cells(line, _day(row[6], zone), paper.checked_by(line, confirmed.get(row[0])))


def of_lines(lines: list[Line]) -> list[tuple[str, ...]]:
    """The same rows of lines that are at hand."""
    confirmed, zone = paper.confirmed(), ZoneInfo(current_app.config["TIME_ZONE"])
    return [cells(line, _day(line.at, zone), paper.checked_by(line, confirmed.get(line.id))) for line in lines]


def cells(x: Line, day: str, checked_by: str) -> tuple[str, ...]:
    """One row of COLUMNS."""
    return (x.organisation or "", x.who, x.role, x.group or "", str(x.version), day, x.authority, x.resolved_on or "",
            x.minute or "", checked_by, x.pledge, x.reservation, x.together or "", x.now_called or "", x.now_part_of or "",
            "/signatures/" + x.id)


def _in_order(rows: Any) -> Iterator[Any]:
    """Those who sign together stand in a row; among themselves by name, as on the page."""
    held: list[Any] = []
    for row in rows:
        if held and held[0][16] != row[16]:
            yield from sorted(held, key=_by_name)
            held = []
        if row[16] == row[0]:
            yield row
        else:
            held.append(row)
    yield from sorted(held, key=_by_name)


def _by_name(row: Any) -> tuple[str, str]:
    return row[1] or "", row[2] or ""


@lru_cache(maxsize=8192)  # on a launch day many signatures share a second, and all of them a few days
def _day(moment: str | datetime, zone: ZoneInfo) -> str:
    """The day in the area's own time, of a moment as SQLite keeps it (words), or PostgreSQL (a time), in UTC."""
    found = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(zone).date().isoformat()
