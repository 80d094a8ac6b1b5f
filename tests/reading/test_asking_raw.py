"""The small question before any routing: asked on a connection that is kept, and made anew once it has failed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from charter.web import raw

QUESTION = "SELECT seq FROM entry"


def database(path: Path, seq: int) -> Path:
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE entry (seq INTEGER)")
        made.execute("INSERT INTO entry VALUES (?)", (seq,))
        made.commit()
    return path


def test_a_connection_that_failed_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, made, connect = database(tmp_path / "charter.db", 7), [], sqlite3.connect
    monkeypatch.setattr(raw.sqlite3, "connect", lambda *a, **k: made.append(connect(*a, **k)) or made[-1])
    ask = raw.asking(create_engine(f"sqlite:///{path}"))
    assert ask(QUESTION) == (7,) == ask(QUESTION) and len(made) == 1
    made[0].close()
    assert ask(QUESTION) == (7,) == ask(QUESTION) and len(made) == 2


def test_what_cannot_be_asked_anew_either_is_an_error(tmp_path: Path) -> None:
    ask = raw.asking(create_engine(f"sqlite:///{database(tmp_path / 'charter.db', 7)}"))
    for _ in range(2):
        with pytest.raises(sqlite3.Error):
            ask("SELECT nothing FROM nowhere")
    assert ask(QUESTION) == (7,)
