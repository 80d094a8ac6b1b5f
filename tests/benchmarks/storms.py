"""Presses that arrive by the clock and not when the last was answered, as people do: latencies count from when each was due."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import text

from charter.db import db
from tests.benchmarks.pages import row
from tests.benchmarks.serving import used
from tests.commands.serving import Server
from tests.drills.ground import Ground, ground, served
from tests.drills.presses import Answer, read


@dataclass(frozen=True)
class Late:
    """An answer, and how many seconds after its press was due it was there."""

    answer: Answer
    took: float


async def ask(port: int, raw: bytes) -> Answer:
    """Send one request on a connection of its own; status 0 where no answer came."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(raw)
        data = await reader.read()
        writer.close()
    except OSError:
        return Answer(0, "", "")
    return read(data)


def on_schedule(port: int, raws: Iterable[bytes], per_second: float) -> list[Late]:
    """Send one every so often, whatever became of those before; the answers in order."""

    async def one(raw: bytes, due: float) -> Late:
        answer = await ask(port, raw)
        return Late(answer, asyncio.get_running_loop().time() - due)

    async def all_of_them() -> list[Late]:
        loop, sent = asyncio.get_running_loop(), []
        begun = loop.time() + 0.1
        for n, raw in enumerate(raws):
            due = begun + n / per_second
            await asyncio.sleep(max(0.0, due - loop.time()))
            sent.append(asyncio.create_task(one(raw, due)))
        return list(await asyncio.gather(*sent))

    return asyncio.run(all_of_them())


def processor(server: Server) -> float:
    """Seconds of processor that the site's processes have used: the server, its workers, the one that sends letters."""
    return used(server.pids())


@contextmanager
def standing() -> Iterator[tuple[Ground, Server]]:
    """A site of its own, served with its worker and a real mail server, every commit synchronised in full."""
    with TemporaryDirectory() as folder, ground(Path(folder)) as made:
        with made.open():
            if db.session.scalar(text("PRAGMA synchronous")) != 2:
                raise SystemExit("an act would be acknowledged before it is on the disk")
        with served(made) as server:
            yield made, server


def latencies(what: str, times: list[float]) -> Iterator[dict[str, Any]]:
    """p50, p99 and the longest, in milliseconds."""
    cuts = quantiles(times, n=100) if len(times) > 1 else times * 99
    for name, seconds in (("p50", cuts[49]), ("p99", cuts[98]), ("longest", max(times))):
        yield row(f"{what}, {name}", 1000 * seconds, "ms", None)
