"""The words this area has given a meaning, and its own plainer words for jargon."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from charter.db import UTC, db


class Term(db.Model):
    """A term and what we mean by it here; each change of it is in the log with a digest of its words."""

    __tablename__ = "glossary_term"
    slug: Mapped[str] = mapped_column(primary_key=True)  # what follows the # in its address
    term: Mapped[str]
    forms: Mapped[str] = mapped_column(default="")  # other forms of it, with commas: "suspended, suspensions"
    meaning: Mapped[str]
    source: Mapped[str] = mapped_column(default="")  # where the meaning comes from
    revision: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime] = mapped_column(UTC)
    by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class PlainerWord(db.Model):
    """A word that the area would rather not read in its charter, with a plainer one; only shown to whoever writes."""

    __tablename__ = "plainer_word"
    word: Mapped[str] = mapped_column(primary_key=True)  # small letters
    plainer: Mapped[str]
