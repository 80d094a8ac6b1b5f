"""What is published, each file written once for each place of the public log and kept until the log moves on."""

from __future__ import annotations

import fcntl
import shutil
from pathlib import Path

from flask import current_app

from charter import __version__
from charter.db import one_moment
from charter.publishing.book import Book, beside, gather
from charter.publishing.formats import FORMATS, csv_files, database, json_file
from charter.publishing.tables import TABLES
from charter.record import entries, leaves
from charter.record.tree import leaf_hash
from charter.words import speaking

# name of each file -> what it is, in words; nothing else is ever sent.
FILES = {
    database.NAME: "SQLite database with full-text search",
    json_file.NAME: "JSON, everything in one file",
    **{f"{table.name}.csv": table.about for table in TABLES},
}


def publish(book: Book, folder: Path) -> list[str]:
    """Write a Book in every format into a folder; gives the names of the files."""
    folder.mkdir(parents=True, exist_ok=True)
    return [name for form in FORMATS for name in form.write(book, folder)]


def current(name: str) -> Path:
    """The folder in which this one of FILES is as it is published now; the first who asks after an act writes it.

    Others wait for that one. What was published before is deleted: a name that was withdrawn must not stay on our disk.
    """
    home = Path(current_app.config["INSTANCE"]) / "published"
    wanted = home / place()
    if (wanted / name).is_file():
        return wanted
    home.mkdir(exist_ok=True, mode=0o700)
    with (home / "turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        # In a context of its own: whoever waited for their turn would write what stood before, and delete what stands now.
        with current_app.app_context(), speaking(None):  # one file for everybody, in whose language ever the first asked
            one_moment()
            wanted = home / place()
            if not (wanted / name).is_file():
                _write(home, wanted, name)
    return wanted


def _write(home: Path, wanted: Path, name: str) -> None:
    """Write beside and move into place, so that nobody takes half a file; then delete what was there before.

    A table is written with those that are gathered together with it; the rest only for whoever asks for it.
    """
    part = home / ".part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    form = next((form for form in (database, json_file) if name == form.NAME), csv_files)
    files = form.write(gather(beside(name.removesuffix(".csv")) if form is csv_files else None), part)
    wanted.mkdir(exist_ok=True)
    for file in files:
        (part / file).rename(wanted / file)
    for old in home.iterdir():
        if old.is_dir() and old != wanted:
            shutil.rmtree(old, ignore_errors=True)


def place() -> str:
    """The log's newest entry, by number and content, so that a restored or another copy is never taken for this one."""
    newest = entries.find(entries.latest())
    if newest is None:
        return f"empty-{__version__}"
    said = leaves.leaf(newest.seq, newest.kind, leaves.spell_time(newest.at), newest.public, newest.commitment)
    return f"{newest.seq}-{leaf_hash(said).hex()[:16]}-{__version__}"
