"""Each table as a CSV file that a spreadsheet opens and does not run."""

from __future__ import annotations

import csv
from pathlib import Path

from charter.publishing.book import Book
from charter.web.sheets import safe


def write(book: Book, folder: Path) -> tuple[str, ...]:
    """Write one file a table; the mark at the start tells spreadsheets that it is UTF-8."""
    for table, rows in book.tables:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            sheet = csv.writer(file)
            sheet.writerow(table.columns)
            sheet.writerows([value and safe(value) for value in row] for row in rows)
    return tuple(f"{table.name}.csv" for table, _rows in book.tables)
