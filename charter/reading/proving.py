"""Gathers one signature's place in the public log: its entry, what opens it, and the way from it to a checkpoint."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app
from sqlalchemy import select

from charter.db import db
from charter.drafting.models import Version
from charter.record import heads, leaves, nodes
from charter.record.models import Entry, Opening
from charter.record.tree import leaf_hash
from charter.signing.models import Signature

FORMAT = "charter-signature/1"


@dataclass(frozen=True)
class Place:
    """Where a signature stands in the public log. Hashes are hexadecimal; `proof` goes from the leaf up."""

    seq: int
    entry: str  # the exact characters that are hashed
    commitment: str
    salt: str
    content: str  # the exact characters that were sealed
    leaf: str
    checkpoint: str | None  # none until one covers the entry, within the minute
    key: str | None
    proof: Sequence[str]

    @property
    def root(self) -> str:
        """The checkpoint's root, as it stands in the checkpoint."""
        return (self.checkpoint or "\n\n").split("\n")[2]


def place(signature: Signature) -> Place | None:
    """Find it in three questions; nothing where nobody may see what was sealed."""
    row = db.session.execute(select(Entry, Opening).join(Opening, Opening.seq == Entry.seq).where(
        Entry.seq == signature.entry_seq)).first()
    if row is None:
        return None
    entry, opening = row
    data = leaves.leaf(entry.seq, entry.kind, leaves.spell_time(entry.at), entry.public, entry.commitment)
    head = heads.newest()
    covered = head if head and head.size > entry.seq else None
    return Place(entry.seq, data.decode(), entry.commitment, opening.salt, opening.content, leaf_hash(data).hex(),
                 covered.note if covered else None, covered.key if covered else None,
                 [step.hex() for step in nodes.inclusion(entry.seq, covered.size)] if covered else ())


def file(address: str, version: Version, place: Place) -> dict[str, Any]:
    """Everything that is needed to check a signature, for a program; docs/record.md tells how."""
    site = str(current_app.config["SITE_URL"]).rstrip("/")
    return {
        "format": FORMAT, "address": address,
        "text": {"version": version.number, "digest": version.digest, "address": f"{site}/versions/{version.number}.md"},
        "entry": place.entry, "opening": {"content": json.loads(place.content), "salt": place.salt, "seq": place.seq},
        "leaf": place.leaf, "proof": list(place.proof) if place.checkpoint else None, "checkpoint": place.checkpoint,
        "key": place.key,
    }
