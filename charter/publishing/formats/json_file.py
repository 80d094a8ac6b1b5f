"""The whole Book as one JSON file."""

from __future__ import annotations

import json
from pathlib import Path

from charter.publishing.book import SIGNING, Book

NAME = "charter.json"


def write(book: Book, folder: Path) -> tuple[str, ...]:
    """Write the file: a few facts, then each table as a list of objects."""
    told = {"about": SIGNING, "area": book.area, "title": book.title, "status": book.status, "entry": book.entry,
            "licence_of_the_text": book.licence, **{table.name: list(rows) for table, rows in book.tables}}
    (folder / NAME).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return (NAME,)
