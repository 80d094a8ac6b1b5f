"""Keeps what a register's file says: adds, updates and closes organisations, all of it or nothing."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from charter.db import db
from charter.people.models import Organisation, Person, RegisterImport
from charter.people.register.parsing import Listed, Parsed
from charter.record import entries
from charter.web.ids import random_id

FIELDS = ("name", "folded", "phase", "authority", "town", "postcode", "website", "closed_on")
# Refused rows told one by one in the report; more than this nobody reads, and their reasons are counted anyway.
MOST_TOLD = 200
BATCH = 5000  # rows at once: quick, and under 10 MB


def keep(parsed: Parsed, *, data: bytes, file_name: str, by: Person | None, at: datetime) -> RegisterImport:
    """Take a parsed file into the list; a second reading of a newer file updates. Call it inside `writing()`."""
    digest = hashlib.sha256(data).hexdigest()
    row = RegisterImport(at=at, by_id=by.id if by else None, file_name=file_name, digest=digest, report="{}")
    db.session.add(row)
    db.session.flush()
    key = "urn" if parsed.kind == "school" else "uid"
    here = _here(key)
    new = [one for one in parsed.taken if one.number not in here]
    changed = [one for one in parsed.taken if one.number in here and _differs(one, here[one.number], parsed.fields)]
    closing = [one for one in parsed.closed if one.number in here and here[one.number]["closed_on"] is None]
    _insert(new, parsed.kind, key, row.id)
    _update((*changed, *closing), here, parsed.fields, row.id)
    report = _report(parsed, len(new), len(changed), len(closing))
    row.report = json.dumps(report, sort_keys=True, ensure_ascii=False)
    entries.append("register-imported", {"digest": digest, "kind": parsed.kind, "taken": report["taken"],
                                         "refused": report["refused"]}, at=at)
    return row


def _here(key: str) -> dict[int, dict[str, Any]]:
    """What is on the list, by the register's number (one query)."""
    column = getattr(Organisation, key)
    columns = (Organisation.id, Organisation.domain, column.label("number"),
               *(getattr(Organisation, f) for f in FIELDS))
    rows = db.session.execute(select(*columns).where(column.is_not(None))).mappings()
    return {row["number"]: dict(row) for row in rows}


def _differs(one: Listed, row: dict[str, Any], fields: frozenset[str]) -> bool:
    return any(getattr(one, field) != row[field] for field in fields) or bool(one.domain and not row["domain"])


def _insert(new: list[Listed], kind: str, key: str, import_id: str) -> None:
    values = [{"id": random_id(), "kind": kind, "import_id": import_id, key: one.number, "domain": one.domain,
               **{field: getattr(one, field) for field in FIELDS}} for one in new]
    for start in range(0, len(values), BATCH):
        db.session.execute(insert(Organisation.__table__), values[start:start + BATCH])


def _update(changed: Iterable[Listed], here: dict[int, dict[str, Any]], fields: frozenset[str], import_id: str) -> None:
    table = Organisation.__table__
    statement = update(table).where(table.c.id == bindparam("this_id"))
    values = [{"this_id": here[one.number]["id"], "import_id": import_id,
               "domain": here[one.number]["domain"] or one.domain,  # what a person noted stays
               **{field: getattr(one, field) for field in fields}} for one in changed]
    for start in range(0, len(values), BATCH):
        db.session.connection().execute(statement, values[start:start + BATCH])


def _report(parsed: Parsed, new: int, changed: int, closing: int) -> dict[str, Any]:
    """What was taken and what was not, and why: counts, and the first refused rows one by one."""
    return {
        "kind": parsed.kind, "taken": len(parsed.taken), "new": new, "changed": changed,
        "same": len(parsed.taken) - new - changed, "refused": len(parsed.refused), "closed": len(parsed.closed),
        "closing": closing,
        "reasons": [[why, n] for why, n in Counter(_sort(r.why) for r in parsed.refused).most_common()],
        "told": [[r.line, r.number, r.name, r.why] for r in parsed.refused[:MOST_TOLD]],
    }


def _sort(why: str) -> str:
    """The reason without what differs from row to row."""
    return "".join(c for c in why.split(" in line ")[0] if not c.isdigit()) if "“" not in why else why.split("” ", 1)[1]
