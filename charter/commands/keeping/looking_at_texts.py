"""What the doctor looks at in the texts: whether every version is, byte for byte, the one that the record tells of."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import select

from charter.commands.keeping.finding import Finding, good, wrong
from charter.db import db
from charter.drafting import queries, texts
from charter.drafting.models import Version
from charter.record import entries


def the_texts(_settings: dict[str, Any]) -> list[Finding]:
    """Hash every version again: its words, its clauses with their keys, what was settled."""
    versions = db.session.scalars(select(Version).order_by(Version.number)).all()
    found = [f"texts: {words}" for version in versions if (words := _wrong(version))]
    return wrong(*found) if found else good(f"texts: {len(versions)} versions, each as it was made")


def _wrong(version: Version) -> str | None:
    digest = hashlib.sha256(version.source.encode()).hexdigest()
    rows = queries.clauses(version.number)
    tree = hashlib.sha256(texts.tree_json(version.number, version.title, digest, rows)).hexdigest()
    made = entries.about(kind="version-made", version=version.number)
    if not made or (made[0].facts["digest"], made[0].facts["tree"]) != (version.digest, version.tree_digest):
        return f"the record tells of another version {version.number} than the one that is kept."
    if digest != version.digest:
        return f"the words of version {version.number} are not those that it was made of."
    if tree != version.tree_digest:
        return f"the clauses of version {version.number} are not those that it was made of."
    settled = [entry.facts["digest"] for entry in entries.about(kind="version-settled", version=version.number)]
    if settled != ([version.settlement.digest] if version.settlement else []) or set(settled) - {digest}:
        return f"version {version.number} is not settled as the record says."
    return None
