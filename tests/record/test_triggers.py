"""The database itself refuses to change the record."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from charter.db import db, writing
from charter.record import entries, heads, triggers
from tests.record.test_entering import AT

ON_BOTH = [
    "UPDATE entry SET kind = 'other'", "UPDATE entry SET seq = 9 WHERE seq = 0", "DELETE FROM entry WHERE seq = 0",
    "UPDATE head SET root = ''", "DELETE FROM head",
]
ON_ONE = {
    "sqlite": ["INSERT OR REPLACE INTO entry (seq, kind, at, public) VALUES (0, 'other', '2026-01-01', '{}')",
               "REPLACE INTO head (size, root, note, key, at) VALUES (1, '', '', '', '2026-01-01')"],
    "postgresql": ["TRUNCATE entry CASCADE", "TRUNCATE head"],
}


@pytest.fixture
def one_entry(app):
    with writing():
        entries.append("version-made", {"version": 1}, at=AT)
    with writing():
        heads.sign_head(AT)


def test_nothing_is_changed_or_removed(one_entry):
    for statement in [*ON_BOTH, *ON_ONE[db.engine.dialect.name]]:
        with pytest.raises(DatabaseError, match="the record only grows"), db.engine.begin() as connection:
            connection.execute(text(statement))
    assert entries.find(0).kind == "version-made"
    assert heads.newest().size == 1


def test_every_trigger_is_there(app):
    seen = {"sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
            "postgresql": "SELECT DISTINCT tgname FROM pg_trigger WHERE NOT tgisinternal"}
    with db.engine.connect() as connection:
        found = set(connection.execute(text(seen[connection.dialect.name])).scalars())
    assert set(triggers.names(db.engine.dialect.name)) <= found


def test_making_them_again_does_no_harm(one_entry):
    with db.engine.begin() as connection:
        triggers.create(connection)


def test_an_unknown_database_is_refused():
    with pytest.raises(ValueError):
        triggers.statements("mysql")
