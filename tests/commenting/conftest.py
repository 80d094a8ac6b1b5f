"""Every test of this room happens on one day, while the draft is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from flask import Flask
from sqlalchemy import event

from charter.db import db
from tests.world import DAY, NOON


@pytest.fixture(autouse=True)
def today() -> Iterator[time_machine.Traveller]:
    """The day after the draft opened, standing still; a test may move it."""
    with time_machine.travel(NOON + DAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def counted(app: Flask) -> Iterator[Callable[[], int]]:
    """How many statements were sent to the database so far."""
    seen: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield lambda: len(seen)
    event.remove(db.engine, "before_cursor_execute", note)
