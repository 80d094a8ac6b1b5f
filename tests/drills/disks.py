"""A disk that is full in the middle of a storm, and a copy of the files at any moment."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.commands.serving import Server
from tests.drills.ground import Ground, served
from tests.drills.presses import send
from tests.drills.storm import ACTS, Storm
from tests.drills.telling import Row

FULL, QUICK_FULL = 10, 1
COPIES, QUICK_COPIES = 40, 3
AWAY = 60.0


def full(made: Ground, quick: bool) -> Iterator[Row]:
    """No file may grow: nothing is acknowledged, nothing is halved, pages are still read, and all is well when there is room."""
    times, lost, taken, readable = QUICK_FULL if quick else FULL, list[str](), 0, 0
    with served(made) as server, Storm(made, server, hands=3, begin=4_000, people=200 if quick else 3_000) as storm:
        for _ in range(times):
            _more(storm, 5)
            with _no_room(made, server):
                people = storm.presses.people(3, start=8_000)
                answers = [send(server.port, person.final).status for person in people]
                taken += answers.count(303)
                readable += server.answers()
                lost += storm.lost()
            _more(storm, 5)
            lost += storm.lost()
        refused = sum(storm.refused.values())
        wrong = made.wrong()
    yield Row("the disk was full", times, "times")
    yield Row("acts acknowledged around it", storm.acknowledged, "acts", at_least=1)
    yield Row("told that it was not kept", refused, "presses")
    yield Row("taken while nothing could be written", taken, "presses", at_most=0)
    yield Row("times that pages were still there to read", readable, "times", at_least=times)
    yield Row("acknowledged and lost, doubled or halved", len(lost), "acts", at_most=0, because=lost[:3])
    yield Row("what is wrong with the record", len(wrong), "things", at_most=0, because=wrong[:3])


def copy(made: Ground, quick: bool) -> Iterator[Row]:
    """What a snapshot of the disk holds: every process held still wherever it is, the files copied; each copy opens whole."""
    copies, found = QUICK_COPIES if quick else COPIES, list[str]()
    people = 200 if quick else 2_000
    with TemporaryDirectory() as folder, served(made) as server, Storm(made, server, 4, people, begin=2_000) as storm:
        for n in range(copies):
            _more(storm, 3)
            there = Path(folder) / str(n)
            there.mkdir()
            with _held_still(server.pids()):
                acknowledged, confirmed = list(storm.signed_up), list(storm.confirmed)
                for file in made.database.parent.glob("charter.db*"):
                    shutil.copy(file, there / file.name)
            found += _opened(there / "charter.db", acknowledged, confirmed)
            shutil.rmtree(there)
        found += storm.lost()
    yield Row("copies of the files at any moment", copies, "copies")
    yield Row("acts acknowledged meanwhile", storm.acknowledged, "acts", at_least=1)
    yield Row("not whole, or without an acknowledged act", len(found), "things", at_most=0, because=found[:3])


def _opened(file: Path, signed_up: list[str], confirmed: list[str]) -> list[str]:
    with closing(sqlite3.connect(file)) as opened:
        found = [str(row) for row in opened.execute("PRAGMA integrity_check") if row != ("ok",)]
        found += [str(row) for row in opened.execute("PRAGMA foreign_key_check")]
        there = {once: counts for once, *counts in opened.execute(ACTS)}
    found += ["a sign-up is not in the copy" for once in signed_up if there.get(once, [0, 0])[:2] != [1, 1]]
    return found + ["a signature is not in the copy" for once in confirmed if there.get(once, [0] * 4)[2:] != [1, 1]]


@contextmanager
def _no_room(made: Ground, server: Server) -> Iterator[None]:
    """The kernel lets no file of these processes grow beyond what the database's log has now."""
    with closing(sqlite3.connect(made.database, isolation_level=None)) as opened:  # an empty log, which has to grow
        begun = time.monotonic()
        while opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] and time.monotonic() - begun < AWAY:
            time.sleep(0.01)
    _limit(server.pids(), 1)
    try:
        yield
    finally:
        _limit(server.pids(), resource.RLIM_INFINITY)


def _limit(pids: list[int], size: int) -> None:
    for pid in pids:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@contextmanager
def _held_still(pids: list[int]) -> Iterator[None]:
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in reversed(pids):
            os.kill(pid, signal.SIGCONT)


def _more(storm: Storm, more: int) -> None:
    enough, begun = storm.acknowledged + more, time.monotonic()
    while storm.acknowledged < enough:
        if time.monotonic() - begun > AWAY:
            raise SystemExit("nothing was acknowledged any more")
        time.sleep(0.005)
