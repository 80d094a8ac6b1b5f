"""What makes the database itself refuse to change or remove an entry or a signed head."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.engine import Connection

KEYS = {"entry": "seq", "head": "size"}
ACTS = ("UPDATE", "DELETE", "INSERT")


def statements(dialect: str) -> tuple[str, ...]:
    """Give the DDL that makes the triggers, for `sqlite` or `postgresql`; running it twice does no harm.

    Batch migrations on SQLite rebuild a table and drop its triggers in silence: run these again after each.
    """
    if dialect == "sqlite":
        return tuple(_sqlite(table, act) for table in KEYS for act in ACTS)
    if dialect == "postgresql":
        return (_POSTGRESQL_FUNCTION, *(part for table in KEYS for part in _postgresql(table)))
    raise ValueError(f"no triggers are written for {dialect}")


def create(connection: Connection) -> None:
    """Make the triggers on this connection's database."""
    for statement in statements(connection.dialect.name):
        connection.execute(text(statement))


def names(dialect: str) -> tuple[str, ...]:
    """Name every trigger that must be there, so that a check can count them."""
    if dialect == "sqlite":
        return tuple(sorted(_name(table, act) for table in KEYS for act in ACTS))
    return tuple(sorted(f"{table}_is_append_only" for table in KEYS))


def _name(table: str, act: str) -> str:
    return f"{table}_refuses_{act.lower()}"


def _sqlite(table: str, act: str) -> str:
    # INSERT OR REPLACE deletes the old row without asking the DELETE trigger, so a taken number is refused here.
    key = KEYS[table]
    when = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) " if act == "INSERT" else ""
    return (f"CREATE TRIGGER IF NOT EXISTS {_name(table, act)} BEFORE {act} ON {table} {when}"
            f"BEGIN SELECT RAISE(ABORT, 'the record only grows'); END")


_POSTGRESQL_FUNCTION = (
    "CREATE OR REPLACE FUNCTION record_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the record only grows'; END $$"
)


def _postgresql(table: str) -> tuple[str, str]:
    # For each statement and not for each row, so that TRUNCATE is refused as well.
    return (f"DROP TRIGGER IF EXISTS {table}_is_append_only ON {table}",
            f"CREATE TRIGGER {table}_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION record_only_grows()")
