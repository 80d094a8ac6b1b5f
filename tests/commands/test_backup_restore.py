"""`charter backup` and `charter restore`: a whole copy while the site runs, and back again."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from charter import clock
from charter.db import db, writing
from charter.people.models import Organisation
from charter.record import entries, heads, undone
from charter.record.doctor import everything_wrong
from charter.signing import actions as signing
from charter.signing.models import Signature
from charter.telling import worker
from tests.commands.conftest import Site
from tests.signing import signing_world
from tests.world import DAY


def count(file: Path, table: str = "entry") -> int:
    with closing(sqlite3.connect(file)) as opened:
        return int(opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def dump(file: Path) -> list[str]:
    """Everything in a database, as SQL."""
    with closing(sqlite3.connect(file)) as opened:
        return list(opened.iterdump())


def act(site: Site, n: int = 1, *, sign: bool = True) -> None:
    """The site goes on: acts entered, and a head signed over them."""
    with site.open():
        for number in range(n):
            with writing():
                entries.append("window-set", {"version": 1, "number": number}, at=clock.now())
        if sign:
            with writing():
                heads.sign_head(clock.now())


@pytest.fixture
def backup(site: Site, tmp_path: Path) -> Path:
    file = tmp_path / "backup.db"
    done = site.run("backup", str(file))
    assert done.returncode == 0, done.stderr
    return file


def test_a_backup_while_somebody_writes(site: Site, tmp_path: Path) -> None:
    with closing(sqlite3.connect(site.database, isolation_level=None)) as busy:
        busy.execute("PRAGMA journal_mode=WAL")
        busy.execute("BEGIN IMMEDIATE")
        busy.execute("UPDATE person SET name = 'half done'")
        done = site.run("backup", str(tmp_path / "b.db"))
        busy.execute("ROLLBACK")
    assert done.returncode == 0, done.stderr
    assert count(tmp_path / "b.db") == count(site.database) and count(tmp_path / "b.db", "person") == 10
    with closing(sqlite3.connect(tmp_path / "b.db")) as copied:
        assert copied.execute("SELECT count(*) FROM person WHERE name = 'half done'").fetchone() == (0,)
    assert stat.S_IMODE((tmp_path / "b.db").stat().st_mode) == 0o600
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.db", "site"]  # one file, and nothing left beside it


def test_a_backup_writes_nothing_over(site: Site, backup: Path) -> None:
    before = backup.read_bytes()
    done = site.run("backup", str(backup))
    assert done.returncode == 2 and "there already" in done.stderr
    assert backup.read_bytes() == before


def test_a_backup_of_nothing(site: Site, tmp_path: Path) -> None:
    done = site.run("backup", str(tmp_path / "b.db"), CHARTER_INSTANCE=str(tmp_path / "elsewhere"))
    assert done.returncode == 2 and not (tmp_path / "b.db").exists()
    assert not (tmp_path / "elsewhere" / "charter.db").exists()


def test_postgresql_has_its_own(site: Site, tmp_path: Path) -> None:
    for argv in (("backup", str(tmp_path / "b.db")), ("restore", str(tmp_path / "b.db"))):
        done = site.run(*argv, DATABASE_URL="postgresql://nobody@nowhere/none")
        assert done.returncode == 2 and "PostgreSQL" in done.stderr and "pg_" in done.stderr


def test_the_drill(site: Site, backup: Path) -> None:
    """The disk is gone; the backup, the keys and the file of heads are not."""
    before = count(site.database)
    for file in site.database.parent.glob("charter.db*"):
        file.unlink()
    done = site.run("restore", str(backup))
    assert done.returncode == 0, done.stdout + done.stderr
    assert count(site.database) == before
    act(site)
    with site.open():
        assert everything_wrong() == []
        db.session.rollback()
    assert site.run("doctor").returncode == 0


def test_over_a_database_only_when_asked(site: Site, backup: Path) -> None:
    act(site, sign=False)
    before = count(site.database)
    done = site.run("restore", str(backup))
    assert done.returncode == 2 and "--over" in done.stderr
    assert count(site.database) == before
    done = site.run("restore", str(backup), "--over")
    assert done.returncode == 0, done.stdout + done.stderr
    assert count(site.database) == before - 1
    aside = next(site.database.parent.glob("charter.db.before-*"))
    assert count(aside) == before and str(aside) in done.stdout


def test_not_under_a_running_site(site: Site, backup: Path) -> None:
    """An idle server, which holds no lock, still has the file open: what it wrote next would be lost."""
    with closing(sqlite3.connect(site.database)) as server:
        server.execute("PRAGMA journal_mode=WAL")
        server.execute("SELECT count(*) FROM entry").fetchone()
        done = site.run("restore", str(backup), "--over")
        assert done.returncode == 2 and "The site is running" in done.stderr
        server.execute("UPDATE charter SET title = 'still here'")
        server.commit()
    with closing(sqlite3.connect(site.database)) as again:
        assert again.execute("SELECT title FROM charter").fetchone() == ("still here",)


def test_an_older_backup_has_to_be_accepted(site: Site, backup: Path) -> None:
    act(site, 3)
    done = site.run("restore", str(backup), "--over")
    assert done.returncode == 1 and "--accept-older" in done.stdout
    assert site.run("doctor").returncode == 1
    before = count(site.database, "head")
    with site.open():
        worker.turn(clock.now())
    assert count(site.database, "head") == before  # nothing is signed over a shorter log
    act(site, 4, sign=False)
    found = site.run("doctor")
    assert found.returncode == 1 and "went on" in found.stdout, "it is as long as what was signed by now, and still not that"
    done = site.run("restore", "--accept-older")
    assert done.returncode == 0, done.stdout + done.stderr
    assert count(site.database, "head") == before + 1
    with closing(sqlite3.connect(site.database)) as opened:
        kinds = [row[0] for row in opened.execute("SELECT kind FROM entry ORDER BY seq DESC LIMIT 1")]
    assert kinds == ["record-restored"]
    act(site)
    assert site.run("doctor").returncode == 0


def test_who_withdrew_stays_withdrawn(site: Site, tmp_path: Path) -> None:
    with site.open():
        text = signing_world.settled(at=clock.now() - DAY)
        schools = list(db.session.scalars(select(Organisation).where(Organisation.kind == "school").order_by(Organisation.name)))
        mine, theirs = (signing_world.signed(text, school, name, at=clock.now() - DAY / 2).id
                        for school, name in zip(schools, ("Ada Bright", "Ben Okoro"), strict=True))
    assert site.run("backup", str(tmp_path / "b.db")).returncode == 0
    with site.open(), writing():
        signing.withdraw(db.session.get_one(Signature, mine), at=clock.now())
    done = site.run("restore", str(tmp_path / "b.db"), "--over")
    assert done.returncode == 0 and "1 signature that was withdrawn" in done.stdout, done.stdout + done.stderr
    with site.open():
        assert db.session.get_one(Signature, mine).withdrawal and db.session.get_one(Signature, theirs).listing
        db.session.rollback()
    outside = site.folder / "heads" / "erasures.txt"
    assert mine not in outside.read_text()
    with outside.open("ab") as torn:
        torn.write(b"\n7 half a li")  # the power went; what comes after it is not lost
    site.database.write_bytes(b"\0" * 4096)  # now only the file outside knows
    done = site.run("restore", str(tmp_path / "b.db"), "--over")
    assert "1 signature that was withdrawn" in done.stdout and "says which" not in done.stdout, done.stdout + done.stderr
    with site.open():
        assert db.session.get_one(Signature, mine).withdrawal and db.session.get_one(Signature, theirs).listing
        assert len(list(undone.lines())) == 3 and everything_wrong() == []
        db.session.rollback()
    assert "withdrawn again" not in site.run("erase", "--again").stdout, "once is enough"
    outside.unlink()
    site.database.write_bytes(b"\0" * 4096)  # now nothing knows
    assert "nothing here says which" in site.run("restore", str(tmp_path / "b.db"), "--over").stdout


def _text_file(backup: Path) -> None:
    backup.write_text("not a database")


def _torn(backup: Path) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[: len(whole) // 2])


def _another(backup: Path) -> None:
    backup.unlink()
    with closing(sqlite3.connect(backup)) as other:
        other.execute("CREATE TABLE songs (name)")
        other.commit()


def _lost_rows(backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as opened:
        opened.execute("DELETE FROM person")
        opened.commit()


def _newer(backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
        opened.commit()


def _gone(backup: Path) -> None:
    backup.unlink()


@pytest.mark.parametrize("spoil,words", [
    (_text_file, "cannot be read as a database"), (_torn, ""), (_another, "not of a charter"),
    (_lost_rows, "refers to a row of person"), (_newer, "newer release"), (_gone, "There is no")])
def test_what_is_not_sound_is_not_restored(site: Site, backup: Path, spoil: Any, words: str) -> None:
    spoil(backup)
    before = dump(site.database)
    done = site.run("restore", str(backup), "--over")
    assert done.returncode == 2 and words in done.stderr, done.stderr
    assert dump(site.database) == before
    assert not list(site.database.parent.glob("*.restoring*")) and not list(site.database.parent.glob("*.before-*"))


def test_a_damaged_database_can_be_replaced(site: Site, backup: Path) -> None:
    before = count(site.database)
    site.database.write_bytes(b"\0" * 4096)
    assert site.run("restore", str(backup), "--over").returncode == 0
    assert count(site.database) == before


def test_a_log_left_alone_is_not_read_into_it(site: Site, backup: Path) -> None:
    shutil.copy(site.database, site.database.with_name("charter.db-wal"))
    site.database.unlink()
    assert site.run("restore", str(backup)).returncode == 0
    assert not site.database.with_name("charter.db-wal").exists() or count(site.database) == count(backup)


def test_a_backup_without_the_newest_tables_is_brought_up_to_date(site: Site, backup: Path) -> None:
    """A copy that was made before triggers were lost gets them again on the way in."""
    with closing(sqlite3.connect(backup)) as opened:
        opened.execute("DROP TRIGGER entry_refuses_update")
        opened.commit()
    assert site.run("restore", str(backup), "--over").returncode == 0
    with closing(sqlite3.connect(site.database)) as opened, pytest.raises(sqlite3.DatabaseError, match="only grows"):
        opened.execute("UPDATE entry SET kind = 'other'")


def test_nothing_to_restore(site: Site, tmp_path: Path) -> None:
    assert site.run("restore").returncode == 2
    done = site.run("restore", "--accept-older", CHARTER_INSTANCE=str(tmp_path / "elsewhere"))
    assert done.returncode == 2 and not (tmp_path / "elsewhere" / "charter.db").exists()
