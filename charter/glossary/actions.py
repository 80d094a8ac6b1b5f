"""Sets, changes and takes out terms; sets the area's plainer words. Nothing here commits."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, func, select

from charter.db import db
from charter.glossary import queries, rules
from charter.glossary.models import PlainerWord, Term
from charter.people.models import Person
from charter.record import entries
from charter.record.canonical import canonical


def set_term(term: str, *, meaning: str, source: str = "", forms: str = "", by: Person | None, at: datetime) -> Term:
    """Put a term into the glossary."""
    rules.check_term(term)
    slug = rules.slug(term)
    other = queries.term(slug)
    rules.check_free(slug, term, other.term if other else None)
    rules.check_room(db.session.scalar(select(func.count()).select_from(Term)) or 0)
    row = Term(slug=slug, term=term, forms=", ".join(rules.forms(forms)), meaning=meaning, source=source, at=at,
               by_id=by.id if by else None)
    db.session.add(row)
    return _entered("term-set", row, at)


def change_term(row: Term, *, meaning: str, source: str = "", forms: str = "", expected: int, by: Person | None,
                at: datetime) -> Term:
    """Change what is said of a term; its place stays."""
    rules.check_current(revision=row.revision, expected=expected)
    row.forms, row.meaning, row.source = ", ".join(rules.forms(forms)), meaning, source
    row.revision, row.at, row.by_id = row.revision + 1, at, by.id if by else None
    return _entered("term-changed", row, at)


def take_out(row: Term, *, expected: int, at: datetime) -> None:
    """Take a term out of the glossary."""
    rules.check_current(revision=row.revision, expected=expected)
    db.session.delete(row)
    db.session.flush()
    entries.append("term-taken-out", {"term": row.slug}, at=at)


def set_plainer(words: Mapping[str, str], *, at: datetime) -> None:
    """Set the area's own plainer words, all of them."""
    db.session.execute(delete(PlainerWord))
    db.session.add_all(PlainerWord(word=word, plainer=instead) for word, instead in words.items())
    db.session.flush()
    entries.append("plainer-words-set", {"words": len(words)}, at=at)


def digest(row: Term) -> str:
    """SHA-256 of what is said of a term, as canonical JSON."""
    said = {"term": row.term, "forms": row.forms, "meaning": row.meaning, "source": row.source}
    return hashlib.sha256(canonical(said)).hexdigest()


def _entered(kind: str, row: Term, at: datetime) -> Term:
    db.session.flush()
    entries.append(kind, {"term": row.slug, "digest": digest(row)}, at=at)
    return row
