"""A real PostgreSQL for the tests: the one that TEST_DATABASE_URL names, or one started for this run."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

# The server is thrown away with its rows: it waits for no disk, and cleans and copies nothing for later.
FOR_A_WHILE = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off", "jit=off", "wal_level=minimal",
               "max_wal_senders=0", "max_wal_size=4GB", "checkpoint_timeout=1h", "bgwriter_lru_maxpages=0")
PLACES = (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/local/bin"), Path("/usr/bin"))


def why_not() -> str | None:
    """Why there is no PostgreSQL to test on, or None where there is one."""
    if os.environ.get("TEST_DATABASE_URL"):
        return None
    if _tool("initdb") is None:
        return "no PostgreSQL server is installed and TEST_DATABASE_URL names none"
    if os.geteuid() == 0 and not shutil.which("runuser"):
        return "PostgreSQL refuses to run as root and there is no runuser"
    return None


@contextmanager
def database() -> Iterator[str]:
    """The address of an empty database; a server started for it ends with it."""
    reason = why_not()
    if reason:
        pytest.skip(reason)
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="charter-pg-"))
    try:
        _as_postgres("chown", "-R", "postgres", str(folder), root=True)
        _as_postgres(_tool("initdb"), "-D", f"{folder}/data", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -h ''" + "".join(f" -c {setting}" for setting in FOR_A_WHILE)
        _as_postgres(_tool("pg_ctl"), "-D", f"{folder}/data", "-l", f"{folder}/log", "-w", "-o", options, "start")
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            _as_postgres(_tool("pg_ctl"), "-D", f"{folder}/data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tool(name: str) -> str | None:
    return next((str(place / name) for place in PLACES if (place / name).exists()), None)


def _as_postgres(*command: str | None, root: bool = False) -> None:
    if os.geteuid() == 0 and not root:
        command = ("runuser", "-u", "postgres", "--", *command)
    elif os.geteuid() != 0 and root:
        return
    subprocess.run([c or "" for c in command], check=True, stdout=subprocess.DEVNULL, cwd="/")
