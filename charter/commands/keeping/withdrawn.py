"""After a restore: signatures that were withdrawn since the backup are withdrawn again, so that nobody is listed anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from charter.db import db, writing
from charter.signing import actions
from charter.signing.models import Signature, Withdrawal

# SQLite takes so many values in one question on every machine.
A_BATCH = 500


def withdraw_again(former: Path | None, *, at: datetime) -> int | None:
    """Withdraw what the former database knew to be withdrawn; gives how many, or None where it cannot be read."""
    ids = _withdrawn(former) if former else None
    if ids is None:
        return None
    done = 0
    for start in range(0, len(ids), A_BATCH):
        with writing():
            gone = select(Withdrawal.signature_id)
            listed = select(Signature).where(Signature.id.in_(ids[start:start + A_BATCH]), Signature.id.not_in(gone))
            for signature in db.session.scalars(listed).all():
                actions.withdraw(signature, at=at)
                done += 1
    return done


def _withdrawn(former: Path) -> Sequence[str] | None:
    try:
        with closing(sqlite3.connect(f"{former.resolve().as_uri()}?mode=ro", uri=True)) as opened:
            return [row[0] for row in opened.execute("SELECT signature_id FROM withdrawal ORDER BY signature_id")]
    except sqlite3.DatabaseError:
        return None
