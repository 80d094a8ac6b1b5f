"""The migrations build what the rows say, on both databases, and keep a filled database whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import func, inspect, select, text

from charter.app import create_app
from charter.db import UTC, db
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


def test_they_build_what_the_rows_say(bare: Flask) -> None:
    with bare.app_context():
        upgrade(str(ROOT / "migrations"))
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": same_type})
            assert compare_metadata(context, db.metadata) == []


def test_a_filled_database_stays_whole(bare: Flask) -> None:
    """From each revision on: fill what can be filled at the newest, upgrade again, count rows and triggers."""
    with bare.app_context():
        upgrade(str(ROOT / "migrations"))
        with_text(make_world())
        before = rows()
        assert before["entry"] > 0 and before["version_clause"] > 10
        for revision in ScriptDirectory(str(ROOT / "migrations")).walk_revisions():
            with db.engine.begin() as connection:
                connection.execute(text("UPDATE alembic_version SET version_num = :r"), {"r": revision.revision})
        upgrade(str(ROOT / "migrations"))
        assert rows() == before
        assert set(triggers.names(db.engine.dialect.name)) <= made_triggers()


def rows() -> dict[str, int]:
    with db.engine.connect() as connection:
        return {t.name: connection.scalar(select(func.count()).select_from(t)) or 0 for t in db.metadata.sorted_tables}


def made_triggers() -> set[str]:
    with db.engine.connect() as connection:
        if db.engine.dialect.name == "sqlite":
            return set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
        return set(connection.scalars(text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")))


def test_foreign_keys_are_on(app: Flask) -> None:
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    assert inspect(db.engine).has_table("entry")
