"""A site's SQLite database as a file: where it is, copying it whole, and whether a copy is sound."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

from charter.db import PATIENCE_SECONDS
from charter.refusal import Refused

# What SQLite keeps beside a database while it is open.
TAILS = ("-wal", "-shm")


def database(settings: dict[str, Any], instead: str) -> Path:
    """Where the site's database is. Raises Refused, saying what to use `instead`, where it is no file."""
    url = make_url(settings["SQLALCHEMY_DATABASE_URI"])
    if url.get_backend_name() != "sqlite":
        raise Refused(f"This site's database is PostgreSQL: {instead}")
    if not url.database or url.database == ":memory:":
        raise Refused("This site's database is not a file.")
    return Path(url.database)


def copy(source: Path, target: Path) -> None:
    """Copy a database to a new file, as it stood at one moment, readable by its owner only, and put it on the disk.

    Others may read and write meanwhile. The copy is one file: nothing of it is left in a log beside it.
    """
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    with closing(_open(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
    fold(target)


def fold(file: Path) -> None:
    """Bring a database that nobody else has open into its one file, and put it on the disk."""
    with closing(sqlite3.connect(file)) as opened:
        mode = opened.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    if mode != "delete":
        raise Refused(f"{file} is open elsewhere.")
    with file.open("rb") as written:
        os.fsync(written.fileno())


def problems(file: Path) -> list[str]:
    """What is wrong with a database: that it is none, torn pages, rows that refer to nothing; empty if it is sound."""
    try:
        with closing(_open(file)) as opened:
            said = [row[0] for row in opened.execute("PRAGMA integrity_check(5)")]
            torn = [f"it is damaged: {words}" for words in said if words != "ok"]
            if torn:
                return torn
            tables = {row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not {"entry", "charter"} <= tables:
                return ["it is a database, but not of a charter's site"]
            lost = opened.execute("PRAGMA foreign_key_check").fetchmany(5)
            return [f"a row of {row[0]} refers to a row of {row[2]} that is not there" for row in lost]
    except sqlite3.DatabaseError as error:
        return [f"it cannot be read as a database: {error}"]


def _open(file: Path) -> sqlite3.Connection:
    if not file.exists():
        raise Refused(f"There is no {file}.")
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=PATIENCE_SECONDS)
