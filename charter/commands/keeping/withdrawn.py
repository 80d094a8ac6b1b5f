"""After a restore: signatures that were withdrawn since the backup are withdrawn again, so that nobody is listed anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from charter import clock
from charter.db import db, writing
from charter.record import undone
from charter.signing import actions, queries
from charter.signing.models import Signature, Withdrawal

# SQLite takes so many values in one question on every machine.
A_BATCH = 500


def say_withdrawn(former: Path | None, *, restored: bool = False) -> None:
    """Withdraw them again and say how many; after a restore also where nothing knows which they are."""
    known = _withdrawn(former) if former else None
    done = withdraw_again(known or frozenset(), at=clock.now())
    if done:
        many = "1 signature that was" if done == 1 else f"{done} signatures that were"
        print(f"{many} withdrawn since the backup: withdrawn again.")
    if restored and known is None and not undone.is_there() and queries.has_any():
        print("Signatures withdrawn since the backup are on the list again, and nothing here says which: ask, and "
              "withdraw them anew.")


def withdraw_again(known: frozenset[str], *, at: datetime) -> int:
    """Withdraw what the former database knew to be withdrawn, and what the file outside remembers; gives how many."""
    marks = undone.lost().marks
    in_force = db.session.scalars(select(Signature.id).where(Signature.id.not_in(select(Withdrawal.signature_id)))).all()
    ids = [each for each in in_force if each in known or (marks and undone.mark(undone.withdrawn(each)) in marks)]
    db.session.rollback()
    for start in range(0, len(ids), A_BATCH):
        with writing():
            for signature in db.session.scalars(select(Signature).where(Signature.id.in_(ids[start:start + A_BATCH]))).all():
                actions.withdraw(signature, at=at)
    return len(ids)


def _withdrawn(former: Path) -> frozenset[str] | None:
    try:
        with closing(sqlite3.connect(f"{former.resolve().as_uri()}?mode=ro", uri=True)) as opened:
            return frozenset(row[0] for row in opened.execute("SELECT signature_id FROM withdrawal"))
    except sqlite3.DatabaseError:
        return None
