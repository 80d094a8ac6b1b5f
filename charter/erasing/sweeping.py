"""What lies beside the database: files written for readers, letters kept in a folder, counters; and its own log."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from flask import current_app
from sqlalchemy import select, update

from charter.db import db, truncate_log, writing
from charter.erasing.models import Erasure
from charter.web.limits import limiter


def beside(words: Collection[str]) -> int:
    """Forget an address and the names with it in what lies beside the database; gives how many letters were deleted."""
    for word in words:
        limiter.storage.forget(word)  # type: ignore[attr-defined]
    # Written again when somebody asks, from what the database says now.
    for written in ("published", "lists"):
        shutil.rmtree(Path(current_app.config["INSTANCE"]) / written, ignore_errors=True)
    current_app.extensions["public_pages"].clear()
    return _letters(words)


def files(at: datetime) -> None:
    """Empty the database's write-ahead log where somebody was erased since it last was; outside any request.

    In the file itself `secure_delete` has written zeroes over them. On PostgreSQL see docs/operating.md.
    """
    due = select(Erasure.entry_seq).where(Erasure.swept_at.is_(None))
    if db.session.scalars(due).first() is None:
        return
    db.session.rollback()
    truncate_log()
    with writing() as session:
        session.execute(update(Erasure).where(Erasure.swept_at.is_(None), Erasure.at <= at).values(swept_at=at))


def _letters(words: Collection[str]) -> int:
    """Delete the letters to or about a person where the post is a folder; what a mail server took is gone from here."""
    mail, gone = str(current_app.config["MAIL_URL"]), 0
    if not mail.startswith("file:"):
        return 0
    for file in Path(mail.removeprefix("file:")).glob("*.eml"):
        said = _said(file).lower()
        if any(word.lower() in said for word in words):
            file.unlink(missing_ok=True)
            gone += 1
    return gone


def _said(file: Path) -> str:
    message = message_from_bytes(file.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    # A line that a letter breaks within a name is one line here.
    return " ".join(f"{message['To']} {message['Subject']} {body.get_content() if body else ''}".split())
