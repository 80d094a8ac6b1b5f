"""A demonstration of its own for these tests: the story is told once, and started over before each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from charter import clock
from charter.app import create_app
from charter.db import db
from charter.demo import again
from charter.demo.load import load
from charter.record import triggers
from tests.conftest import settings
from tests.visiting import Visitor


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of these stay with one worker: to tell the story is most of what they cost."""
    for item in items:
        if "tests/demo" in str(item.path):
            item.add_marker(pytest.mark.xdist_group("demo"))


@pytest.fixture(scope="session")
def _told(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The story, told once."""
    app = create_app(settings(tmp_path_factory.mktemp("demo"), CHARTER_DEMO="1"))
    with app.app_context():
        db.create_all()
        with db.engine.begin() as connection:
            triggers.create(connection)
        load(clock.now())
        again.keep()
    return app


@pytest.fixture(scope="module")
def told(_told: Flask) -> Iterator[Flask]:
    """The demonstration for tests that only look: put back once for all of a file."""
    with _told.app_context():
        again.start_over()
        yield _told
        db.session.remove()


@pytest.fixture
def kelderby(_told: Flask) -> Iterator[Flask]:
    """The demonstration as it stands when it has just begun."""
    with _told.app_context():
        again.start_over()
        yield _told
        db.session.remove()


@pytest.fixture
def anybody(kelderby: Flask) -> Visitor:
    """Somebody who opens the demonstration."""
    return Visitor(kelderby)
