"""Starts a server as it is run for real, sends it requests over loopback, and reads what it cost."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[2]
ROUNDS = 3  # the middle one counts: another process on the machine spoils one, not all
TURNS = 7  # of the page and the bare view, one after the other
CLIENTS = 4  # connections at once: enough to keep two workers busy, few enough to leave the client a core


@dataclass(frozen=True)
class Cost:
    """What a run of one request cost: requests a second, server CPU milliseconds each, latencies in milliseconds."""

    rate: float
    cpu: float
    p50: float
    p99: float
    bytes: float


@dataclass(frozen=True)
class Beside:
    """A page's cost and the bare view's, each the middle of its rounds, and the middle of the rounds' ratios."""

    page: Cost
    bare: Cost
    rate: float  # the page's requests a second, of the bare view's
    cpu: float  # the page's processor time, of the bare view's


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    pid: int
    started: float  # seconds from nothing until it answered its first page

    def cost(self, path: str, *, headers: Mapping[str, str] | None = None, count: int = 2000, status: int = 200) -> Cost:
        """Send `count` GETs after a short warming, and read what they cost."""
        extra = "".join(f"{k}: {v}\r\n" for k, v in (headers or {}).items())
        request = f"GET {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\nAccept-Encoding: gzip\r\n{extra}\r\n".encode()
        self._send(request, max(40, count // 10), status)
        rates, cpus, times, size = [], [], [], 0
        for _ in range(ROUNDS):
            before, begun = self.cpu(), time.perf_counter()
            some, size = self._send(request, max(CLIENTS, count // ROUNDS), status)
            rates.append(len(some) / (time.perf_counter() - begun))
            cpus.append(1000 * (self.cpu() - before) / len(some))
            times += some
        cuts = quantiles(times, n=100)
        return Cost(median(rates), median(cpus), 1000 * cuts[49], 1000 * cuts[98], size)

    def one(self, path: str, *, headers: Mapping[str, str] | None = None) -> float:
        """Send one GET, alone; gives its milliseconds."""
        extra = "".join(f"{k}: {v}\r\n" for k, v in (headers or {}).items())
        request = f"GET {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\nAccept-Encoding: gzip\r\n{extra}\r\n".encode()
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            begun = time.perf_counter()
            connection.sendall(request)
            answer(connection)
            return 1000 * (time.perf_counter() - begun)

    def beside(self, bare: Server, path: str, *, headers: Mapping[str, str] | None = None, count: int = 2000,
               bare_count: int | None = None, status: int = 200) -> Beside:
        """The same, turn and turn about with the bare view: what else the machine does by the second meets both."""
        pairs = [(self.cost(path, headers=headers, count=count // TURNS, status=status),
                  bare.cost("/", count=(bare_count or count) // TURNS)) for _ in range(TURNS)]
        return Beside(_middle([one for one, _ in pairs]), _middle([other for _, other in pairs]),
                      median(one.rate / other.rate for one, other in pairs),
                      median(one.cpu / other.cpu for one, other in pairs))

    def cpu(self) -> float:
        """Seconds of processor that the server's processes have used."""
        return used([self.pid, *children(self.pid)])

    def memory(self) -> float:
        """Megabytes the workers hold, shared pages divided among those that share them."""
        total = 0
        for pid in [self.pid, *children(self.pid)]:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            total += int(next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:")))
        return total / 1024

    def _send(self, request: bytes, count: int, status: int) -> tuple[list[float], int]:
        times: list[float] = []
        sizes: list[int] = []
        wrong: list[bytes] = []

        def one() -> None:
            with socket.create_connection(("127.0.0.1", self.port)) as connection:
                for _ in range(count // CLIENTS):
                    begun = time.perf_counter()
                    connection.sendall(request)
                    head, size = answer(connection)
                    times.append(time.perf_counter() - begun)
                    sizes.append(size)
                    if not head.startswith(b"HTTP/1.1 %d" % status):
                        wrong.append(head)
                        return

        threads = [threading.Thread(target=one) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if wrong:
            raise SystemExit(f"{request!r} was answered {wrong[0][:300]!r}")
        return times, sizes[-1]


def _middle(costs: Sequence[Cost]) -> Cost:
    return Cost(*(median(getattr(cost, field.name) for cost in costs) for field in fields(Cost)))


def answer(connection: socket.socket) -> tuple[bytes, int]:
    """Read one answer whole; gives its head and its body's length in bytes."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            return data, 0
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    lower = head.lower()
    if b"content-length:" not in lower:
        return head, 0
    length = int(lower.split(b"content-length:")[1].split(b"\r\n")[0])
    got = len(body)
    while got < length:
        got += len(connection.recv(65536))
    return head, length


def used(pids: Iterable[int]) -> float:
    """Seconds of processor that the threads of these processes have used, as the kernel's scheduler counts them (nanoseconds)."""
    files = (task for pid in pids for task in Path(f"/proc/{pid}/task").glob("*/schedstat"))
    return sum(int(file.read_text().split()[0]) for file in files) / 1e9


def children(pid: int) -> list[int]:
    """The processes that a process started."""
    return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@contextmanager
def served(module: str, environ: Mapping[str, str]) -> Iterator[Server]:
    """Serve `module` with gunicorn as `charter serve` does, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", module, "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
               "--workers", "2", "--threads", "4", "--preload", "--log-level", "error", "--keep-alive", "60"]
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=dict(os.environ) | dict(environ), cwd=ROOT)
    try:
        for _ in range(1000):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/").close()
                break
            except OSError:
                time.sleep(0.02)
        yield Server(port, process.pid, time.perf_counter() - begun)
    finally:
        process.terminate()
        process.wait(timeout=20)
