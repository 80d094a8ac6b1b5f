"""What a register's file says: organisations to take, and every row that cannot be taken with its reason; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from sys import intern
from typing import BinaryIO, NamedTuple

from charter.people.register import numbers
from charter.people.register.columns import KINDS, Kind
from charter.people.register.links import Links, are_links, links
from charter.people.register.sheet import CUT_OFF, Sheet, read
from charter.people.register.values import day, is_number, school_domain
from charter.refusal import Refused
from charter.web.folding import fold
from charter.web.forms import UNSEEN
from charter.words import _

MOST_NAME = 200  # characters; the longest name in the register of 2026 has 116
MOST_OTHER = 300  # characters: towns, authorities, websites


class Listed(NamedTuple):
    """One organisation as the register has it. `number` is a school's URN or a trust's UID."""

    number: int
    name: str
    phase: str | None
    authority: str | None
    town: str | None
    postcode: str | None
    website: str | None
    domain: str | None
    opened_on: date | None
    closed_on: date | None
    trust_uid: int | None
    company_number: str | None

    @property
    def folded(self) -> str:
        return fold(self.name)


class NotTaken(NamedTuple):
    """A row that cannot be taken: where it stands, what it is called, and why."""

    line: int
    number: str
    name: str
    why: str


@dataclass(frozen=True)
class Parsed:
    """A whole file: `kind` is school or trust, `fields` what it has columns for, `digest` the file's SHA-256."""

    kind: str
    fields: frozenset[str]
    digest: str
    taken: list[Listed]
    closed: list[Listed]
    refused: list[NotTaken]


def parse(file: BinaryIO, *, today: date) -> Parsed | Links:
    """Read a register's file, of whichever kind its heading says. Raises Refused, in words, for one that is none."""
    sheet = read(file)
    if are_links(sheet):
        return links(sheet)
    kind = next((kind for kind in KINDS if kind.is_of(sheet.columns)), None)
    if kind is None:
        raise Refused(_("This is no register of schools or trusts. Its first line must name the columns, among them URN "
                        "and EstablishmentName (schools), Group UID and Group Name (trusts), or URN and LinkURN (links)."))
    return _organisations(sheet, kind, today)


def _organisations(sheet: Sheet, kind: Kind, today: date) -> Parsed:
    pick, seen, line, short = _picker(sheet, kind), dict[int, int](), 1, False
    found = Parsed(kind.kind, kind.fields(sheet.columns), sheet.digest, [], [], [])
    for line, row in sheet.rows:
        values, short = pick(row), len(row) < sheet.width
        why = _wrong(values, kind.number_is, seen) if len(row) == sheet.width else (
            _("it has {n} values where the heading has {width} columns", n=len(row), width=sheet.width))
        if why:
            found.refused.append(NotTaken(line, values["number"][:80], values["name"][:80], why))
            continue
        one = _listed(values)
        seen[one.number] = line
        if values["status"].lower() == "closed" or (one.closed_on is not None and one.closed_on <= today):
            # A closed trust's number at Companies House may be another trust's by now.
            found.closed.append(one._replace(closed_on=one.closed_on or today, company_number=None))
        else:
            found.taken.append(one)
    if short and not sheet.is_whole:
        raise Refused(CUT_OFF.format(line))
    if not seen and not found.refused:
        raise Refused(_("The file has a heading but no rows."))
    return replace(found, taken=list(_with_their_own(found.taken)))


def _picker(sheet: Sheet, kind: Kind) -> Callable[[list[str]], dict[str, str]]:
    """What picks the values out of a row, without spaces round them; a column that is not there gives nothing."""
    at = {part: next((sheet.columns[name] for name in names if name in sheet.columns), -1)
          for part, names in kind.columns.items()}

    def pick(row: list[str]) -> dict[str, str]:
        return {part: " ".join(row[n].split()) if 0 <= n < len(row) else "" for part, n in at.items()}

    return pick


def _wrong(values: dict[str, str], called: str, seen: dict[int, int]) -> str:
    number = values["number"]
    if not is_number(number):
        return _("“{number}” is no {called}", number=number[:20],
                 called=called) if number else _("it has no {called}", called=called)
    if int(number) in seen:
        return _("its {called} stands in line {seen} already", called=called, seen=seen[int(number)])
    if not re.search(r"\w", values["name"]):
        return _("it has no name")
    if len(values["name"]) > MOST_NAME or any(len(value) > MOST_OTHER for value in values.values()):
        return _("a value in it is far too long")
    if UNSEEN.search("".join(values.values())):
        return _("it holds a character that cannot be seen")
    if values["closed_on"] and day(values["closed_on"]) is None:
        return _("“{values}” is no date", values=values["closed_on"][:20])
    return ""


def _listed(values: dict[str, str]) -> Listed:
    phase = "" if values["phase"] == "Not applicable" else values["phase"]
    trust = values["trust_uid"]
    return Listed(int(values["number"]), values["name"], intern(phase) or None,
                  intern(values["authority"]) or None, intern(values["town"]) or None, values["postcode"] or None,
                  values["website"] or None, school_domain(values["website"]), day(values["opened_on"]),
                  day(values["closed_on"]), int(trust) if is_number(trust) else None,
                  numbers.company(values["company_number"]))


def _with_their_own(rows: list[Listed]) -> Iterator[Listed]:
    """Two on one domain have none of their own, and a number that two give is neither's."""
    domains = Counter(row.domain for row in rows)
    companies = Counter(row.company_number for row in rows)
    for row in rows:
        is_own = domains[row.domain] == 1, companies[row.company_number] == 1
        yield row if all(is_own) else row._replace(domain=row.domain if is_own[0] else None,
                                                   company_number=row.company_number if is_own[1] else None)
