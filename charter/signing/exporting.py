"""The whole list as rows to take away: 25,000 within a fifth of a second, so each row is touched once and then let go."""

from __future__ import annotations

from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from flask import current_app

from charter.signing import listing, paper, rows
from charter.signing.lines import Line, erased, in_words
from charter.signing.spelling import COLUMNS, Form, spelled

__all__ = ["COLUMNS", "Form", "Rows", "of_lines", "whole"]

_NONE = ("", "")


class Rows(NamedTuple):
    """The rows of COLUMNS in the list's order, each written as was asked, in UTF-8; and the two numbers of exactly these."""

    rows: list[bytes]
    organisations: int
    people: int


def whole(form: Form, version_number: int | None = None, group: str | None = None, q: str | None = None) -> Rows:
    """Everything on the list that fits, with its numbers (four queries)."""
    shown, names = rows.shown(), rows.together()
    confirmed, zone, cell = paper.confirmed(), ZoneInfo(current_app.config["TIME_ZONE"]), form.cell
    opening, between, role_of, signed, said, others, address, closing = spelled(form, in_words)
    written: list[bytes] = []
    bodies: set[str | None] = set()
    people = 0
    for (key, organisation, who, role, slug, number, at, authority, resolved_on, minute, checked, body, called, part_of,
         entry, paper_on) in rows.in_order(rows.plain(rows.ROWS.where(*listing.where(version_number, group, q))), _by_name):
        if organisation and not who:
            who, role = erased(role), ""
        by = paper.checked(checked) if paper_on is None else paper.in_words(paper_on, confirmed.get(key))
        written.append((
            f"{opening}{cell(organisation or '')}{between}{cell(who or '')}{role_of(role or '')}"
            f"{signed(slug or '', number, rows.iso_day(at, zone))}"
            f"{said(authority, slug, resolved_on, minute)}"
            f"{others(by, *shown.get(key, _NONE), names.get(entry, ''), called or '', part_of or '')}{address}{key}{closing}"
        ).encode())
        bodies.add(body)
        people += body is None
    return Rows(written, len(bodies - {None}), people)


def of_lines(lines: list[Line]) -> list[tuple[str, ...]]:
    """The same rows of lines that are at hand."""
    confirmed, zone = paper.confirmed(), ZoneInfo(current_app.config["TIME_ZONE"])
    return [cells(line, rows.iso_day(line.at, zone), paper.checked_by(line, confirmed.get(line.id))) for line in lines]


def cells(x: Line, day: str, checked_by: str) -> tuple[str, ...]:
    """One row of COLUMNS."""
    return (x.organisation or "", x.who, x.role, x.group or "", str(x.version), day, x.authority, x.resolved_on or "",
            x.minute or "", checked_by, x.pledge, x.reservation, x.together or "", x.now_called or "", x.now_part_of or "",
            "/signatures/" + x.id)


def _by_name(row: Any) -> tuple[str, str]:
    """As on the page."""
    return row[1] or "", row[2] or ""
