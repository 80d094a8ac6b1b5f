"""How migrations run: foreign keys off while tables are rebuilt, checked after, and the record's triggers made again.

Batch mode on SQLite rebuilds a table by copying it. With foreign keys on, that deletes child rows; and the copy has
none of the triggers that keep the record from being changed.
"""

from typing import Any

from alembic import context
from sqlalchemy import text

from charter.db import UTC, db
from charter.record import triggers
from charter.tables import __all__ as _every_room  # noqa: F401  every room's rows are known before comparing

# Made by charter/web/limits.py for itself, and thrown away at will.
NOT_OURS = ("counter",)


def is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    """Whether the migrations answer for it."""
    return kind != "table" or name not in NOT_OURS


def render_item(kind: str, thing: Any, _autogen: Any) -> Any:
    """Write our own column type as the plain one it is kept in."""
    return "sa.DateTime()" if kind == "type" and isinstance(thing, UTC) else False


def run() -> None:
    """Upgrade or compare, in one transaction."""
    with db.engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        raw = connection.connection.dbapi_connection
        if sqlite:
            raw.execute("PRAGMA foreign_keys=OFF")  # before any BEGIN: inside a transaction SQLite passes it over
        context.configure(connection=connection, target_metadata=db.metadata, render_as_batch=True,
                          compare_type=True, render_item=render_item, include_name=is_ours, transactional_ddl=True)
        try:
            with context.begin_transaction():
                context.run_migrations()
                if _has_record(connection):
                    triggers.create(connection)
                if sqlite:
                    broken = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
                    if broken:
                        raise RuntimeError(f"the migration would leave rows without what they refer to: {broken[:5]}")
            connection.commit()
        finally:
            connection.rollback()
            if sqlite:
                raw.execute("PRAGMA foreign_keys=ON")


def _has_record(connection: Any) -> bool:
    return bool({"entry", "head"} <= set(connection.dialect.get_table_names(connection)))


run()
