"""The whole list as rows to take away: 25,000 within a fifth of a second, so each row is touched once and then let go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from flask import current_app
from sqlalchemy import String, select, type_coerce

from charter.db import asked
from charter.signing import listing, paper
from charter.signing.lines import Line, erased, in_words
from charter.signing.models import Listing, Partnership, Signature, WordsRuling
from charter.signing.spelling import COLUMNS, Form, spelled

__all__ = ["COLUMNS", "Form", "Rows", "of_lines", "whole"]

# Without the joins and the words that few rows need, and the time as the database keeps it: both cost more than all the rest.
_ROWS = (
    select(Signature.id, Signature.organisation_then, Signature.name, Signature.title, Signature.group_slug,
           Signature.version_number, type_coerce(Signature.at, String), Signature.authority, Signature.resolved_on,
           Signature.minute, Listing.checked, Listing.organisation_id, Listing.now_called, Listing.now_part_of,
           Listing.entry_id, Signature.paper_on)
    .join(Listing, Listing.signature_id == Signature.id).order_by(Listing.place, Listing.entry_id)
)
_ENTRY = 14  # where in a row it says what stands on the list as one
_SHOWN = (select(WordsRuling.signature_id, Signature.pledge, Signature.reservation)
          .join(Signature, Signature.id == WordsRuling.signature_id).where(WordsRuling.shown))
_NAMES = select(Partnership.id, Partnership.name)
_NONE = ("", "")


class Rows(NamedTuple):
    """The rows of COLUMNS in the list's order, each written as was asked, in UTF-8; and the two numbers of exactly these."""

    rows: list[bytes]
    organisations: int
    people: int


def whole(form: Form, version_number: int | None = None, group: str | None = None, q: str | None = None) -> Rows:
    """Everything on the list that fits, with its numbers (four queries)."""
    shown = {key: words for key, *words in _plain(_SHOWN)}
    names: dict[str, str] = dict(_plain(_NAMES))  # type: ignore[arg-type]
    confirmed, zone, cell = paper.confirmed(), ZoneInfo(current_app.config["TIME_ZONE"]), form.cell
    opening, between, role_of, signed, said, others, address, closing = spelled(form, in_words)
    rows: list[bytes] = []
    bodies: set[str | None] = set()
    people = 0
    for (key, organisation, who, role, slug, number, at, authority, resolved_on, minute, checked, body, called, part_of,
         entry, paper_on) in _in_order(_plain(_ROWS.where(*listing.where(version_number, group, q)))):
        if organisation and not who:
            who, role = erased(role), ""
        by = paper.checked(checked) if paper_on is None else paper.in_words(paper_on, confirmed.get(key))
        rows.append((
            f"{opening}{cell(organisation or '')}{between}{cell(who or '')}{role_of(role or '')}"
            f"{signed(slug or '', number, _day(at, zone))}"
            f"{said(authority, slug, resolved_on, minute)}"
            f"{others(by, *shown.get(key, _NONE), names.get(entry, ''), called or '', part_of or '')}{address}{key}{closing}"
        ).encode())
        bodies.add(body)
        people += body is None
    return Rows(rows, len(bodies - {None}), people)


def _plain(question: Any) -> Iterable[Any]:
    """Plain tuples out of the driver: nothing in them needs to be made into anything else."""
    return asked(question).cursor or ()


def of_lines(lines: list[Line]) -> list[tuple[str, ...]]:
    """The same rows of lines that are at hand."""
    confirmed, zone = paper.confirmed(), ZoneInfo(current_app.config["TIME_ZONE"])
    return [cells(line, _day(line.at, zone), paper.checked_by(line, confirmed.get(line.id))) for line in lines]


def cells(x: Line, day: str, checked_by: str) -> tuple[str, ...]:
    """One row of COLUMNS."""
    return (x.organisation or "", x.who, x.role, x.group or "", str(x.version), day, x.authority, x.resolved_on or "",
            x.minute or "", checked_by, x.pledge, x.reservation, x.together or "", x.now_called or "", x.now_part_of or "",
            "/signatures/" + x.id)


def _in_order(rows: Iterable[Any]) -> Iterator[Any]:
    """Those who sign together stand in a row; among themselves by name, as on the page."""
    held: list[Any] = []
    for row in rows:
        entry = row[_ENTRY]
        if held and held[0][_ENTRY] != entry:
            yield from sorted(held, key=_by_name)
            held = []
        if entry == row[0]:
            yield row
        else:
            held.append(row)
    yield from sorted(held, key=_by_name)


def _by_name(row: Any) -> tuple[str, str]:
    return row[1] or "", row[2] or ""


def _day(moment: str | datetime, zone: ZoneInfo) -> str:
    """The day in the area's own time, of a moment as SQLite keeps it (words), or PostgreSQL (a time), in UTC."""
    words = moment if isinstance(moment, str) else moment.isoformat()
    return _day_of_hour(words[:13], zone) or _local(words, zone).date().isoformat()


@lru_cache(maxsize=16_384)  # of 25,000 moments nearly each is another; hours there are fewer than 9,000 in a year
def _day_of_hour(hour: str, zone: ZoneInfo) -> str | None:
    """The day that it is all through an hour; none where a day ends within it, at a quarter in some places."""
    begins = _local(f"{hour}:00", zone)
    first, *rest = {(begins + timedelta(minutes=m)).astimezone(zone).date() for m in (0, 15, 30, 45)}
    return None if rest else first.isoformat()


def _local(words: str, zone: ZoneInfo) -> datetime:
    found = datetime.fromisoformat(words)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(zone)
