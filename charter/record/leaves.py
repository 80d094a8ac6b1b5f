"""One entry as bytes: what is hashed, what is exported, and what is wrong with one that was tampered with. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from charter.record.canonical import NotCanonical, canonical
from charter.record.note import Checkpoint
from charter.record.tree import leaf_hash, root_of

SEALED = "sealed"
FIELDS = {"at", "commitment", "kind", "public", "seq"}
KIND = re.compile(r"[a-z][a-z0-9-]{0,39}\Z")
HEX = re.compile(r"[0-9a-f]{64}\Z")
# Whole seconds: the order of entries is told by seq, and a finer time would only tell two acts of one person apart.
AT = "%Y-%m-%dT%H:%M:%SZ"
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")


def spell_time(at: datetime) -> str:
    """Write a moment as the record does: 2026-11-22T10:00:00Z."""
    return at.astimezone(UTC).strftime(AT)


def leaf(seq: int, kind: str, at: str, public: str, commitment: str | None) -> bytes:
    """Put an entry's canonical bytes together from parts already in their one spelling; `public` is JSON text."""
    sealed = "null" if commitment is None else f'"{commitment}"'
    return f'{{"at":"{at}","commitment":{sealed},"kind":"{kind}","public":{public},"seq":{seq}}}'.encode()


def spelled(entries: list[Any]) -> list[bytes] | str:
    """Give the bytes of each entry, or words for the first that is not an entry or not in its place."""
    found = []
    for index, entry in enumerate(entries):
        words = _shape(index, entry)
        if words:
            return words
        try:
            found.append(canonical(entry))
        except (NotCanonical, RecursionError) as error:
            return f"Entry {index} has no one spelling: {error}."
    return found


def check(spelled: list[bytes], leaves: list[Any], signed: Checkpoint | None) -> list[str]:
    """Name the first entry that is not what was hashed, and what was added past the checkpoint."""
    problems = []
    hashes = [leaf_hash(data).hex() for data in spelled]
    wrong = next((n for n, (a, b) in enumerate(zip(hashes, leaves, strict=False)) if a != b), None)
    if wrong is not None:
        changed = signed is None or root_of([bytes.fromhex(one) for one in hashes]) != signed.root
        problems.append(
            f"Entry {wrong} is not the entry that was entered: its hash differs from leaf {wrong}." if changed
            else f"Leaf {wrong} was changed; entry {wrong} itself is as it was signed.")
    if len(leaves) != len(hashes):
        problems.append(f"There are {len(hashes)} entries but {len(leaves)} leaves.")
    if signed and len(hashes) > signed.size:
        problems.append(f"Entry {signed.size} is not covered by the checkpoint, "
                        f"which was signed over {signed.size} entries.")
    return problems


def _shape(index: int, entry: Any) -> str | None:
    if not isinstance(entry, dict) or set(entry) != FIELDS:
        return f"Entry {index} does not have exactly these fields: {', '.join(sorted(FIELDS))}."
    seq = entry["seq"]
    if isinstance(seq, bool) or not isinstance(seq, int):
        return f"Entry {index} has no number."
    if seq != index:
        return f"Entry {index} is missing or out of order: entry {seq} stands in its place."
    if not isinstance(entry["kind"], str) or not KIND.match(entry["kind"]) or not isinstance(entry["public"], dict):
        return f"Entry {index} is malformed: its kind or its public part."
    if not _is_time(entry["at"]):
        return f"Entry {index} is malformed: its time is not spelled like 2026-11-22T10:00:00Z."
    commitment = entry["commitment"]
    if (commitment is not None) != (entry["kind"] == SEALED) or (entry["kind"] == SEALED and entry["public"]):
        return f"Entry {index} is malformed: an entry is sealed and says nothing, or is not sealed and hides nothing."
    if commitment is not None and (not isinstance(commitment, str) or not HEX.match(commitment)):
        return f"Entry {index} is malformed: its commitment is not 64 small hexadecimal digits."
    return None


def _is_time(at: Any) -> bool:
    if not isinstance(at, str) or not _TIME.match(at):
        return False
    try:
        datetime.fromisoformat(at)
    except ValueError:
        return False
    return True
