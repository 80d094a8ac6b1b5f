"""The migrations build what the rows say, on both databases, and keep a filled database whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import func, inspect, select, text
from sqlalchemy.exc import DatabaseError

from charter.app import create_app
from charter.db import UTC, db
from charter.migrating import upgrade
from charter.record import triggers
from tests import postgresql
from tests.conftest import settings
from tests.world import make_world, with_text

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> object:
    """An app on a database with nothing in it."""
    if request.param == "sqlite":
        yield create_app(settings(tmp_path, DATABASE_URL=f"sqlite:///{tmp_path / 'm.db'}"))
        return
    with postgresql.database() as url:
        app = create_app(settings(tmp_path, DATABASE_URL=url))
        yield app
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def same_type(_context: object, _inspected: object, _column: object, _old: object, mine: object) -> bool | None:
    """Our own time type is kept as the plain one."""
    return False if isinstance(mine, UTC) else None


def ours(name: str | None, kind: str, _parents: object) -> bool:
    """The counters of tries make their own table (charter/web/limits.py)."""
    return (kind, name) != ("table", "counter")


def test_they_build_what_the_rows_say(bare: Flask) -> None:
    with bare.app_context():
        upgrade()
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": same_type, "include_name": ours})
            assert compare_metadata(context, db.metadata) == []


REBUILD = '''"""Rebuilds every table that a careless migration could empty.

Revision ID: {revision}
"""
from alembic import op
import sqlalchemy as sa

revision, down_revision, branch_labels, depends_on = "{revision}", "{newest}", None, None


def upgrade() -> None:
    for table in {tables!r}:
        with op.batch_alter_table(table, recreate="{recreate}") as batch:
            batch.add_column(sa.Column("tried", sa.Integer(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError
'''


def with_one_more(folder: Path, recreate: str) -> Path:
    """The migrations, and after the newest one that rebuilds each table."""
    newest = ScriptDirectory(str(ROOT / "migrations")).get_current_head()
    shutil.copytree(ROOT / "migrations", folder)
    tables = tuple(table.name for table in db.metadata.sorted_tables)
    (folder / "versions" / "9999_rebuild.py").write_text(
        REBUILD.format(revision="9999", newest=newest, tables=tables, recreate=recreate))
    return folder


def test_a_filled_database_stays_whole(bare: Flask, tmp_path: Path) -> None:
    """A migration that rebuilds every table loses no row, no reference and no trigger of the record."""
    with bare.app_context():
        upgrade()
        with_text(make_world())
        before = rows()
        assert before["entry"] > 0 and before["version_clause"] > 10 and before["role"] > 5
        # Only SQLite ever rebuilds a table; PostgreSQL alters it where it stands, in the same history.
        upgrade(with_one_more(tmp_path / "more", "always" if db.engine.dialect.name == "sqlite" else "never"))
        assert rows() == before
        assert "tried" in {column["name"] for column in inspect(db.engine).get_columns("entry")}
        assert set(triggers.names(db.engine.dialect.name)) <= made_triggers()
        with pytest.raises(DatabaseError, match="the record only grows"), db.engine.begin() as connection:
            connection.execute(text("UPDATE entry SET kind = 'other'"))


def test_what_would_tear_rows_apart_is_not_done(tmp_path: Path) -> None:
    """On SQLite nothing checks references while tables are rebuilt; so the whole is checked before it is kept."""
    app = create_app(settings(tmp_path, DATABASE_URL=f"sqlite:///{tmp_path / 'm.db'}"))
    with app.app_context():
        upgrade()
        make_world()
        before = rows()
        folder = Path(with_one_more(tmp_path / "more", "always"))
        script = folder / "versions" / "9999_rebuild.py"
        careless = "    op.execute('DELETE FROM person')\n    for table"
        script.write_text(script.read_text().replace("    for table", careless))
        with pytest.raises(SystemExit):
            upgrade(folder)
        assert rows() == before
        assert "tried" not in {column["name"] for column in inspect(db.engine).get_columns("person")}
        with db.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def rows() -> dict[str, int]:
    with db.engine.connect() as connection:
        return {t.name: connection.scalar(select(func.count()).select_from(t)) or 0 for t in db.metadata.sorted_tables}


def made_triggers() -> set[str]:
    with db.engine.connect() as connection:
        if db.engine.dialect.name == "sqlite":
            return set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
        return set(connection.scalars(text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")))


def test_foreign_keys_are_on_and_what_is_kept_is_on_disk(tmp_path: Path) -> None:
    """On an app of its own: the one that the tests share waits for no disk."""
    with create_app(settings(tmp_path)).app_context(), db.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
