"""The Book as a SQLite database of its own, with full-text search on what people wrote; never the site's database."""

from __future__ import annotations

import sqlite3
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
    from sqlite_utils import Database  # heavy, and needed only when the data is written anew

    database = Database(sqlite3.connect(folder / NAME, isolation_level=None))
    try:
        database.conn.executescript(HURRY)
        database.execute("BEGIN")
        facts = {"area": book.area, "title": book.title, "status": book.status, "entry": book.entry, "signing": SIGNING,
                 "licence_of_the_text": book.licence}
        database["about"].insert_all({"name": name, "value": str(value)} for name, value in facts.items())
        for table, rows in book.tables:
            database.execute(_table(table))
            # Not by insert_all, which looks at every value of every row: four times as long for 25,000 signatures.
            places = ", ".join("?" * len(table.columns))
            database.conn.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', rows)
            if table.search:
                database[table.name].enable_fts(table.search, tokenize=TOKENS)
        database.execute("COMMIT")
        database.vacuum()
    finally:
        database.close()
    return (NAME,)


def _table(table: Table) -> str:
    """The table, in whose rows a reader can step from one to what it names; rows name each other in rings, so by hand."""
    leads = {name: f' REFERENCES "{other}" ("{key}")' for name, other, key in table.leads if (other, key) != (table.name, name)}
    columns = (f'"{name}" {"INTEGER" if name in table.numbers else "TEXT"}{" PRIMARY KEY" if name == table.key else ""}'
               f'{leads.get(name, "")}' for name in table.columns)
    return f'CREATE TABLE "{table.name}" ({", ".join(columns)})'
