"""Puts a companion beside a version, puts another in its place, takes it away. Nothing here commits."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import delete

from charter.companions import pdf, queries, rules
from charter.companions.models import Companion, CompanionClause, CompanionRemoval, CompanionStanding
from charter.companions.reading import Reading
from charter.db import db
from charter.drafting.models import Version
from charter.people.models import Person
from charter.record import entries
from charter.text import render
from charter.text.languages import named


def put_text(version: Version, slug: str, reading: Reading, *, maker: str, notice: str = "", by: Person | None, at: datetime,
             once: str, expected: str | None = None) -> Companion:
    """Put a translation beside a version; `expected` is the id of the one it takes the place of."""
    rules.check_language(slug, "text")
    again = queries.once(once)
    if again is not None:
        return again
    row = _put(version, slug, "text", reading.digest, len(reading.source.encode()), maker=maker, notice=notice, by=by, at=at,
               once=once, expected=expected, source=reading.source)
    numbers, links = {p.key: p.number for p in reading.tree}, reading.document.definitions
    for clause, key in zip(reading.document.clauses, reading.laid.keys, strict=True):
        words = clause.words
        html = render.html(words, "opaque") if clause.form == "opaque" else "<br><br>".join(
            render.inline(part, links) for part in words.split("\n\n"))
        db.session.add(CompanionClause(
            companion_id=row.id, position=clause.index, key=key, form=clause.form, level=clause.level,
            number=numbers.get(key or "", ""), plain=render.plain(words), html=html))
    db.session.flush()
    return row


def put_file(version: Version, slug: str, raw: bytes, *, maker: str, notice: str = "", by: Person | None, at: datetime, once: str,
             expected: str | None = None) -> Companion:
    """Put a PDF beside a version, once it was looked into."""
    rules.check_language(slug, "file")
    again = queries.once(once)
    if again is not None:
        return again
    pdf.check(raw)
    return _put(version, slug, "file", hashlib.sha256(raw).hexdigest(), len(raw), maker=maker, notice=notice, by=by, at=at,
                once=once, expected=expected, raw=raw)


def put_link(version: Version, slug: str, href: str, *, maker: str, notice: str = "", by: Person | None, at: datetime, once: str,
             expected: str | None = None) -> Companion:
    """Put a link beside a version; what it leads to is not ours, so only the address is in the log."""
    rules.check_language(slug, "link")
    again = queries.once(once)
    if again is not None:
        return again
    href = rules.address(href)
    return _put(version, slug, "link", hashlib.sha256(href.encode()).hexdigest(), len(href), maker=maker, notice=notice, by=by,
                at=at, once=once, expected=expected, href=href)


def take_away(companion: Companion, *, because: str, by: Person | None, at: datetime) -> None:
    """Take a companion away: its words are gone from here; the log keeps its digest."""
    rules.check_stands(expected=companion.id, standing=_standing_id(companion.version_number, companion.slug))
    _clear(companion)
    db.session.add(CompanionRemoval(companion_id=companion.id, because=because, at=at, by_id=by.id if by else None))
    db.session.flush()
    entries.append("companion-removed", _told(companion), at=at)


def _put(version: Version, slug: str, way: str, digest: str, size: int, *, maker: str, notice: str, by: Person | None,
         at: datetime, once: str, expected: str | None, **words: Any) -> Companion:
    before = queries.standing(version.number, slug)
    rules.check_stands(expected=expected, standing=before.companion_id if before else None)
    rules.check_other(digest=digest, standing=before.companion.digest if before else None)
    was = before.companion if before else None
    if was is not None:
        _clear(was)
    row = Companion(version_number=version.number, slug=slug, way=way, digest=digest, size=size, maker=maker, notice=notice,
                    replaces_id=was.id if was else None, at=at, by_id=by.id if by else None, once=once)
    db.session.add(row)
    db.session.flush()
    db.session.add(CompanionStanding(version_number=version.number, slug=slug, companion_id=row.id, **words))
    db.session.flush()
    entries.append("companion-replaced" if was else "companion-published",
                   _told(row) | ({"was": was.digest} if was else {}), at=at)
    return row


def _told(row: Companion) -> dict[str, Any]:
    """What the log says: anybody can hash the bytes at this address and compare."""
    language = named(row.slug)
    return {"version": row.version_number, "companion": row.slug, "language": language.english if language else row.slug,
            "way": row.way, "digest": row.digest}


def _standing_id(version: int, slug: str) -> str | None:
    found = queries.standing(version, slug)
    return found.companion_id if found else None


def _clear(companion: Companion) -> None:
    """Its words are gone, and so is whose they were: a translator is somebody."""
    companion.maker = companion.notice = ""
    db.session.execute(delete(CompanionClause).where(CompanionClause.companion_id == companion.id))
    db.session.execute(delete(CompanionStanding).where(CompanionStanding.companion_id == companion.id))
    db.session.flush()
