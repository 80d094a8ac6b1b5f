"""`kill -9` in the middle of a storm of signing: a worker of the server, now and then its master or the letters' worker."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack

from tests.commands.serving import Server, children
from tests.drills.ground import Ground, served
from tests.drills.storm import Storm
from tests.drills.telling import Row

KILLS, QUICK_KILLS = 200, 2
# Every so many a parent dies too, and everything is started again, as the machine's own keeper of services would.
MASTER_EVERY = 20
# Acts acknowledged between two kills, and how long a site may be away before the drill says that it did not come back.
BETWEEN, AWAY = 6, 60.0
# Ready again in so many seconds where nothing has to be started but a worker; a slow machine is given what a start takes it.
READY = 5.0


def kill(made: Ground, quick: bool) -> Iterator[Row]:
    """Every acknowledged act is there, once, and the record verifies, after each kill."""
    kills, lost, wrong, longest, masters = QUICK_KILLS if quick else KILLS, list[str](), list[str](), 0.0, 0
    with ExitStack() as stack:
        server = stack.enter_context(served(made))
        started = server.start_took
        with Storm(made, server, people=300 if quick else 11_000) as storm:
            for n in range(1, kills + 1):
                _wait(storm, BETWEEN)
                time.sleep(random.uniform(0, 0.1))  # anywhere in an act
                begun = time.monotonic()
                if n % MASTER_EVERY == 0 or (quick and n == kills):
                    masters += 1
                    _kill_master(server)
                    storm.server = server = stack.enter_context(served(made))
                    started = max(started, server.start_took)
                else:
                    os.kill(random.choice(server.workers()), signal.SIGKILL)
                _wait(storm, 1)
                longest = max(longest, time.monotonic() - begun)
                lost += storm.lost()
                wrong += made.wrong()
        lost += storm.lost()
    yield Row(f"killed: a worker {kills - masters} times, the master {masters} times", kills, "kills")
    yield Row("acts acknowledged meanwhile", storm.acknowledged, "acts")
    yield Row("pressed again, for no answer came", storm.again, "presses")
    yield Row("refused", sum(storm.refused.values()), "presses", at_most=0)
    yield Row("acknowledged and lost, doubled or halved", len(lost), "acts", at_most=0, because=lost[:3])
    yield Row("times that the record did not verify", len(wrong), "times", at_most=0, because=wrong[:3])
    yield Row(f"longest until the next act (a start takes {started:.1f} s here)", longest, "s", at_most=READY + 2 * started)


def _kill_master(server: Server) -> None:
    """Kill the master or the letters' worker; the rest must end by itself."""
    mine = children(server.process.pid)
    os.kill(random.choice(mine), signal.SIGKILL)
    server.process.wait(AWAY)
    server.stop()


def _wait(storm: Storm, more: int) -> None:
    enough, begun = storm.acknowledged + more, time.monotonic()
    while storm.acknowledged < enough:
        if time.monotonic() - begun > AWAY:
            raise SystemExit("the site did not come back")
        time.sleep(0.005)
