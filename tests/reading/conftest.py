"""What the tests of pages may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import event

from charter.db import db


@pytest.fixture
def asked(app: object) -> Iterator[list[str]]:
    """The questions asked of the database while a page is made."""
    found: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_: object) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            found.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield found
    event.remove(db.engine, "before_cursor_execute", note)
