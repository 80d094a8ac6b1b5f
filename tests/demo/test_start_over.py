"""Starting over puts everything back: the rows, the record's heads outside the database, the letters."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from flask import Flask
from sqlalchemy import func, select

from charter import clock
from charter.db import db, writing
from charter.drafting import queries as drafting
from charter.people.models import Organisation
from charter.record import entries, heads
from tests.visiting import Visitor


def test_what_was_done_is_undone(anybody: Visitor, kelderby: Flask) -> None:
    before = entries.latest()
    with writing():
        entries.append("voice-named", {"group": "heads", "deputy": False}, at=clock.now())
        db.session.add(Organisation(name="Somebody’s idea", folded="somebody s idea", kind="community"))
    with writing():
        heads.sign_head(clock.now())
    answer = anybody.http.post("/demo/start-over")
    assert answer.status_code == 303 and answer.headers["Location"] == "/"
    db.session.remove()
    assert entries.latest() == before
    assert not db.session.scalar(select(func.count()).where(Organisation.name == "Somebody’s idea"))
    with writing():
        assert heads.sign_head(clock.now()), "the file of heads went back too"


def test_letters_sent_since_are_gone(anybody: Visitor, kelderby: Flask) -> None:
    folder = Path(kelderby.config["MAIL_URL"].removeprefix("file:"))
    kept = {file.name for file in folder.iterdir()}
    (folder / f"20990101T000000-{'a' * 32}.eml").write_text("To: nobody@post.example\n\nGone soon.")
    anybody.http.post("/demo/start-over")
    assert {file.name for file in folder.iterdir()} == kept


def test_a_letter_laid_at_that_very_moment_does_not_stop_it(anybody: Visitor, kelderby: Flask) -> None:
    folder, done = Path(kelderby.config["MAIL_URL"].removeprefix("file:")), Event()

    def lay() -> None:
        for n in range(20_000):
            if done.wait(0.0002):
                return
            with suppress(FileNotFoundError):
                (folder / f"20990101T000000-{n:032x}.eml").write_text("To: nobody@post.example\n\nLaid meanwhile.")

    worker = Thread(target=lay)
    worker.start()
    try:
        assert [anybody.http.post("/demo/start-over").status_code for _ in range(4)] == [303] * 4
    finally:
        done.set()
        worker.join()
        anybody.http.post("/demo/start-over")


def test_whoever_one_was_one_is_nobody_again(anybody: Visitor) -> None:
    anybody.http.post("/demo/as/convenor")
    anybody.http.post("/demo/start-over")
    with anybody.http.session_transaction() as session:
        assert "_user_id" not in session


def test_a_page_changed_by_somebody_is_shown_as_it_was_and_its_old_mark_no_longer_counts(anybody: Visitor) -> None:
    before = anybody.http.get("/amendments/26")
    visitor = Visitor(anybody.http.application)
    visitor.http.post("/demo/as/governor")
    visitor.press("/members/amendments/26", "/backing")
    changed = anybody.http.get("/amendments/26")
    assert changed.headers["ETag"] != before.headers["ETag"] and changed.data != before.data
    visitor.http.post("/demo/start-over")
    again = anybody.http.get("/amendments/26", headers={"If-None-Match": changed.headers["ETag"]})
    assert again.status_code == 200 and again.data == before.data


def test_without_a_kept_copy_it_says_so(anybody: Visitor, kelderby: Flask) -> None:
    copy = Path(kelderby.config["INSTANCE"]) / "demo" / "charter.db"
    aside = copy.rename(copy.with_suffix(".aside"))
    try:
        assert anybody.http.post("/demo/start-over").status_code == 409
    finally:
        aside.rename(copy)
    assert drafting.settled()


def test_looking_does_not_start_over(anybody: Visitor) -> None:
    anybody.visit("/demo/start-over", 405)
