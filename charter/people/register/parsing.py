"""What a register's file says: organisations to take, and every row that cannot be taken with its reason; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlsplit

from charter.people.register.sheet import Sheet, picked, read
from charter.refusal import Refused
from charter.web.folding import fold
from charter.web.forms import UNSEEN

MOST_NAME = 200  # characters; the longest name in the register of 2026 has 116
MOST_OTHER = 300  # characters: towns, authorities, websites

# Column names of the files of 2015, 2018, 2024 and 2026, in small letters.
SCHOOL = {"number": ("urn",), "name": ("establishmentname",), "phase": ("phaseofeducation (name)",),
          "authority": ("la (name)", "localauthority (name)"), "town": ("town",), "postcode": ("postcode",),
          "website": ("schoolwebsite",), "closed": ("closedate",), "status": ("establishmentstatus (name)",)}
TRUST = {"number": ("group uid", "groupuid"), "name": ("group name",), "phase": ("group type",), "authority": (),
         "town": ("group town",), "postcode": ("group postcode",), "website": (), "closed": ("closed date",),
         "status": ("group status",)}


@dataclass(frozen=True)
class Listed:
    """One organisation as the register has it. `number` is a school's URN or a trust's UID."""

    line: int
    number: int
    name: str
    folded: str
    phase: str | None
    authority: str | None
    town: str | None
    postcode: str | None
    website: str | None
    domain: str | None
    closed_on: date | None


@dataclass(frozen=True)
class NotTaken:
    """A row that cannot be taken: where it stands, what it is called, and why."""

    line: int
    number: str
    name: str
    why: str


@dataclass(frozen=True)
class Parsed:
    """A whole file: `kind` is school or trust, `fields` what it has columns for."""

    kind: str
    fields: frozenset[str]
    taken: tuple[Listed, ...]
    closed: tuple[Listed, ...]
    refused: tuple[NotTaken, ...]


def parse(data: bytes, *, today: date) -> Parsed:
    """Read a register's file. Raises Refused, in words, for a file that is no register."""
    sheet = read(data)
    kind, names = _kind(sheet)
    seen: dict[int, int] = {}
    taken: list[Listed] = []
    closed: list[Listed] = []
    refused: list[NotTaken] = []
    for line, row in sheet.rows:
        found = _values(sheet, names, row)
        why = _wrong(found, "URN" if kind == "school" else "Group UID", seen) if len(row) == sheet.width else (
            f"it has {len(row)} values where the heading has {sheet.width} columns")
        if why:
            refused.append(NotTaken(line, found["number"][:80], found["name"][:80], why))
            continue
        one = _listed(found, line)
        seen[one.number] = line
        if _is_closed(one, found, today):
            closed.append(replace(one, closed_on=one.closed_on or today))
        else:
            taken.append(one)
    if not seen and not refused:
        raise Refused("The file has a heading but no rows.")
    return Parsed(kind, _fields(sheet, names), tuple(_with_own_domains(taken)), tuple(closed), tuple(refused))


def _kind(sheet: Sheet) -> tuple[str, dict[str, tuple[str, ...]]]:
    has = sheet.columns.keys()
    if "urn" in has and "linkurn" in has:
        raise Refused("This is the Department’s file of links between schools. Choose the file of schools itself.")
    if "urn" in has and "establishmentname" in has:
        return "school", SCHOOL
    if any(name in has for name in TRUST["number"]) and "group name" in has:
        return "trust", TRUST
    raise Refused("This is no register of schools or trusts. Its first line must name the columns, among them URN and "
                  "EstablishmentName (schools), or Group UID and Group Name (trusts).")


def _values(sheet: Sheet, names: dict[str, tuple[str, ...]], row: list[str]) -> dict[str, str]:
    return {part: picked(sheet, columns, row) for part, columns in names.items()}


def _wrong(found: dict[str, str], called: str, seen: dict[int, int]) -> str:
    number = found["number"]
    # Eight digits hold every number the Department has given (six) or will give, and no telephone number.
    if not re.fullmatch(r"[1-9]\d{0,7}", number, re.ASCII):
        return f"“{number[:20]}” is no {called}" if number else f"it has no {called}"
    if int(number) in seen:
        return f"its {called} stands in line {seen[int(number)]} already"
    if not re.search(r"\w", found["name"]):
        return "it has no name"
    if len(found["name"]) > MOST_NAME or any(len(value) > MOST_OTHER for value in found.values()):
        return "a value in it is far too long"
    if UNSEEN.search("".join(found.values())):
        return "it holds a character that cannot be seen"
    if found["closed"] and _day(found["closed"]) is None:
        return f"“{found['closed'][:20]}” is no date"
    return ""


def _listed(found: dict[str, str], line: int) -> Listed:
    phase = None if found["phase"] in ("", "Not applicable") else found["phase"]
    return Listed(line, int(found["number"]), found["name"], fold(found["name"]), phase, found["authority"] or None,
                  found["town"] or None, found["postcode"] or None, found["website"] or None,
                  _school_domain(found["website"]), _day(found["closed"]))


def _is_closed(one: Listed, found: dict[str, str], today: date) -> bool:
    return found["status"].lower() == "closed" or (one.closed_on is not None and one.closed_on <= today)


def _day(words: str) -> date | None:
    if not words:
        return None
    for form in ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None


def _school_domain(website: str) -> str | None:
    """The domain of a school's own addresses, where it proves itself: NAME.AUTHORITY.sch.uk is given to schools only.

    Any other website may be one that many share, and a signature from there must be checked by a person.
    """
    if ".sch.uk" not in website:
        return None
    try:
        host = (urlsplit(website if "//" in website else f"//{website}").hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return host if re.fullmatch(r"[a-z0-9-]+\.[a-z0-9-]+\.sch\.uk", host) else None


def _with_own_domains(rows: list[Listed]) -> Iterator[Listed]:
    """Two schools on one domain have none of their own."""
    count: dict[str | None, int] = {}
    for row in rows:
        count[row.domain] = count.get(row.domain, 0) + 1
    for row in rows:
        shared = row.domain is not None and count[row.domain] > 1
        yield replace(row, domain=None) if shared else row


def _fields(sheet: Sheet, names: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """What the file has columns for: what it has none for, it does not change."""
    has = {part for part, columns in names.items() if any(name in sheet.columns for name in columns)}
    return frozenset(("name", "folded", *(has & {"phase", "authority", "town", "postcode", "website"}),
                      *(("closed_on",) if has & {"closed", "status"} else ())))

