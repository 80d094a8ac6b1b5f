"""Gathers the text: groups, versions, clauses."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from charter.db import db
from charter.drafting.models import Version, VersionClause, Wording
from charter.people.queries import groups


def rows() -> dict[str, list[dict[str, Any]]]:
    """The rows of these tables, by the table's name."""
    versions = list(db.session.scalars(select(Version).options(joinedload(Version.settlement)).order_by(Version.number)))
    return {
        "groups": [{"slug": g.slug, "name": g.name, "position": g.position, "must_answer": g.must_answer}
                   for g in groups()],
        "versions": [version_row(v) for v in versions],
        "clauses": [dict(row) for row in db.session.execute(clauses()).mappings()],
    }


def iso_day(at: datetime | None) -> str | None:
    """The day in the area's own time zone; the hour of what somebody wrote is nobody's business."""
    return None if at is None else at.astimezone(ZoneInfo(current_app.config["TIME_ZONE"])).date().isoformat()


def version_row(v: Version, *, text: bool = True) -> dict[str, Any]:
    """One version as a row of its table; without its text, that is not even loaded."""
    return {"number": v.number, "parent": v.parent_number, "title": v.title, "made_by": v.made_by,
            "meeting": v.meeting_number, "made_on": iso_day(v.at),
            "settled_on": iso_day(v.settlement.at) if v.settlement else None, "digest": v.digest,
            "tree_digest": v.tree_digest, "text": v.source if text else None}


def clauses() -> Select[Any]:
    """Every clause of every version, as rows of their table, in the order they are read."""
    c = VersionClause
    return (
        select(c.version_number.label("version"), c.position, c.key, c.parent_key, c.form, c.level, c.number, c.kind,
               Wording.plain.label("words"), Wording.source.label("markdown"))
        .join(Wording, Wording.digest == c.wording_digest).order_by(c.version_number, c.position))
