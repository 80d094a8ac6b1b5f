"""One turn of the worker: what time has brought about, the record's head, the letters that are owed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from flask import current_app

from charter.area import actions as area
from charter.commenting import actions as commenting
from charter.db import db, truncate_log, writing
from charter.erasing import sweeping
from charter.outbox import actions as outbox
from charter.record import entries, heads
from charter.refusal import Refused
from charter.signing import actions as signing_actions
from charter.signing import letters
from charter.signing import queries as signing
from charter.telling import sending

# Rooms whose acts fall due by themselves: the deeds that enter what has fallen due.
FALLING_DUE: tuple[Callable[[datetime], object], ...] = (
    commenting.give_due_answers, commenting.forget_addresses, letters.forget, signing_actions.offer_next,
    signing_actions.open_due, signing_actions.forget_proposals, signing_actions.forget_asked,
    signing_actions.forget_withdrawn, area.keep_security)

# A minute is the worker's longest pause; two leave room for a slow turn.
LATELY = timedelta(minutes=2)


def turn(at: datetime) -> None:
    """Do once what the worker does all day. One part that fails is logged and does not keep the others waiting."""
    for part in (give_what_fell_due, sign_head, sending.send_due, forget, empty_log, sweeping.files):
        try:
            part(at)
        except Refused as error:
            current_app.logger.error("worker, %s: %s", part.__name__, error.words)
        except Exception:
            current_app.logger.exception("worker, %s", part.__name__)
        finally:
            db.session.rollback()


def give_what_fell_due(at: datetime) -> None:
    """Enter the acts that time brings about, such as answers that every group has now seen."""
    for deed in FALLING_DUE:
        with writing():
            deed(at)


def sign_head(at: datetime) -> None:
    """Sign a head over the entries since the last one; nothing is written while there are none."""
    newest = heads.newest()
    if current_app.config.get("RECORD_KEY") and entries.latest() + 1 > (newest.size if newest else 0):
        with writing():
            heads.sign_head(at)


def forget(at: datetime) -> None:
    """Forget what the post said long ago."""
    if outbox.has_old_failures(at):
        with writing():
            outbox.forget_failures(at)


def empty_log(at: datetime) -> None:
    """What was withdrawn just now leaves the database's write-ahead log too, outside any request that it could hold up."""
    if signing.has_withdrawn_since(at - LATELY):
        db.session.rollback()
        truncate_log()
