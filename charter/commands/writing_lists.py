"""The worker has long lists of signatures written by a process of its own, so that no letter waits for a book to be set."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from flask import current_app

from charter import clock
from charter.commands.opening import site
from charter.publishing import long_lists


def write_alone() -> int:
    """Write what is due in a process that does nothing else.

    Setting 25,000 lines takes 0.9 GB: where a machine has too little, this process is the one that ends.
    """
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
    return write()


def write() -> int:
    """Write what is due, here and now."""
    with site():
        long_lists.write(clock.now())
    return 0


class Beside:
    """The process that writes, while there is one; what it takes in memory goes with it."""

    def __init__(self) -> None:
        self.writer: subprocess.Popen[bytes] | None = None
        self.is_first = True

    def begin(self, at: datetime) -> None:
        """Have lists written if any is due and nobody is writing; never waits."""
        if self.writer is not None and self.writer.poll() is None:
            return
        is_first, self.is_first = self.is_first, False
        if long_lists.is_due(at, is_first=is_first):
            # The child runs in the program's own folder; the instance is the one that the worker means here.
            environ = {**os.environ, "CHARTER_INSTANCE": str(current_app.config["INSTANCE"])}
            self.writer = subprocess.Popen([sys.executable, "-m", "charter.cli", "worker", "--lists"], env=environ,
                                           cwd=Path(__file__).resolve().parents[2])

    def end(self) -> None:
        """Stop with the worker: what is half written is written anew another time."""
        if self.writer is not None and self.writer.poll() is None:
            self.writer.terminate()
            self.writer.wait()
