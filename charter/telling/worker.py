"""One turn of the worker: what time has brought about, the record's head, the letters that are owed."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from datetime import datetime

from flask import current_app

from charter.db import db, writing
from charter.outbox import actions as outbox
from charter.record import entries, heads
from charter.refusal import Refused
from charter.telling import sending

# Rooms whose acts fall due by themselves: (module, the deed that enters what has fallen due).
FALLING_DUE = (("charter.commenting.actions", "give_due_answers"), ("charter.signing.letters", "forget"))


def turn(at: datetime) -> None:
    """Do once what the worker does all day. One part that fails is logged and does not keep the others waiting."""
    for part in (give_what_fell_due, sign_head, sending.send_due, forget):
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
    for deed in _deeds():
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


def _deeds() -> list[Callable[[datetime], object]]:
    modules = [(importlib.import_module(name), deed) for name, deed in FALLING_DUE if importlib.util.find_spec(name)]
    return [getattr(module, deed) for module, deed in modules if hasattr(module, deed)]
