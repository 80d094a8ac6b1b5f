"""Sealed commitments: a hash that says nothing by itself, and the opening that shows what it stands for. Pure."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from charter.record.canonical import NotCanonical, canonical
from charter.record.leaves import HEX

# 256 bits: nobody can guess a salt, so a destroyed opening cannot be found again from the few heads there are.
SALT_BYTES = 32


def new_salt() -> str:
    """Draw a fresh salt, as 64 hexadecimal digits."""
    return secrets.token_bytes(SALT_BYTES).hex()


def commitment(salt: str, content: bytes) -> str:
    """Commit to canonical JSON bytes: SHA-256 of the 32 salt bytes and then the content, as hexadecimal digits."""
    return hashlib.sha256(bytes.fromhex(salt) + content).hexdigest()


def check(openings: list[Any], entries: list[Any]) -> list[str]:
    """Name the first opening that does not open a sealed entry, in words; none when all do."""
    last = -1
    for opening in openings:
        words = _check_one(opening, entries, last)
        if words:
            return [words]
        last = opening["seq"]
    return []


def _check_one(opening: Any, entries: list[Any], last: int) -> str | None:
    if not isinstance(opening, dict) or set(opening) != {"content", "salt", "seq"}:
        return "An opening does not have exactly these fields: content, salt, seq."
    seq, salt = opening["seq"], opening["salt"]
    if isinstance(seq, bool) or not isinstance(seq, int) or not last < seq < len(entries):
        return f"The opening after that of entry {last} is out of order, double, or of no entry."
    if not isinstance(salt, str) or not HEX.match(salt):
        return f"The opening of entry {seq} has no salt of 64 small hexadecimal digits."
    try:
        found = commitment(salt, canonical(opening["content"]))
    except (NotCanonical, RecursionError) as error:
        return f"The opening of entry {seq} has no one spelling: {error}."
    if entries[seq]["commitment"] != found:
        return f"The opening of entry {seq} does not open it: its content or its salt was changed."
    return None
