"""Sends the letters that are owed: writes each now, hands it to the post, notes that it went."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from flask import current_app

from charter.db import db, writing
from charter.drafting.site import site
from charter.outbox import actions, queries
from charter.telling.draft import Draft, body
from charter.telling.letters import LETTERS
from charter.telling.post import NoPost, NotTaken, Post, post
from charter.web.catalogues import first
from charter.words import speaking

# A letter that could not go for so long says nothing useful any more.
TOO_LATE = {"sign-in-code": timedelta(minutes=10)}
TOO_LATE_OTHERWISE = timedelta(days=14)


class Due(NamedTuple):
    """A letter to be sent now."""

    id: str
    kind: str
    about: str
    owed_at: datetime


def send_due(at: datetime, most: int = 100) -> int:
    """Send the letters that are due, oldest first; gives how many went.

    Each is noted in a transaction of its own right after the post took it, so that a process killed between the two
    sends at most that one letter again, under the same Message-ID.
    """
    gone = 0
    with _alone() as mine:
        if not mine:
            return 0
        waiting = [Due(row.id, row.kind, row.about, row.owed_at) for row in queries.due(at, most)]
        db.session.rollback()  # nothing is held open while the post is waited for
        if not waiting:
            return 0
        van = post(current_app.config["MAIL_URL"])
        try:
            for letter in waiting:
                gone += _send(letter, van, at)
        except NoPost as error:
            current_app.logger.warning("letters wait: %s", error)
        finally:
            van.close()
    return gone


def _send(letter: Due, van: Post, at: datetime) -> bool:
    """Send one letter. Raises NoPost, after noting the failure."""
    name, kind, about, owed_at = letter
    if at - owed_at > TOO_LATE.get(kind, TOO_LATE_OTHERWISE):
        return _note(actions.note_dropped, name, "it could not go in time", at)
    try:
        # Nobody's language is kept, so a letter speaks the one that the site speaks first.
        with speaking(first(current_app.config["LANGUAGES"])):
            draft = LETTERS[kind](json.loads(about))
            message = compose(draft, name, at) if draft else None
    except Exception as error:  # one letter that cannot be written must not hold up the others
        current_app.logger.exception("letter %s (%s) cannot be written", name, kind)
        return _note(actions.note_failed, name, f"it cannot be written: {type(error).__name__}", at)
    finally:
        db.session.rollback()
    if message is None:
        return _note(actions.note_dropped, name, "it is not owed any more", at)
    try:
        van.give(f"{owed_at:%Y%m%dT%H%M%S}-{name}", message)
    except (NoPost, NotTaken) as error:
        _note(actions.note_failed, name, str(error), at)
        if isinstance(error, NoPost):
            raise
        return False
    with writing():
        actions.note_sent(name, message["Message-ID"], at=at)
    return True


def compose(draft: Draft, name: str, at: datetime) -> EmailMessage:
    """The whole letter. Raises ValueError where a line end or a second address hides in a header."""
    settings = current_app.config
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(site().title, addr_spec=settings["MAIL_FROM"])
    message["To"] = Address(addr_spec=draft.to)
    message["Subject"] = str(draft.subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{name}@{urlsplit(settings['SITE_URL']).hostname}>"
    message["Auto-Submitted"] = "auto-generated"  # so that no out-of-office note answers
    message.set_content(body(draft), cte="quoted-printable")
    return message


def _note(deed: Callable[..., None], name: str, because: str, at: datetime) -> bool:
    with writing():
        deed(name, because, at=at)
    return False


@contextmanager
def _alone() -> Iterator[bool]:
    """True for one sender at a time on this machine: two at once would send everything twice."""
    with Path(current_app.config["INSTANCE"], "post.turn").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
