"""Letters owed go out, once, to a real mail server; a post that fails is tried again."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from charter.db import db, writing
from charter.outbox import queries
from charter.outbox.actions import note_failed, owe
from charter.outbox.models import Dropped, FailedSending, Letter, Sending
from charter.telling import sending
from charter.telling.draft import Draft
from charter.telling.letters import LETTERS
from charter.telling.post import Folder
from charter.telling.sending import send_due
from tests.telling.post_office import open_office, words
from tests.world import NOON, World

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _a_plain_letter(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    """A kind of letter for these tests alone; its words are those of the six digits."""
    monkeypatch.setitem(LETTERS, "plain", _plain)


def _plain(about: dict[str, Any]) -> Draft | None:
    if about.get("gone"):
        return None
    values = {"digits": about.get("digits", "123456")}
    return Draft(about["to"], about.get("subject", "A plain letter"), "mail/sign-in-code.txt", values)


def _owe(to: str = "ada@alder.example", **more: Any) -> Letter:
    with writing():
        return owe("plain", {"to": to, **more}, at=NOON)


def _count(model: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_letter_goes_once(app: Flask, world: World) -> None:
    letter = _owe()
    with open_office(app) as office:
        assert send_due(NOON) == 1
        assert send_due(NOON + MINUTE) == 0
    (got,) = office.letters
    assert got["To"] == "ada@alder.example" and got["Subject"] == "A plain letter"
    assert got["Message-ID"] == f"<{letter.id}@localhost>"
    assert "The Wharnley Inclusion Charter" in got["From"]
    assert "123 456" in words(got) and "http://localhost" in words(got)
    assert db.session.get(Sending, letter.id).at == NOON


def test_the_row_holds_neither_address_nor_words(app: Flask, world: World) -> None:
    with writing():
        letter = owe("invitation", {"invitation": "0" * 32}, at=NOON)
    assert json.loads(letter.about) == {"invitation": "0" * 32}
    assert {c.name for c in Sending.__table__.columns} == {"letter_id", "at", "message_id"}


def test_letters_go_oldest_first_and_no_more_than_asked(app: Flask, world: World) -> None:
    for n in range(5):
        _owe(f"n{n}@home.example")
    with open_office(app) as office:
        assert send_due(NOON, most=3) == 3
        assert send_due(NOON, most=3) == 2
    assert len({str(letter["To"]) for letter in office.letters}) == 5


def test_what_is_not_owed_any_more_is_dropped(app: Flask, world: World) -> None:
    letter = _owe(gone=True)
    with open_office(app) as office:
        assert send_due(NOON) == 0
    assert office.letters == [] and db.session.get(Dropped, letter.id)


def test_a_letter_too_late_is_dropped(app: Flask, world: World) -> None:
    letter = _owe()
    with open_office(app) as office:
        assert send_due(NOON + timedelta(days=15)) == 0
    assert office.letters == [] and "in time" in db.session.get(Dropped, letter.id).because


def test_a_refused_address_is_tried_again_later_and_holds_nobody_up(app: Flask, world: World) -> None:
    bad, _good = _owe("gone@home.example"), _owe("here@home.example")
    with open_office(app) as office:
        office.refuses.add("gone@home.example")
        assert send_due(NOON) == 1
        failure = db.session.scalars(select(FailedSending)).one()
        assert failure.letter_id == bad.id and failure.because.startswith("550")
        assert "gone@home.example" not in failure.because
        assert send_due(NOON + 0.5 * MINUTE) == 0  # it pauses
        assert _count(FailedSending) == 1
        office.refuses.clear()
        assert send_due(NOON + MINUTE) == 1
    assert len(office.to("gone@home.example")) == 1


def test_pauses_grow_to_an_hour() -> None:
    assert [queries.pause(n) for n in (1, 2, 3, 4, 50)] == [MINUTE, 4 * MINUTE, 16 * MINUTE, 60 * MINUTE, 60 * MINUTE]


def test_no_mail_server_loses_nothing(app: Flask, world: World, caplog: pytest.LogCaptureFixture) -> None:
    first, second = _owe("a@home.example"), _owe("b@home.example")
    app.config["MAIL_URL"] = "smtp://127.0.0.1:9"  # nobody listens there
    try:
        assert send_due(NOON) == 0
    finally:
        app.config["MAIL_URL"] = f"file:{app.config['INSTANCE'] / 'letters'}"
    assert _count(FailedSending) == 1, "the round stops at the first letter; the others are not to blame"
    assert "letters wait" in caplog.text
    with open_office(app):
        assert send_due(NOON + MINUTE) == 2
    assert db.session.get(Sending, first.id) and db.session.get(Sending, second.id)


def test_a_process_killed_after_the_post_took_a_letter_doubles_that_one_only(
    app: Flask, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(3):
        _owe(f"n{n}@home.example")
    real, calls = sending.actions.note_sent, []

    def killed(*args: Any, **kw: Any) -> None:
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(*args, **kw)

    with open_office(app) as office:
        monkeypatch.setattr(sending.actions, "note_sent", killed)
        with pytest.raises(KeyboardInterrupt):
            send_due(NOON)
        monkeypatch.setattr(sending.actions, "note_sent", real)
        send_due(NOON)
    ids = [str(letter["Message-ID"]) for letter in office.letters]
    assert len(ids) == 4 and len(set(ids)) == 3, "one doubled letter, under its own Message-ID"


@pytest.mark.parametrize("bad", [
    {"to": "ada@alder.example\r\nBcc: all@home.example"}, {"to": "ada@alder.example, all@home.example"},
    {"to": "ada@alder.example", "subject": "Hello\r\nBcc: all@home.example"}, {"to": "nobody"}, {"to": ""},
])
def test_nothing_hides_in_a_header(app: Flask, world: World, bad: dict[str, str]) -> None:
    _owe(**bad)
    _owe("fine@home.example")
    with open_office(app) as office:
        assert send_due(NOON) == 1
    assert [letter["To"] for letter in office.letters] == ["fine@home.example"]
    assert "cannot be written" in db.session.scalars(select(FailedSending.because)).one()


def test_a_folder_takes_letters_as_files(app: Flask, world: World, tmp_path: Path) -> None:
    app.config["MAIL_URL"] = f"file:{tmp_path / 'letters'}"
    letter = _owe()
    assert send_due(NOON) == 1
    (file,) = (tmp_path / "letters").glob("*.eml")
    assert letter.id in file.name and b"To: ada@alder.example" in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0, "letters are nobody else's to read"
    app.config["MAIL_URL"] = f"file:{app.config['INSTANCE'] / 'letters'}"


def test_a_folder_that_cannot_be_written_loses_nothing(app: Flask, world: World, tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("a file stands where the folder should")
    app.config["MAIL_URL"] = f"file:{tmp_path / 'letters'}"
    _owe()
    assert send_due(NOON) == 0 and _count(FailedSending) == 1
    app.config["MAIL_URL"] = f"file:{app.config['INSTANCE'] / 'letters'}"
    assert Folder(tmp_path).folder == tmp_path


def test_two_senders_never_send_at_once(app: Flask, world: World) -> None:
    _owe()
    with open_office(app) as office:
        with sending._alone() as mine:
            assert mine and send_due(NOON) == 0 and office.letters == []
        assert send_due(NOON) == 1


def test_one_thing_is_owed_once(app: Flask, world: World) -> None:
    with writing():
        first = owe("plain", {"to": "a@home.example"}, at=NOON, once="plain:a")
    with writing():
        assert owe("plain", {"to": "a@home.example"}, at=NOON, once="plain:a").id == first.id
    assert _count(Letter) == 1


def test_of_many_owed_a_batch_is_read_oldest_first_with_those_refused_before(app: Flask, world: World) -> None:
    with writing():
        made = [owe("plain", {"to": "a@b.example"}, at=NOON + n * timedelta(seconds=1)) for n in range(30)]
    for n in (1, 2):
        with writing():
            note_failed(made[n].id, "450 not now", at=NOON)
    ids = [letter.id for letter in made]
    later = [letter.id for letter in queries.due(NOON + timedelta(seconds=40), 5)]
    assert later == [ids[0], *ids[3:7]], "what was refused a moment ago waits its pause"
    assert [letter.id for letter in queries.due(NOON + 2 * MINUTE, 5)] == ids[:5]
    assert [row.letter.id for row in queries.owed(refused=True)] == ids[1:3]
