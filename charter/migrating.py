"""Brings a database up to date; only the commands that do so load what it takes, which no page needs."""

from __future__ import annotations

from pathlib import Path

import flask_migrate
from flask import Flask, current_app

from charter.db import db

HISTORY = Path(__file__).parent.parent / "migrations"


def ready(app: Flask) -> None:
    """Teach an app where its history of migrations is; SQLite's tables are rebuilt whole."""
    if "migrate" not in app.extensions:
        flask_migrate.Migrate(app, db, directory=str(HISTORY), render_as_batch=True)


def upgrade(history: Path = HISTORY) -> None:
    """Bring this app's database to the newest revision. Ends the process with a reason where that cannot be done."""
    ready(current_app._get_current_object())  # type: ignore[attr-defined]
    flask_migrate.upgrade(str(history))
