"""A real mail server in a process of its own: it takes every letter and writes down each it took, one line a letter.

`python -m tests.drills.sink PORT FILE`
"""

from __future__ import annotations

import asyncio
import email
import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.policy import default
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from aiosmtpd.smtp import SMTP

ROOT = Path(__file__).parents[2]
DIGITS = re.compile(r"\b(\d{3}) (\d{3})\b")
LINK = re.compile(r"http://localhost(/sign/confirm/\S+)")


class Taken(NamedTuple):
    """What is kept of a letter: to whom, its Message-ID, when it came (seconds), and its way to confirm, if it has one."""

    to: str
    message_id: str
    at: float
    subject: str
    link: str
    digits: str


class Sink:
    """The mail server while it is open."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "letters.jsonl"
        self.file.touch()
        self.read_to, self.read = 0, list[Taken]()
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = int(free.getsockname()[1])
        self.process: subprocess.Popen[bytes] | None = None
        self.open()

    @property
    def url(self) -> str:
        """What MAIL_URL says."""
        return f"smtp://127.0.0.1:{self.port}"

    def open(self) -> None:
        """Answer from now on."""
        command = [sys.executable, "-m", "tests.drills.sink", str(self.port), str(self.file)]
        self.process = subprocess.Popen(command, cwd=ROOT)
        for _ in range(500):
            try:
                return socket.create_connection(("127.0.0.1", self.port)).close()
            except OSError:
                time.sleep(0.02)
        raise SystemExit("the mail server did not begin")

    def close(self) -> None:
        """Be down."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)
            self.process = None

    def letters(self) -> list[Taken]:
        """Every letter taken so far, in order."""
        with self.file.open() as opened:
            opened.seek(self.read_to)
            for line in iter(opened.readline, ""):
                if not line.endswith("\n"):
                    break  # it is being written
                self.read_to += len(line.encode())
                self.read.append(Taken(*json.loads(line)))
        return self.read


@contextmanager
def open_sink(folder: Path) -> Iterator[Sink]:
    """A mail server until the block ends."""
    sink = Sink(folder)
    try:
        yield sink
    finally:
        sink.close()


class _Hand:
    def __init__(self, file: TextIO) -> None:
        self.file = file

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        letter = email.message_from_bytes(envelope.content, policy=default)
        words = letter.get_content()
        link, digits = LINK.search(words), DIGITS.search(words)
        told = Taken(str(letter["To"]), str(letter["Message-ID"]), time.time(), str(letter["Subject"]), link[1] if link else "",
                     "".join(digits.groups()) if digits else "")
        # Written before it is acknowledged, as a mail server must.
        self.file.write(json.dumps(told) + "\n")
        self.file.flush()
        return "250 OK"


async def _serve(port: int, file: TextIO) -> None:
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, over.set)
    hand = _Hand(file)
    server = await loop.create_server(lambda: SMTP(hand, loop=loop), "127.0.0.1", port)
    await over.wait()
    server.close()


if __name__ == "__main__":
    with open(sys.argv[2], "a") as _file:
        asyncio.run(_serve(int(sys.argv[1]), _file))
