"""The rows of the record: entries, what they refer to, openings, tree nodes and signed heads."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from charter.db import UTC, db


class Entry(db.Model):
    """One act, entered for good; the database refuses to change it or to take it out.

    `public` is canonical JSON and holds nothing personal; `commitment` is 64 lower-case hex digits, or null.
    """

    __tablename__ = "entry"
    __table_args__ = (Index("ix_entry_kind_seq", "kind", "seq"),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime] = mapped_column(UTC)
    public: Mapped[str] = mapped_column(Text)
    commitment: Mapped[str | None] = mapped_column(String(64))

    @property
    def facts(self) -> dict[str, Any]:
        """What the entry says in public, as plain values."""
        facts: dict[str, Any] = json.loads(self.public)
        return facts


class Reference(db.Model):
    """That an entry is about one numbered or keyed thing; made from `public`, so that its entries are found at once."""

    __tablename__ = "entry_reference"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    value: Mapped[str] = mapped_column(String(40), primary_key=True)
    seq: Mapped[int] = mapped_column(ForeignKey(Entry.seq), primary_key=True, autoincrement=False)


class Opening(db.Model):
    """What a sealed entry holds, published only while its signature is listed, and destroyed when it no longer is."""

    __tablename__ = "opening"

    seq: Mapped[int] = mapped_column(ForeignKey(Entry.seq), primary_key=True, autoincrement=False)
    salt: Mapped[str] = mapped_column(String(64))
    content: Mapped[str] = mapped_column(Text)


class Node(db.Model):
    """One complete subtree's hash; level 0 is the leaves. Kept so that a new head hashes only what is new."""

    __tablename__ = "node"

    level: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    index: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class Head(db.Model):
    """A signed checkpoint over the first `size` entries; `root` is hex, `key` the public key it opens with."""

    __tablename__ = "head"

    size: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    root: Mapped[str] = mapped_column(String(64))
    note: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UTC)
