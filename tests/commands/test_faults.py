"""What is acknowledged is kept, once and whole: through kill -9, a copy at any moment, and a full disk."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from charter.record import export
from charter.record.doctor import everything_wrong
from charter.record.verify import verify
from tests.commands.conftest import Site
from tests.commands.serving import Server, Writer, is_there

# Seconds until the next act is acknowledged after every worker was killed. A machine so busy that it needed longer to
# start at all is given that.
READY = 5.0


@pytest.fixture(scope="module")
def served(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Server]]:
    """One site, served, for all of these: each looks only at what was acknowledged to itself."""
    site = Site(tmp_path_factory.mktemp("served") / "site")
    shutil.copytree(begun, site.folder)
    server = Server(site)
    try:
        yield site, server
    finally:
        left = server.stop()
        assert left == [], "its children outlived it"


def writing(served: tuple[Site, Server], *names: str) -> list[Writer]:
    site, server = served
    writers = [Writer(server, site, name) for name in names]
    for one in writers:
        one.start()
    return writers


def acts(writers: list[Writer]) -> int:
    return sum(len(one.acknowledged) for one in writers)


def stop(writers: list[Writer]) -> None:
    for one in writers:
        one.done.set()
    for one in writers:
        one.join(30)


def said(file: Path) -> Counter[str]:
    with closing(sqlite3.connect(file)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        return Counter(row[0] for row in opened.execute("SELECT words FROM comment"))


def kept(site: Site, writers: list[Writer]) -> None:
    """Every acknowledged act is there, once; nothing is there twice; the record is whole."""
    there = said(site.database)
    for one in writers:
        assert one.acknowledged and {there[words] for words in one.acknowledged} == {1}
    assert set(there.values()) == {1}
    saved = (site.folder / "heads" / "record-heads.txt").read_text()  # first, for the worker may sign a newer head at any time
    with site.open():
        assert everything_wrong() == []
        whole = export.whole()
    assert whole and verify(whole, [saved]).ok
    with closing(sqlite3.connect(site.database)) as opened:
        entered = opened.execute("SELECT count(*) FROM entry WHERE kind = 'comment-published'").fetchone()[0]
    assert entered == sum(there.values())  # no act without its entry, no entry without its act


def test_kill_9_in_the_middle_of_writing(served: tuple[Site, Server]) -> None:
    site, server = served
    writers = writing(served, "ada", "ben", "gita")
    for _time in range(2):
        enough = acts(writers) + 12
        server.wait(lambda enough=enough: acts(writers) >= enough)
        victims = server.workers()
        for victim in victims:  # every one at once, so that somebody is cut off in the middle
            os.kill(victim, signal.SIGKILL)
        after = acts(writers) + len(writers)  # each had at most one on its way
        took = server.wait(lambda after=after: acts(writers) > after)
        assert took < max(READY, server.start_took), f"{took:.1f} s"
        assert not any(is_there(victim) for victim in victims)
    stop(writers)
    kept(site, writers)


def test_a_copy_of_the_files_at_any_moment(served: tuple[Site, Server], tmp_path: Path) -> None:
    """What a snapshot of the disk holds: all processes are held still, wherever they are, and the files are copied."""
    site, server = served
    writers = writing(served, "fay", "tom")
    for n in range(6):
        time.sleep(0.13)
        folder = tmp_path / str(n)
        folder.mkdir()
        pids = server.pids()
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        try:
            before = [list(one.acknowledged) for one in writers]
            for file in site.database.parent.glob("charter.db*"):
                shutil.copy(file, folder / file.name)
        finally:
            for pid in reversed(pids):
                os.kill(pid, signal.SIGCONT)
        there = said(folder / "charter.db")
        assert all(there[words] == 1 for acknowledged in before for words in acknowledged)
    stop(writers)
    kept(site, writers)


def test_a_full_disk(served: tuple[Site, Server]) -> None:
    """The kernel lets no file grow: nothing is acknowledged, nothing is halved, and all is well when there is room."""
    site, server = served
    writer = Writer(server, site, "hana")
    with closing(sqlite3.connect(site.database, isolation_level=None)) as opened:  # an empty log, which has to grow
        server.wait(lambda: opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
    assert writer.write("Before.") == 303
    room = site.database.with_name("charter.db-wal").stat().st_size
    for pid in server.pids():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (room + 1, resource.RLIM_INFINITY))
    try:
        statuses = {writer.write(f"No room {n}.", again=False) for n in range(3)}
    finally:
        for pid in server.pids():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert statuses == {500}
    assert server.answers()
    assert writer.write("After.") == 303
    assert not any(words.startswith("No room") for words in said(site.database))
    time.sleep(2.5)  # the worker signs a head over it
    kept(site, [writer])
