"""Owes a letter, in the same transaction as the act that owes it; notes what became of it."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, func, insert, select

from charter.db import asked, db
from charter.outbox.models import Dropped, FailedSending, Letter, Sending

# What the post said about a letter is kept so long; it may hold more than we asked to know.
KEEP_FAILURES = timedelta(days=30)
MOST_WORDS = 300  # characters of the post's answer: enough to see why


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


_NEW, _SENT = insert(Letter), insert(Sending)


def owe_new(kind: str, about: dict[str, Any], *, at: datetime) -> None:
    """Owe a letter about a thing made a moment ago, so that there is no earlier letter to look for."""
    asked(_NEW, {"kind": kind, "about": json.dumps(about, sort_keys=True), "owed_at": at})


def note_sent(letter_id: str, message_id: str, *, at: datetime) -> None:
    """The post took the letter."""
    asked(_SENT, {"letter_id": letter_id, "at": at, "message_id": message_id})


def note_failed(letter_id: str, because: str, *, at: datetime) -> None:
    """The post would not take the letter; it is tried again later."""
    db.session.add(FailedSending(letter_id=letter_id, at=at, because=because[:MOST_WORDS]))


def note_dropped(letter_id: str, because: str, *, at: datetime) -> None:
    """The letter is not owed any more."""
    db.session.add(Dropped(letter_id=letter_id, at=at, because=because))


def has_old_failures(at: datetime) -> bool:
    """Whether there is anything to forget."""
    return db.session.scalar(select(_old_failures(at).exists())) or False


def forget_failures(at: datetime) -> None:
    """Forget what the post said more than thirty days ago about letters that went, or never will."""
    ids = _old_failures(at)
    db.session.execute(delete(FailedSending).where(FailedSending.id.in_(ids)))


def forget_address(email: str) -> None:
    """Forget what the post said about letters to this address: some mail servers repeat it in their answer."""
    db.session.execute(delete(FailedSending).where(func.lower(FailedSending.because).contains(email, autoescape=True)))


def _old_failures(at: datetime) -> Select[tuple[str]]:
    over = select(Sending.letter_id).union(select(Dropped.letter_id))
    return select(FailedSending.id).where(FailedSending.at < at - KEEP_FAILURES, FailedSending.letter_id.in_(over))
