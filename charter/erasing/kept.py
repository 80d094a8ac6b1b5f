"""The file outside the database and its backups that knows who was erased (ERASURES), without knowing who they are.

A line holds the act's place in the record, its commitment, and a mark of the address under the site's secret. A restored
copy whose record has that act was made after it; one that has not is erased again.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from flask import current_app


class Line(NamedTuple):
    """One erasure, as the file tells it."""

    seq: int
    commitment: str
    site: str  # of the secret that the mark was made with: another one finds nobody
    mark: str


def add(seq: int, commitment: str, email: str) -> None:
    """Add one erasure, and return only when it is on the disk."""
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "ab") as opened:
        opened.write(f"{seq} {commitment} {site()} {mark(email)}\n".encode())
        opened.flush()
        os.fsync(opened.fileno())


def lines() -> Iterator[Line]:
    """Every erasure there was; half a line, left by a power cut, is passed over."""
    file = _file()
    if not file.exists():
        return
    for words in file.read_text(encoding="utf-8").splitlines():
        parts = words.split()
        if len(parts) == 4 and parts[0].isdigit() and len(parts[3]) == 64:
            yield Line(int(parts[0]), parts[1], parts[2], parts[3])


def mark(email: str) -> str:
    """What is kept instead of an address, unreadable without the site's secret."""
    return _keyed(f"erased:{email.strip().lower()}")


def site() -> str:
    """A mark of the secret itself."""
    return _keyed("erased by this site")[:16]


def _keyed(words: str) -> str:
    return hmac.new(str(current_app.config["SECRET_KEY"]).encode(), words.encode(), hashlib.sha256).hexdigest()


def _file() -> Path:
    return Path(current_app.config["ERASURES"])
