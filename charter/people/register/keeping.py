"""Keeps what a register's file says: adds, updates and closes organisations, all of it or nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import bindparam, insert, select, update

from charter.db import db
from charter.people.models import Organisation, Person, RegisterImport
from charter.people.register import became
from charter.people.register.links import Links
from charter.people.register.models import SchoolLink
from charter.people.register.parsing import Listed, Parsed
from charter.people.register.sought import sought
from charter.record import entries
from charter.web.ids import random_id
from charter.words import _

# Refused rows told one by one in the report; more than this nobody reads, and their reasons are counted anyway.
MOST_TOLD = 200
BATCH = 2000  # rows at once: quick, and a few MB
_NUMBERS = {"school": "urn", "trust": "uid"}
_Row = TypeVar("_Row")


class _Here(NamedTuple):
    """What has to be known of an organisation that is on the list: 52,000 of these are 15 MB."""

    id: str
    same: int  # tells whether a row of the file says anything new
    domain: str | None
    is_open: bool


def keep(parsed: Parsed | Links, *, file_name: str, by: Person | None, at: datetime) -> RegisterImport:
    """Take a parsed file into the list; a second reading of a newer file updates. Call it inside `writing()`."""
    row = RegisterImport(at=at, by_id=by.id if by else None, file_name=file_name, digest=parsed.digest, report="{}")
    db.session.add(row)
    db.session.flush()
    report = _links(parsed) if isinstance(parsed, Links) else _organisations(parsed, row.id, at.date())
    became.work_out(at.date())
    row.report = json.dumps(report, sort_keys=True, ensure_ascii=False)
    entries.append("register-imported", {"digest": parsed.digest, "kind": report["kind"], "taken": report["taken"],
                                         "refused": report["refused"]}, at=at)
    return row


def in_words(report: dict[str, Any]) -> list[str]:
    """What a reading of a file did, as sentences."""
    if report["kind"] == "link":
        return [_("{report} links between schools taken, instead of {report_2} before.", report=report["taken"],
                  report_2=report["before"]),
                _("{report} refused.", report=report["refused"])]
    return [_("{taken} taken: {new} new, {changed} brought up to date, {same} the same as before.").format_map(report),
            _("{closed} closed ones left out; {closing} on the list are now marked closed.").format_map(report),
            _("{refused} refused.").format_map(report)]


def _organisations(parsed: Parsed, import_id: str, today: date) -> dict[str, Any]:
    number, fields = _NUMBERS[parsed.kind], sorted(parsed.fields)
    here = _here(number, fields, today)
    here |= _claimed(parsed, here) if parsed.kind == "trust" else {}
    told = _told_by(fields)
    new = [one for one in parsed.taken if one.number not in here]
    changed = [one for one in parsed.taken if one.number in here and (
        hash(told(one)) != here[one.number].same or (one.domain and not here[one.number].domain))]
    closing = [one for one in parsed.closed if one.number in here and here[one.number].is_open]
    _free_numbers((*changed, *new))
    _update((*closing, *changed), here, (*fields, number), import_id, parsed.kind)
    _insert(new, parsed.kind, number, import_id)
    return {
        "kind": parsed.kind, "taken": len(parsed.taken), "new": len(new), "changed": len(changed),
        "same": len(parsed.taken) - len(new) - len(changed), "closed": len(parsed.closed), "closing": len(closing),
        **_refusals(parsed.refused)}


def _here(number: str, fields: Sequence[str], today: date) -> dict[int, _Here]:
    """What is on the list, by the register's number (one query)."""
    column = getattr(Organisation, number)
    told = select(column, Organisation.id, Organisation.domain, Organisation.closed_on,
                  *(getattr(Organisation, field) for field in fields)).where(column.is_not(None))
    rows = db.session.connection().execute(told.execution_options(yield_per=BATCH))
    return {row[0]: _Here(row[1], hash(tuple(row[4:])), row[2], row[3] is None or row[3] > today)
            for row in rows}


def _claimed(parsed: Parsed, here: dict[int, _Here]) -> dict[int, _Here]:
    """Trusts that somebody put on the list by their company number before the register told of them."""
    rows = db.session.execute(select(Organisation.company_number, Organisation.id, Organisation.domain).where(
        Organisation.company_number.is_not(None), Organisation.uid.is_(None), Organisation.closed_on.is_(None)))
    known = {row[0]: row for row in rows}
    return {one.number: _Here(known[one.company_number][1], 0, known[one.company_number][2], True)
            for one in parsed.taken if one.company_number in known and one.number not in here}


def _told_by(fields: Sequence[str]) -> Callable[[Listed], tuple[Any, ...]]:
    places = [Listed._fields.index(field) for field in fields]
    return lambda one: tuple(one[place] for place in places)


def _free_numbers(rows: Iterable[Listed]) -> None:
    """A company's number passes from one trust to the next: nobody holds on to one that another gives now."""
    given = {one.company_number for one in rows if one.company_number}
    taken = Organisation.__table__.c.company_number
    statement = update(Organisation.__table__).where(taken == bindparam("this")).values(company_number=None)
    for some in _batches([{"this": number} for number in given]):
        db.session.connection().execute(statement, some)


def _insert(new: list[Listed], kind: str, number: str, import_id: str) -> None:
    for some in _batches(new):
        db.session.execute(insert(Organisation.__table__), [
            {"id": random_id(), "kind": kind, "import_id": import_id, number: one.number, "sought": _sought(one),
             "folded": one.folded, **{field: value for field, value in one._asdict().items() if field != "number"}}
            for one in some])


def _update(changed: Iterable[Listed], here: dict[int, _Here], fields: Sequence[str], import_id: str, kind: str) -> None:
    table = Organisation.__table__
    statement = update(table).where(table.c.id == bindparam("this_id"))
    for some in _batches(changed):
        db.session.connection().execute(statement, [
            {"this_id": here[one.number].id, "import_id": import_id, "kind": kind,
             "folded": one.folded, "domain": here[one.number].domain or one.domain,  # what a person noted stays
             **{field: getattr(one, field, one.number) for field in fields}} for one in some])


def _sought(one: Listed) -> str:
    return sought(one.name, town=one.town, postcode=one.postcode, numbers=(one.number, one.company_number))


def _links(parsed: Links) -> dict[str, Any]:
    """The newest file of links is all the links there are."""
    before = db.session.query(SchoolLink).delete()
    for some in _batches(parsed.taken):
        db.session.execute(insert(SchoolLink.__table__), [one._asdict() for one in some])
    return {"kind": "link", "taken": len(parsed.taken), "before": before, **_refusals(parsed.refused)}


def _refusals(refused: Sequence[tuple[int, str, str, str]]) -> dict[str, Any]:
    """What was not taken, and why: the reasons counted, and the first rows one by one."""
    return {"refused": len(refused), "told": [list(each) for each in refused[:MOST_TOLD]],
            "reasons": [[why, n] for why, n in Counter(_sort(each[3]) for each in refused).most_common()]}


def _sort(why: str) -> str:
    """The reason without what differs from row to row."""
    return "".join(c for c in why.split(" in line ")[0] if not c.isdigit()) if "“" not in why else why.split("” ", 1)[1]


def _batches(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    all_rows = iter(rows)
    while some := list(islice(all_rows, BATCH)):
        yield some
