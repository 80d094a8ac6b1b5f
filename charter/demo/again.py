"""Keeps a copy of the freshly told story, and puts it back when somebody starts over."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from flask import current_app

from charter.db import db
from charter.reading import drawing
from charter.refusal import Refused


def keep() -> None:
    """Copy the database, the heads outside it and the letters, so that the story can start over."""
    folder = _kept()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _copy(_database(), folder / "charter.db")
    for source, name in _beside():
        if source.is_dir():
            shutil.copytree(source, folder / name)
        elif source.exists():
            shutil.copy(source, folder / name)


def start_over() -> None:
    """Put everything back as it was when the story had just been told. Raises Refused where no copy was kept."""
    folder = _kept()
    if not (folder / "charter.db").exists():
        raise Refused("No copy of the story was kept. Stop the demonstration and start it again.")
    db.session.remove()
    _copy(folder / "charter.db", _database())
    for target, name in _beside():
        if (folder / name).is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(folder / name, target, dirs_exist_ok=True)  # a letter may be laid there at this very moment
        elif (folder / name).exists():
            shutil.copy(folder / name, target)
    current_app.extensions["public_pages"].clear()
    drawing.forget()


def _copy(source: Path, target: Path) -> None:
    """Copy one SQLite database over another as one transaction, so that open connections see all of it or none."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target, timeout=30)) as new:
        old.backup(new)


def _database() -> Path:
    if db.engine.dialect.name != "sqlite" or not db.engine.url.database:
        raise Refused("The demonstration runs on SQLite only.")
    return Path(db.engine.url.database)


def _beside() -> tuple[tuple[Path, str], ...]:
    """What lives outside the database: the file of signed heads, the folder of letters."""
    mail = current_app.config["MAIL_URL"]
    letters = ((Path(mail.removeprefix("file:")), "letters"),) if mail.startswith("file:") else ()
    files = (("RECORD_HEADS", "record-heads.txt"), ("ERASURES", "erasures.txt"))
    return (*((Path(current_app.config[name]), kept) for name, kept in files), *letters)


def _kept() -> Path:
    return Path(current_app.config["INSTANCE"]) / "demo"
