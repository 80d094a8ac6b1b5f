"""The Department's file of links between schools, read into rows; pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from sys import intern
from typing import NamedTuple

from charter.people.register.sheet import CUT_OFF, Sheet
from charter.people.register.values import day, is_number
from charter.refusal import Refused
from charter.web.forms import UNSEEN
from charter.words import _

MOST_NAME = 200  # characters, as in the register itself
_COLUMNS = ("urn", "linkurn", "linkname", "linktype")


class Link(NamedTuple):
    """One row: `urn` has the other as predecessor or successor, in the Department's words."""

    urn: int
    other_urn: int
    kind: str
    other_name: str
    since: date | None


@dataclass(frozen=True)
class Links:
    """A whole file; `refused` are (line, number, name, why)."""

    digest: str
    taken: list[Link]
    refused: list[tuple[int, str, str, str]]


def are_links(sheet: Sheet) -> bool:
    """Whether the heading is that of the file of links."""
    return "urn" in sheet.columns and "linkurn" in sheet.columns


def links(sheet: Sheet) -> Links:
    """Every link of the file. Raises Refused for a file that is cut off, or lacks a column."""
    lacking = [name for name in _COLUMNS if name not in sheet.columns]
    if lacking:
        raise Refused(_("This looks like the Department’s file of links, but has no column {lacking}.", lacking=lacking[0]))
    found, seen, line, short = Links(sheet.digest, [], []), set[tuple[int, int, str]](), 1, False
    for line, row in sheet.rows:
        short = len(row) < sheet.width
        urn, other, name, kind = (" ".join(value.split()) for value in _values(sheet, row))
        why = _wrong(sheet, row, urn, other, name, kind)
        if not why and (int(urn), int(other), kind) in seen:
            why = _("the same link stands above already")
        if why:
            found.refused.append((line, urn[:80], name[:80], why))
            continue
        seen.add((int(urn), int(other), kind))
        found.taken.append(Link(int(urn), int(other), intern(kind), name, _since(sheet, row)))
    if short and not sheet.is_whole:
        raise Refused(CUT_OFF.format(line))
    if not found.taken:
        raise Refused(_("The file has the heading of links but no link that can be read."))
    return found


def _values(sheet: Sheet, row: list[str]) -> Iterator[str]:
    for name in _COLUMNS:
        at = sheet.columns[name]
        yield row[at] if at < len(row) else ""


def _wrong(sheet: Sheet, row: list[str], urn: str, other: str, name: str, kind: str) -> str:
    if len(row) != sheet.width:
        return _("it has {n} values where the heading has {width} columns", n=len(row), width=sheet.width)
    for number in (urn, other):
        if not is_number(number):
            return _("“{number}” is no URN", number=number[:20]) if number else _("it lacks a URN")
    if urn == other:
        return _("it links a school with itself")
    if len(name) > MOST_NAME or len(kind) > MOST_NAME:
        return _("a value in it is far too long")
    return _("it holds a character that cannot be seen") if UNSEEN.search(name + kind) else ""


def _since(sheet: Sheet, row: list[str]) -> date | None:
    at = sheet.columns.get("linkestablisheddate", -1)
    return day(row[at].strip()) if 0 <= at < len(row) else None
