"""The Book as a SQLite database of its own, with full-text search on what people wrote; never the site's database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from charter.publishing.book import SIGNING, Book
from charter.publishing.tables import Table

NAME = "charter.db"
# Accents and case make no difference when somebody searches.
TOKENS = "unicode61 remove_diacritics 2"
# What a half-written file looks like is of no matter: whoever writes it moves it into place when it is whole.
HURRY = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000"


def write(book: Book, folder: Path) -> tuple[str, ...]:
    """Write the file: a table `about`, then every table of the Book."""
    with closing(sqlite3.connect(folder / NAME, isolation_level=None)) as database:
        database.executescript(HURRY)
        database.execute("BEGIN")
        facts = {"area": book.area, "title": book.title, "status": book.status, "entry": book.entry, "signing": SIGNING,
                 "licence_of_the_text": book.licence}
        database.execute('CREATE TABLE "about" (\n   "name" TEXT,\n   "value" TEXT\n)')
        database.executemany("INSERT INTO about VALUES (?, ?)", [(name, str(value)) for name, value in facts.items()])
        for table, rows in book.tables:
            database.execute(_table(table))
            places = ", ".join("?" * len(table.columns))
            database.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', rows)
            if table.search:
                _search(database, table)
        database.execute("COMMIT")
        database.execute("VACUUM")
    return (NAME,)


def _search(database: sqlite3.Connection, table: Table) -> None:
    """Beside the table another, in which its words are found."""
    columns = ", ".join(f'"{name}"' for name in table.search)
    database.execute(f'CREATE VIRTUAL TABLE "{table.name}_fts" USING FTS5 (\n    {columns},\n    tokenize=\'{TOKENS}\',\n'
                     f'    content="{table.name}"\n)')
    database.execute(f'INSERT INTO "{table.name}_fts" (rowid, {columns}) SELECT rowid, {columns} FROM "{table.name}"')


def _table(table: Table) -> str:
    """The table, in whose rows a reader can step from one to what it names; rows name each other in rings, so by hand."""
    leads = {name: f' REFERENCES "{other}" ("{key}")' for name, other, key in table.leads if (other, key) != (table.name, name)}
    columns = (f'"{name}" {"INTEGER" if name in table.numbers else "TEXT"}{" PRIMARY KEY" if name == table.key else ""}'
               f'{leads.get(name, "")}' for name in table.columns)
    return f'CREATE TABLE "{table.name}" ({", ".join(columns)})'
