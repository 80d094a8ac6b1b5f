"""`charter doctor`: each thing that can be wrong is found, in one line, and nothing else is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

import config
from charter import clock, migrating
from charter.commands import opening
from charter.db import writing
from charter.outbox import actions as outbox
from charter.outbox.queries import STUCK_AFTER
from charter.record import entries, heads
from tests import postgresql
from tests.commands.conftest import Site

AGO = timedelta(minutes=11)


def wrong(site: Site, **environ: str) -> list[str]:
    """What the doctor finds wrong; the exit code says the same."""
    done = site.run("doctor", **environ)
    found = [line.removeprefix("WRONG ") for line in done.stdout.splitlines() if line.startswith("WRONG ")]
    assert done.returncode == (1 if found else 0), done.stdout
    assert all(line.startswith(("ok    ", "note  ", "WRONG ")) for line in done.stdout.splitlines())
    return found


def sql(site: Site, *statements: str) -> None:
    with closing(sqlite3.connect(site.database)) as opened:
        for statement in statements:
            opened.execute(statement)
        opened.commit()


def test_all_is_well(site: Site) -> None:
    done = site.run("doctor")
    assert done.returncode == 0, done.stdout
    for part in ("database", "tables", "triggers", "record", "heads", "letters", "clock", "disk", "keys"):
        assert f"ok    {part}:" in done.stdout, done.stdout


def test_looking_changes_nothing(site: Site) -> None:
    with closing(sqlite3.connect(site.database)) as opened:
        before = list(opened.iterdump())
        assert wrong(site) == []
        assert list(opened.iterdump()) == before


def test_no_database(site: Site) -> None:
    site.database.unlink()
    found = wrong(site)
    assert len(found) == 1 and "there is no" in found[0]
    assert not site.database.exists()


def test_a_row_that_refers_to_nothing(site: Site) -> None:
    sql(site, "DELETE FROM organisation")
    assert any("refers to a row of organisation" in words for words in wrong(site))


def test_a_file_that_is_no_database(site: Site) -> None:
    site.database.write_bytes(b"\0" * 5000)
    assert any(words.startswith("database: ") for words in wrong(site))


def test_old_tables(site: Site) -> None:
    sql(site, "UPDATE alembic_version SET version_num = '0000'")
    assert any("at revision 0000" in words for words in wrong(site))


def test_a_table_that_somebody_changed(site: Site) -> None:
    sql(site, "ALTER TABLE person ADD COLUMN shoe_size INTEGER")
    assert wrong(site) == ["tables: 1 things differ from this release"]


def test_a_missing_trigger(site: Site) -> None:
    sql(site, "DROP TRIGGER head_refuses_delete")
    assert any("head_refuses_delete gone" in words for words in wrong(site))


def test_a_changed_entry(site: Site) -> None:
    sql(site, "DROP TRIGGER entry_refuses_update", "UPDATE entry SET kind = 'other-made' WHERE seq = 0")
    assert any("Entry 0 is not the entry that was entered" in words for words in wrong(site))


@pytest.mark.parametrize("change, words", [
    ("UPDATE version SET source = source || ' '", "the words of version 1 are not those"),
    ("UPDATE version SET source = source || ' ', digest = '00'", "the record tells of another version 1"),
    ("UPDATE wording SET words = words || '.' WHERE rowid = 3", "the clauses of version 1 are not those"),
    ("UPDATE version_clause SET key = (SELECT key FROM clause WHERE key > version_clause.key LIMIT 1) WHERE position = 0",
     "the clauses of version 1 are not those"),
    ("INSERT INTO settlement (version_number, at, digest, lines, answered) VALUES (1, '2026-11-02', '00', '[]', 0)",
     "version 1 is not settled as the record says"),
])
def test_a_changed_text(site: Site, change: str, words: str) -> None:
    sql(site, change)
    assert any(words in found for found in wrong(site)), wrong(site)


def test_heads_that_know_of_more(site: Site) -> None:
    with site.open(), writing():
        entries.append("window-set", {"version": 1}, at=clock.now())
    copied = site.database.read_bytes()
    with site.open():
        with writing():
            entries.append("window-set", {"version": 1}, at=clock.now())
        with writing():
            heads.sign_head(clock.now())
    site.database.write_bytes(copied)
    site.database.with_name("charter.db-wal").unlink(missing_ok=True)
    assert any("--accept-older" in words for words in wrong(site))


def test_the_file_of_heads_is_gone(site: Site) -> None:
    (site.folder / "heads" / "record-heads.txt").unlink()
    assert any("Put the file back" in words for words in wrong(site))


def test_no_record_key(site: Site) -> None:
    (site.folder / "instance" / "record.key").unlink()
    assert any("no RECORD_KEY" in words for words in wrong(site))


def test_the_worker_stopped(site: Site) -> None:
    with site.open(), writing():
        outbox.owe("sign-receipt", {"signature": "0"}, at=clock.now())
    assert wrong(site) == []  # owed just now
    with site.open(), writing():
        outbox.owe("sign-receipt", {"signature": "1"}, at=clock.now() - AGO)
        entries.append("window-set", {"version": 1}, at=clock.now() - AGO)
    found = wrong(site)
    assert any("1 owed for over ten minutes (nobody has tried" in words for words in found)
    assert any("has waited over ten minutes" in words for words in found)


def test_letters_that_the_post_refuses(site: Site) -> None:
    with site.open(), writing():
        letter = outbox.owe("sign-receipt", {"signature": "1"}, at=clock.now() - AGO)
        for _time in range(STUCK_AFTER):
            outbox.note_failed(letter.id, "550 no such mailbox", at=clock.now())
    assert wrong(site) == ["letters: the post has refused 1 again and again (550 no such mailbox)"]


def test_a_clock_that_ran_backwards(site: Site) -> None:
    with site.open(), writing():
        entries.append("window-set", {"version": 1}, at=clock.now() + timedelta(days=1))
    assert any(words.startswith("clock: it says") for words in wrong(site))


def test_a_key_that_others_can_read(site: Site) -> None:
    (site.folder / "instance" / "record.key").chmod(0o644)
    found = wrong(site)
    assert len(found) == 1 and "chmod 600" in found[0]


def test_a_database_that_others_can_read(site: Site) -> None:
    site.database.parent.chmod(0o755)
    found = wrong(site)
    assert len(found) == 1 and "chmod 700" in found[0]


def test_settings_that_guard_nothing(site: Site) -> None:
    assert wrong(site, SECRET_KEY="short") == ["settings: SECRET_KEY is shorter than 32 characters"]
    assert any("CHARTER_DEMO" in words for words in wrong(site, CHARTER_DEMO="1"))


def test_a_mail_server_that_does_not_answer(site: Site) -> None:
    # Port 1 of this machine: nothing listens there.
    found = wrong(site, MAIL_URL="smtp://127.0.0.1:1")
    assert len(found) == 1 and "127.0.0.1:1 cannot be reached" in found[0]


def test_a_folder_that_is_full_or_locked(site: Site) -> None:
    assert any("cannot be written" in words for words in wrong(site, RECORD_HEADS="/proc/heads.txt"))


@pytest.fixture
def on_postgresql(tmp_path: Path) -> Iterator[dict[str, str]]:
    with postgresql.database() as url:
        yield {"DATABASE_URL": url}


@pytest.mark.postgresql
def test_on_postgresql(site: Site, on_postgresql: dict[str, str]) -> None:
    with opening.site(config.from_environ({**site.environ, **on_postgresql})):
        migrating.upgrade()
        with writing():
            entries.append("window-set", {"version": 1}, at=clock.now())
    found = wrong(site, **on_postgresql)
    # A new database beside the file of heads of another one: that is what is wrong, and nothing else.
    assert [words.split(":")[0] for words in found] == ["heads"], found
