"""Tells the whole story of Kelderby on an empty database, through the same actions its people would use."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask import current_app

from charter.commenting import queries as commenting
from charter.db import db, writing
from charter.demo.moments import Moments
from charter.demo.playing import cast, meeting, saying, signing, suggesting, text
from charter.demo.playing.tale import Act, Tale
from charter.telling import sending, worker

PARTS = (cast, text, saying, suggesting, meeting, signing)
# The worker passes each evening on which something may have fallen due; the letters of that day go with it.
EVENING = timedelta(days=1)


def load(at: datetime) -> Tale:
    """Play every act in the order of its time, from the founding until `at`; each in a transaction of its own."""
    tale = Tale(Moments(at, ZoneInfo(current_app.config["TIME_ZONE"])))
    acts = sorted((act for part in PARTS for act in part.acts(tale)), key=lambda act: act.at)
    for before, act in zip([acts[0], *acts], acts, strict=False):
        if before.at.date() != act.at.date():
            _evenings(before.at, act.at)
        _do(tale, act)
    _evening(at)
    return tale


def _do(tale: Tale, act: Act) -> None:
    with writing():
        act.do(tale, act.at)


def _evenings(last: datetime, until: datetime) -> None:
    """Let the worker pass on the evening of an act, and on each later one while an answer waits for its day."""
    at = last.replace(hour=22, minute=30, second=0, microsecond=0)
    at += EVENING if at <= last else timedelta(0)
    if at < until:
        _evening(at)
    while at + EVENING < until and commenting.drafted():
        at += EVENING
        _evening(at)


def _evening(at: datetime) -> None:
    worker.give_what_fell_due(at)
    worker.sign_head(at)
    while sending.send_due(at):
        pass
    db.session.remove()
