"""`charter export`: the record, a text, the published data."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from charter.drafting import queries as drafting
from charter.record.verify import verify
from tests.commands.conftest import Site


def test_the_record_can_be_verified(site: Site, tmp_path: Path) -> None:
    assert site.run("export", "record", "-o", str(tmp_path / "record.json")).returncode == 0
    record = (tmp_path / "record.json").read_bytes()
    assert verify(record).ok
    assert site.run("export", "record").stdout.encode() == record
    assert site.run("verify", str(tmp_path / "record.json")).returncode == 0


def test_before_the_first_head(site: Site) -> None:
    with closing(sqlite3.connect(site.database)) as database:
        database.execute("DROP TRIGGER head_refuses_delete")
        database.execute("DELETE FROM head")
        database.commit()
    done = site.run("export", "record")
    assert (done.returncode, done.stdout) == (2, "") and "charter worker --once" in done.stderr


def test_a_text_is_its_digest(site: Site, tmp_path: Path) -> None:
    assert site.run("export", "text", "1", "-o", str(tmp_path / "1.md")).returncode == 0
    with site.open():
        version = drafting.version(1)
        assert hashlib.sha256((tmp_path / "1.md").read_bytes()).hexdigest() == version.digest
    assert site.run("export", "text").stdout.encode() == (tmp_path / "1.md").read_bytes()  # the newest


def test_an_unknown_version(site: Site) -> None:
    done = site.run("export", "text", "7")
    assert done.returncode == 2 and "There is no version 7" in done.stderr


def test_the_data(site: Site, tmp_path: Path) -> None:
    done = site.run("export", "data", str(tmp_path / "data"))
    assert done.returncode == 0 and "charter.json" in done.stdout
    with closing(sqlite3.connect(tmp_path / "data" / "charter.db")) as taken:
        assert taken.execute("SELECT count(*) FROM clauses").fetchone()[0] > 10


def test_nothing_is_written_over(site: Site, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = site.run("export", "data", str(tmp_path))
    assert done.returncode == 2 and "not empty" in done.stderr
    assert not (tmp_path / "charter.db").exists()


def test_the_whole_site(site: Site, tmp_path: Path) -> None:
    done = site.run("export", "site", str(tmp_path / "copy"))
    assert done.returncode == 0 and f"charter verify {tmp_path / 'copy'}" in done.stdout
    assert "1.md" in {path.name for path in (tmp_path / "copy" / "versions").iterdir()}
    assert "Every text is the one that the record names" in site.run("verify", str(tmp_path / "copy")).stdout
    (tmp_path / "mine.txt").write_text("mine")
    refused = site.run("export", "site", str(tmp_path))
    assert refused.returncode == 2 and "is no earlier copy" in refused.stderr
