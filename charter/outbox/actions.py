"""Owes a letter, in the same transaction as the act that owes it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import select

from charter.db import db
from charter.outbox.models import Letter


def owe(kind: str, about: dict[str, Any], *, at: datetime, once: str | None = None) -> Letter:
    """Owe one letter of this kind. With `once`, a second call for the same thing gives the first letter."""
    if once is not None:
        found = db.session.scalars(select(Letter).where(Letter.once == once)).first()
        if found is not None:
            return found
    letter = Letter(kind=kind, about=json.dumps(about, sort_keys=True), owed_at=at, once=once)
    db.session.add(letter)
    db.session.flush()
    return letter
