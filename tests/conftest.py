"""What every test may ask for: an app on a fresh database, a strict visitor, and a small lived-in world."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

import config
from charter.app import create_app
from charter.db import db
from charter.drafting.models import Version
from charter.reading import drawing
from charter.record import note, triggers
from charter.web.limits import limiter
from tests import kept, postgresql
from tests.visiting import Visitor
from tests.world import World, found_world, make_world, with_text

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
ON_POSTGRESQL = os.environ.get("CHARTER_TEST_ON") == "postgresql"
# What is told once and then put back (tests/kept.py); the later holds the earlier.
BEGINNINGS = ("draft", "world")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests on the real texts are skipped where those are absent; what asks no database runs on SQLite's turn only."""
    if ON_POSTGRESQL:
        asking = [item for item in items if {"app", "_app", "database_url"} & set(getattr(item, "fixturenames", ()))]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(asking)])
        items[:] = asking
    absent = pytest.mark.skip(reason="the real texts (../shared) are not beside this checkout")
    for item in items:
        if item.get_closest_marker("shared") and not (SHARED / "data").exists():
            item.add_marker(absent)


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is loaded by now stays until the end: the collector need not look through it again and again."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Where everything was provided for (CHARTER_NO_SKIP), a skipped test is a failed one, unless the texts are absent."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.skipped and os.environ.get("CHARTER_NO_SKIP") and "are not beside this checkout" not in str(report.longrepr):
        report.outcome = "failed"


def settings(folder: Path, **more: str) -> dict[str, Any]:
    """Settings for a test app, through the same door as the real ones."""
    environ = {
        "CHARTER_INSTANCE": str(folder), "SECRET_KEY": "a secret for tests only", "SITE_URL": "http://localhost",
        "RECORD_KEY": note.new_key("charter.test"), **more,
    }
    return {**config.from_environ(environ), "TESTING": True, "PROPAGATE_FAULTS": True}


@pytest.fixture(scope="session")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the tests write: SQLite, or the PostgreSQL named by CHARTER_TEST_ON=postgresql."""
    if ON_POSTGRESQL:
        with postgresql.database() as url:
            yield url
    else:
        yield f"sqlite:///{tmp_path_factory.mktemp('site') / 'charter.db'}"


@pytest.fixture(scope="session")
def _app(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    app = create_app(settings(tmp_path_factory.mktemp("instance"), DATABASE_URL=database_url))
    with app.app_context():
        db.create_all()
        with db.engine.begin() as connection:
            triggers.create(connection)
        db.engine.dispose()
        if db.engine.dialect.name == "sqlite":
            # No test pulls the plug on this process (the drills do, on processes of their own), so it waits for no disk.
            event.listen(db.engine, "connect", lambda connection, _record: connection.execute("PRAGMA synchronous=OFF"))
            shutil.copy(db.engine.url.database, db.engine.url.database + ".empty")
    app.extensions["counters"] = limiter._storage, limiter._limiter
    return app


@pytest.fixture
def beginning(request: pytest.FixtureRequest) -> str:
    """Which of the beginnings this test asks for was told already: the database begins with it."""
    return next((name for name in BEGINNINGS if name in request.fixturenames and kept.has(name)), kept.EMPTY)


@pytest.fixture
def app(_app: Flask, beginning: str) -> Iterator[Flask]:
    """The app on an empty database, or on the beginning that the test asks for; what a test writes is gone after it."""
    with _app.app_context():
        kept.put_back(beginning)
        _app.extensions["public_pages"].clear()
        drawing.forget()  # what is kept began with the very same text, and may go on otherwise
        _app.extensions["room_states"].kept.found.clear()
        _app.config["RECORD_HEADS"].unlink(missing_ok=True)  # or it would tell of heads that this database never had
        # The process has one limiter, which goes on with the counters of the app that was made last, of another test perhaps.
        limiter._storage, limiter._limiter = _app.extensions["counters"]
        limiter.reset()  # nobody has tried anything yet
        yield _app
        db.session.remove()


@pytest.fixture
def client(app: Flask) -> Visitor:
    """A strict visitor who checks every page opened (see tests/visiting.py)."""
    return Visitor(app)


@pytest.fixture
def world(app: Flask, beginning: str) -> World:
    """The people of Wharnley, with no text yet (see tests/world.py)."""
    if beginning != kept.EMPTY:
        return found_world()
    before = kept.rows()
    made = make_world()
    kept.keep("world", after=kept.EMPTY, before=before)
    return made


@pytest.fixture
def draft(world: World, beginning: str) -> Version:
    """Version 1 of a short charter, open for comments and for suggested words at NOON."""
    if beginning == "draft":
        return db.session.get_one(Version, 1)
    before = kept.rows()
    made = with_text(world)
    kept.keep("draft", after="world", before=before)
    return made
