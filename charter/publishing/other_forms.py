"""Gathers what stands beside the versions in other languages and forms, and what words mean here."""

from __future__ import annotations

from typing import Any

from charter.companions import queries as companions
from charter.companions.models import CompanionStanding
from charter.companions.rules import kind
from charter.glossary import queries as glossary
from charter.publishing.wording import iso_day
from charter.text.languages import named

Row = dict[str, Any]


def rows() -> dict[str, list[Row]]:
    """The rows of these tables, by the table's name (three queries)."""
    standing = {one.companion_id: one for one in companions.all_standing()}
    return {
        "companions": [_companion(one) for one in standing.values()],
        "companion_clauses": [
            {"version": standing[c.companion_id].version_number, "companion": standing[c.companion_id].slug,
             "position": c.position, "clause_key": c.key, "form": c.form, "level": c.level, "number": c.number, "words": c.plain}
            for c in companions.clauses() if c.companion_id in standing],
        "glossary": [{"slug": row.slug, "term": row.term, "other_forms": row.forms, "meaning": row.meaning, "source": row.source,
                      "set_on": iso_day(row.at)} for row in glossary.terms()],
    }


def _companion(one: CompanionStanding) -> Row:
    row, language = one.companion, named(one.slug)
    return {"version": row.version_number, "companion": row.slug, "kind": kind(row.slug), "way": row.way,
            "language": language.tag if language else None, "name": language.own if language else None, "maker": row.maker,
            "notice": row.notice, "link": one.href, "digest": row.digest, "bytes": row.size, "put_on": iso_day(row.at)}
