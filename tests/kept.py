"""What most tests begin with is told once in each worker; from then on its rows are put back, in a tenth of the time."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing

from sqlalchemy import func, select, text

from charter.db import db

EMPTY = "empty"
# On PostgreSQL to delete a few rows is twenty times as quick as to truncate every table, but each delete leaves dead rows
# behind that later questions step over: so the tables are truncated once in so many tests.
TRUNCATED_EVERY = 25
_emptied = itertools.count()
# How many rows each table has in what is kept, by its name.
_kept: dict[str, dict[str, int]] = {}


def has(name: str) -> bool:
    """Whether this beginning was told already."""
    return name in _kept


def rows() -> dict[str, int]:
    """How many rows each table has, where it has any."""
    found = {t.name: db.session.scalar(select(func.count()).select_from(t)) or 0 for t in db.metadata.sorted_tables}
    return {name: count for name, count in found.items() if count}


def keep(name: str, *, after: str, before: dict[str, int]) -> None:
    """Keep the rows as they stand now, unless a test had written something of its own before this was told."""
    if before != _kept.get(after, {}):
        return
    _kept[name] = rows()
    if db.engine.dialect.name == "sqlite":
        path = str(db.engine.url.database)
        with closing(sqlite3.connect(path)) as site, closing(sqlite3.connect(f"{path}.{name}")) as kept:
            site.backup(kept)
    else:
        copies = [f'CREATE TABLE kept_{name}."{table}" AS SELECT * FROM "{table}"' for table in _kept[name]]
        with db.engine.begin() as connection:
            connection.exec_driver_sql(";".join([f"DROP SCHEMA IF EXISTS kept_{name} CASCADE", f"CREATE SCHEMA kept_{name}",
                                                 *copies]))


def put_back(name: str = EMPTY) -> None:
    """Put the database back as it was when this was kept; `empty` is before any row."""
    db.session.remove()
    if db.engine.dialect.name == "sqlite":
        db.engine.dispose()
        path = str(db.engine.url.database)
        # By SQLite itself: a file swapped under a reader's open connection gives "disk I/O error" ever after.
        with closing(sqlite3.connect(f"{path}.{name}")) as kept, closing(sqlite3.connect(path)) as site:
            site.execute("PRAGMA synchronous=OFF")
            kept.backup(site)
    else:
        names = [f'"{table.name}"' for table in db.metadata.sorted_tables]
        emptying = ([f"TRUNCATE {', '.join(names)} CASCADE"] if next(_emptied) % TRUNCATED_EVERY == 0 else
                    [f"DELETE FROM {table}" for table in names])
        filling = [f'INSERT INTO "{table}" SELECT * FROM kept_{name}."{table}"' for table in _kept.get(name, {})]
        with db.engine.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))  # the record's triggers refuse
            connection.exec_driver_sql(";".join([*emptying, *filling]))
