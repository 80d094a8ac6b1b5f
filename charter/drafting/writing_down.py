"""Writes a version down: its row, its clauses, their words where they are new, its windows, its entry in the record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import select

from charter.db import db
from charter.drafting import queries, texts, timetable
from charter.drafting.models import Clause, Version, VersionClause, Wording
from charter.people.models import Person
from charter.record import entries

# SQLite takes 32,766 values in one statement by default, older ones 999.
AT_ONCE = 900


def make(text: texts.Text, *, parent: Version | None, made_by: str, origin: str, by: Person | None, at: datetime,
         meeting_number: int | None = None, once: str | None = None) -> Version:
    """Write the next version down and open it for comments and for suggested words."""
    number = 1 if parent is None else parent.number + 1
    version = Version(
        number=number, parent_number=parent.number if parent else None, title=text.title, source=text.source,
        digest=text.digest, tree_digest="", made_by=made_by, meeting_number=meeting_number, at=at,
        by_id=by.id if by else None, once=once, settlement=None,
    )
    rows = _clauses(number, text)
    version.tree_digest = hashlib.sha256(texts.tree_json(number, text.title, text.digest, rows)).hexdigest()
    db.session.add(version)
    _keys(text, origin, at)
    db.session.flush()
    db.session.add_all(rows)
    closes = timetable.open_both(number, queries.charter().draft_days, by=by, at=at)
    entries.append("version-made", {
        "version": number, "parent": version.parent_number, "digest": version.digest, "tree": version.tree_digest,
        "made_by": made_by, "meeting": meeting_number, "closes": timetable.spelled(closes),
    }, at=at)
    return version


def _clauses(number: int, text: texts.Text) -> list[VersionClause]:
    words = _wordings(text)
    return [
        VersionClause(
            version_number=number, position=position, key=p.key, parent_key=p.parent, form=p.form, level=p.level,
            number=p.number, label=p.label, kind=text.kinds[p.key], wording_digest=digest, wording=words[digest],
        )
        for position, (p, digest) in enumerate(zip(text.tree, text.digests, strict=True))
    ]


def _wordings(text: texts.Text) -> dict[str, Wording]:
    """Every wording of the text by digest: those kept already, and the new ones."""
    kept = {
        row.digest: row
        for some in _some(list(dict.fromkeys(text.digests)))
        for row in db.session.scalars(select(Wording).where(Wording.digest.in_(some)))
    }
    return texts.rendered(text, frozenset(kept)).wordings | kept


def _keys(text: texts.Text, origin: str, at: datetime) -> None:
    """Give the clauses that are new to the site their permanent keys."""
    mine = [p.key for p in text.tree]
    known = {key for some in _some(mine) for key in db.session.scalars(select(Clause.key).where(Clause.key.in_(some)))}
    db.session.add_all(Clause(key=key, at=at, origin=origin) for key in mine if key not in known)


def _some(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
