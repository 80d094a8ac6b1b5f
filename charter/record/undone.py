"""The file outside the database and its backups (ERASURES) that knows what must stay undone, without knowing whose it is.

Two acts are in it: somebody was erased, a signature was withdrawn. A line holds the act's place in the record, its
commitment, and a mark under the site's secret. A restored copy whose record has that act was made after it; in one that
has not it is done again.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from flask import current_app

from charter.record import entries
from charter.record.models import Entry


class Line(NamedTuple):
    """One such act, as the file tells it."""

    seq: int
    commitment: str
    site: str  # of the secret that the mark was made with: another one finds nobody
    mark: str


class Lost(NamedTuple):
    """Marks of what this copy of the database does not know to be undone; how many of them another secret made."""

    marks: frozenset[str]
    unreadable: int


def add(entry: Entry, who: str) -> None:
    """Add one act, and return only when it is on the disk.

    It comes before the commit: an act that fails after it is still done in a copy restored later, as was asked.
    """
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "ab") as opened:
        # The line's end before it closes a line that a power cut left half written.
        opened.write(f"\n{entry.seq} {entry.commitment} {site()} {mark(who)}\n".encode())
        opened.flush()
        os.fsync(opened.fileno())


def is_there() -> bool:
    """Whether there is such a file: where it is lost, nobody can tell what it held."""
    return _file().exists()


def lines() -> Iterator[Line]:
    """Every act there was; half a line, left by a power cut, is passed over."""
    if not is_there():
        return
    for words in _file().read_text(encoding="utf-8").splitlines():
        parts = words.split()
        if len(parts) == 4 and parts[0].isdigit() and len(parts[3]) == 64:
            yield Line(int(parts[0]), parts[1], parts[2], parts[3])


def lost() -> Lost:
    """What this copy of the database, made before it, does not know of."""
    marks, unreadable = set(), 0
    for line in lines():
        entry = entries.find(line.seq)
        if entry is not None and entry.commitment == line.commitment:
            continue  # this copy was made after it
        if line.site != site():
            unreadable += 1
        marks.add(line.mark)
    return Lost(frozenset(marks), unreadable)


def mark(who: str) -> str:
    """What is kept instead of an address or an id, unreadable without the site's secret."""
    return _keyed(f"undone:{who.strip().lower()}")


def withdrawn(signature_id: str) -> str:
    """What stands for a withdrawn signature where an erased person's address would."""
    return f"withdrawn {signature_id}"


def site() -> str:
    """A mark of the secret itself."""
    return _keyed("undone by this site")[:16]


def _keyed(words: str) -> str:
    return hmac.new(str(current_app.config["SECRET_KEY"]).encode(), words.encode(), hashlib.sha256).hexdigest()


def _file() -> Path:
    return Path(current_app.config["ERASURES"])
