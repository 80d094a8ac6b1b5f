"""Opens the site for one command, and closes its database after it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask

import config
from charter.app import create_app
from charter.db import db


@contextmanager
def site(settings: dict[str, Any] | None = None) -> Iterator[Flask]:
    """The site that the environment (or these settings) describes; no connection is left open afterwards."""
    app = create_app(config.from_environ(os.environ) if settings is None else settings)
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()
