"""Asks the database for the terms, and for the charter's own definitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import ScalarSelect, func, select

from charter.db import db
from charter.glossary.linking import Forms
from charter.glossary.models import PlainerWord, Term

# Between a term's parts and between terms, in what another question carries along; no term holds either (see rules).
PART, END = "|", ";"


def terms() -> Sequence[Term]:
    """Every term, in the order of the alphabet."""
    return sorted(db.session.scalars(select(Term)).all(), key=lambda row: row.term.casefold())


def term(slug: str) -> Term | None:
    """One term."""
    return db.session.get(Term, slug)


def all_forms() -> ScalarSelect[str]:
    """Every term with its other forms, for another question to carry along: `read` reads it."""
    return select(func.aggregate_strings(Term.slug + PART + Term.term + PART + Term.forms, END)).scalar_subquery()


def read(told: str | None) -> Forms:
    """Each form of each term, small, with the term's slug; the same for the same glossary, whatever the order it came in."""
    found: list[tuple[str, str]] = []
    for one in sorted((told or "").split(END)):
        slug, _, rest = one.partition(PART)
        words, _, others = rest.partition(PART)
        found += [(form.strip().lower(), slug) for form in (words, *others.split(",")) if form.strip()]
    return tuple(found)


def plainer() -> Mapping[str, str]:
    """The area's own words for jargon."""
    return {row.word: row.plainer for row in db.session.scalars(select(PlainerWord).order_by(PlainerWord.word))}
