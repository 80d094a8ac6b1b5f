"""A turn of the worker: letters go, a head is signed, and one part that fails keeps no other waiting."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from charter.db import db, writing
from charter.outbox.actions import note_failed, note_sent, owe
from charter.outbox.models import FailedSending
from charter.record import entries, heads
from charter.telling import worker
from tests.telling.post_office import open_office
from tests.world import NOON, World


def test_a_turn_signs_a_head_over_what_is_new(app: Flask, world: World) -> None:
    with writing():
        entries.append("meeting-called", {"meeting": 1}, at=NOON)
    with open_office(app):
        worker.turn(NOON)
        assert heads.newest().size == 2, "the meeting, and until when the address for weaknesses holds"
        worker.turn(NOON)
        assert heads.newest().size == 2


def test_a_part_that_fails_keeps_no_other_waiting(
    app: Flask, world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_at: Any) -> None:
        raise RuntimeError("the disc is full")

    monkeypatch.setattr(worker, "give_what_fell_due", broken)
    with writing():
        entries.append("meeting-called", {"meeting": 1}, at=NOON)
    with open_office(app):
        worker.turn(NOON)
    assert heads.newest().size == 1 and "the disc is full" in caplog.text


def test_what_the_post_said_is_forgotten_after_thirty_days(app: Flask, world: World) -> None:
    with writing():
        went, waits = owe("plain", {}, at=NOON), owe("plain", {}, at=NOON)
        for letter in (went, waits):
            note_failed(letter.id, "550 no", at=NOON)
        note_sent(went.id, "<1@x>", at=NOON)
    worker.forget(NOON + timedelta(days=29))
    assert db.session.scalar(select(func.count()).select_from(FailedSending)) == 2
    worker.forget(NOON + timedelta(days=31))
    assert db.session.scalars(select(FailedSending.letter_id)).all() == [waits.id]
