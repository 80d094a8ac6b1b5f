"""Tells the whole story of Kelderby on an empty database, through the same actions its people would use."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask import current_app

from charter.commenting import queries as commenting
from charter.db import writing
from charter.demo.moments import Moments
from charter.demo.playing import around, cast, helps, meeting, not_yet, saying, signing, suggesting, text, the_list
from charter.demo.playing.tale import Tale
from charter.outbox import queries as outbox
from charter.telling import sending, worker

PARTS = (cast, around, text, saying, suggesting, not_yet, meeting, signing, the_list, helps)
# Letters go at once, as the worker sends them; on the evenings answers whose days are over are given.
HOUR, MINUTE = 22, 30
EVENING = timedelta(days=1)
# A head a week is signed while the story is told: one a minute, as on a real site, would take as long as the story.
HEADS_APART = timedelta(days=7)


def load(at: datetime) -> Tale:
    """Play every act in the order of its time, from the founding until `at`; each in a transaction of its own."""
    tale = Tale(Moments(at, ZoneInfo(current_app.config["TIME_ZONE"])))
    acts = sorted((act for part in PARTS for act in part.acts(tale)), key=lambda act: act.at)
    signed = acts[0].at
    for n, act in enumerate(acts):
        with writing():
            act.do(tale, act.at)
        _post(act.at)
        until = acts[n + 1].at if n + 1 < len(acts) else at
        _evenings(act.at, until)
        if act.at - signed > HEADS_APART:
            worker.sign_head(act.at)
            signed = act.at
    _evening(at)
    worker.sign_head(at)
    return tale


def _evenings(last: datetime, until: datetime) -> None:
    """Let the worker pass each evening before the next act while an answer waits for its day."""
    at = last.replace(hour=HOUR, minute=MINUTE, second=0, microsecond=0)
    at += EVENING if at <= last else timedelta(0)
    while at < until and commenting.drafted():
        _evening(at)
        at += EVENING


def _evening(at: datetime) -> None:
    worker.give_what_fell_due(at)
    _post(at)


def _post(at: datetime) -> None:
    while outbox.owed() and sending.send_due(at):
        pass
