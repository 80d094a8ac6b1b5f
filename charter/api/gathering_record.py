"""Gathers the public log: its entries as they are hashed, and the newest signed checkpoint."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from charter.api.gathering import Asked, Some
from charter.db import db
from charter.record import entries as record
from charter.record import heads, leaves
from charter.record.models import Entry
from charter.record.sentences import sentence


def entries(asked: Asked, limit: int, skip: int) -> Some:
    """Entries in the order of the log."""
    query = select(Entry).order_by(Entry.seq)
    if asked["kind"] is None:  # numbered without a gap, so that a deep page costs what the first one does
        rows = db.session.scalars(query.where(Entry.seq >= skip).limit(limit))
        return Some([_told(row) for row in rows], record.latest() + 1)
    query = query.where(Entry.kind == asked["kind"])
    total = db.session.scalar(select(func.count()).select_from(Entry).where(Entry.kind == asked["kind"])) or 0
    return Some([_told(row) for row in db.session.scalars(query.limit(limit).offset(skip))], total)


def entry(number: int) -> dict[str, Any] | None:
    """One entry."""
    row = record.find(number)
    return _told(row) if row else None


def checkpoint() -> dict[str, Any] | None:
    """The newest signed head of the log."""
    head = heads.newest()
    return head and {"size": head.size, "root": head.root, "key": head.key, "note": head.note, "at": leaves.spell_time(head.at)}


def _told(row: Entry) -> dict[str, Any]:
    return {"seq": row.seq, "kind": row.kind, "at": leaves.spell_time(row.at), "public": row.facts,
            "commitment": row.commitment, "words": sentence(row.kind, row.facts), "address": f"/record/entries/{row.seq}"}


_WORDS, _NUMBER = {"type": "string"}, {"type": "integer"}
ENTRY = {
    "type": "object", "description": "One act in the public log. A signing act is sealed: a commitment, and nothing else.",
    "properties": {"seq": _NUMBER, "kind": _WORDS, "at": _WORDS, "public": {"type": "object"},
                   "commitment": {"type": ["string", "null"]}, "words": _WORDS, "address": _WORDS},
    "required": ["seq", "kind", "at", "public", "commitment", "words", "address"], "additionalProperties": False,
}
CHECKPOINT = {
    "type": "object",
    "description": "The newest signed head of the log: keep it, and no later log can leave out what is under it.",
    "properties": {"size": _NUMBER, "root": _WORDS, "key": _WORDS, "note": _WORDS, "at": _WORDS},
    "required": ["size", "root", "key", "note", "at"], "additionalProperties": False,
}
