"""Everything that the site keeps anywhere, as bytes to look through."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from sqlalchemy import text

from charter.db import db


def everything(app: Flask) -> str:
    """Every value of every table, and every file beside the database: letters, log, counters, exports."""
    rows = []
    for table in db.metadata.sorted_tables:
        rows += [repr(tuple(row)) for row in db.session.execute(text(f'SELECT * FROM "{table.name}"'))]
    db.session.rollback()
    files = [path.read_bytes().decode("latin-1") for path in Path(app.config["INSTANCE"]).rglob("*") if path.is_file()]
    return "\n".join([*rows, *files])
