"""Gathers some rows of a list, with how many there are: by the queries and row makers of the open data alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import defer, joinedload

from charter.amending.models import Amendment, Change
from charter.api.shapes import AMENDMENT, CLAUSE, COMMENT, GROUP, VERSION, VERSION_LISTED
from charter.commenting.models import Comment
from charter.db import db
from charter.drafting.models import Version, VersionClause
from charter.people.queries import groups as all_groups
from charter.publishing import saying, wording
from charter.signing import exporting, listing
from charter.signing.lines import COLUMNS, read
from charter.signing.models import Listing

Asked = Mapping[str, Any]


class Some(NamedTuple):
    """Some things of a list in its order, and how many there are in all."""

    items: list[dict[str, Any]]
    total: int


def groups(_asked: Asked, limit: int, skip: int) -> Some:
    """The groups of stakeholders, in their order."""
    rows = [{"slug": g.slug, "name": g.name, "position": g.position, "must_answer": g.must_answer} for g in all_groups()]
    return Some([GROUP.told(row) for row in rows[skip:skip + limit]], len(rows))


def versions(_asked: Asked, limit: int, skip: int) -> Some:
    """Every version, oldest first, without its text."""
    query = select(Version).options(joinedload(Version.settlement), defer(Version.source))
    found, total = _some(query.order_by(Version.number), Version.number, limit, skip)
    return Some([VERSION_LISTED.told(wording.version_row(v, text=False)) for v in found], total)


def version(number: int) -> dict[str, Any] | None:
    """One version with its text."""
    found = db.session.get(Version, number, options=[joinedload(Version.settlement)])
    return VERSION.told(wording.version_row(found)) if found else None


def clauses(asked: Asked, limit: int, skip: int) -> Some:
    """Clauses in the order they are read, version by version."""
    c, wanted = VersionClause, []
    if asked["version"] is not None:
        wanted.append(c.version_number == asked["version"])
    if asked["key"] is not None:
        wanted.append(c.key == asked["key"])
    total = db.session.scalar(select(func.count()).select_from(c).where(*wanted)) or 0
    rows = db.session.execute(wording.clauses().where(*wanted).limit(limit).offset(skip)).mappings()
    return Some([CLAUSE.told(row) for row in rows], total)


def comments(asked: Asked, limit: int, skip: int) -> Some:
    """Published comments by number, each with its answer and what became of it."""
    wanted = [column == asked[name] for name, column in (
        ("version", Comment.version_number), ("group", Comment.group_slug), ("clause", Comment.clause_key))
        if asked[name] is not None]
    found, total = _some(saying.comments().where(*wanted), Comment.number, limit, skip)
    rows = saying.of_comments(found)
    return Some([COMMENT.told(row, rows) for row in rows["comments"]], total)


def comment(number: int) -> dict[str, Any] | None:
    """One published comment."""
    rows = saying.of_comments(list(db.session.scalars(saying.comments().where(Comment.number == number))))
    return next((COMMENT.told(row, rows) for row in rows["comments"]), None)


def amendments(asked: Asked, limit: int, skip: int) -> Some:
    """Suggested words by number, each with its changes, its backers and what became of it."""
    wanted: list[Any] = []
    if asked["version"] is not None:
        wanted.append(Amendment.changes.any(Change.version_number == asked["version"]))
    if asked["group"] is not None:
        wanted.append(Amendment.group_slug == asked["group"])
    if asked["clause"] is not None:
        wanted.append(Amendment.changes.any(or_(Change.key == asked["clause"], Change.after_key == asked["clause"])))
    found, total = _some(saying.amendments().where(*wanted), Amendment.number, limit, skip)
    rows = saying.of_amendments(found)
    return Some([AMENDMENT.told(row, rows) for row in rows["amendments"]], total)


def amendment(number: int) -> dict[str, Any] | None:
    """One suggestion."""
    rows = saying.of_amendments(list(db.session.scalars(saying.amendments().where(Amendment.number == number))))
    return next((AMENDMENT.told(row, rows) for row in rows["amendments"]), None)


def signatories(asked: Asked, limit: int, skip: int) -> Some:
    """Who stands on the public list, in its order, in the very columns of /signatories.json."""
    wanted = listing.where(asked["version"], asked["group"], asked["q"])
    total = db.session.scalar(select(func.count()).select_from(Listing).where(*wanted)) or 0
    query = COLUMNS.where(*wanted).order_by(Listing.place, Listing.entry_id, Listing.sought, Listing.signature_id)
    lines = [read(row) for row in db.session.execute(query.limit(limit).offset(skip))]
    return Some([{**dict(zip(exporting.COLUMNS, row, strict=True)), "version": line.version}
                 for line, row in zip(lines, exporting.of_lines(lines), strict=True)], total)


def _some(query: Select[Any], column: Any, limit: int, skip: int) -> tuple[list[Any], int]:
    """Some of what a question finds, and how many it would find."""
    total = db.session.scalar(select(func.count()).select_from(query.with_only_columns(column).order_by(None).subquery())) or 0
    return list(db.session.scalars(query.limit(limit).offset(skip)).unique()), total
