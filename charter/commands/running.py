"""The commands that keep the site up: serve and worker."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import FrameType

import config
from charter import clock
from charter.commands.opening import site

# By so much the worker stands back where the machine has more to do than it can: a letter may come a minute later, and
# whoever pressed a button sits and waits.
POLITE = 5
# The worker looks for letters this often, in seconds: soon enough for somebody who waits for a code.
PAUSE = 2.0
# Two workers of four threads each measured best on two cores; the demonstration has one, so that starting over
# is seen everywhere at once.
WORKERS, THREADS = 2, 4


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer `serve` and `worker`."""
    server = commands.add_parser("serve", help="serve the site and run its worker, in the foreground")
    server.add_argument("--demo", action="store_true", help="serve the invented, lived-in area instead of a real one")
    server.add_argument("--port", type=int, default=8000)
    server.add_argument("--host", default="127.0.0.1")
    server.set_defaults(run=serve)
    worker = commands.add_parser("worker", help="send owed letters, sign the record's heads, enter what falls due")
    worker.add_argument("--once", action="store_true", help="one turn, then stop")
    worker.add_argument("--lists", action="store_true", help="write the files that long lists make large, then stop")
    worker.set_defaults(run=work)


def serve(arguments: argparse.Namespace) -> int:
    """Serve until told to stop; the worker and the server end with this process."""
    environ = dict(os.environ)
    if arguments.demo:
        environ |= _demo_environ(arguments, environ)
        if not _tell_the_story(environ):
            return 0
    else:  # the children run in the program's own folder; the instance is the one that the other commands mean here
        environ["CHARTER_INSTANCE"] = str(config.from_environ(environ)["INSTANCE"])
    workers = 1 if arguments.demo else WORKERS
    # Its own temporary folder must be on a real disk or memory; a heartbeat there keeps a hung worker from staying.
    server = [sys.executable, "-m", "gunicorn", "wsgi:app", "--bind", f"{arguments.host}:{arguments.port}",
              "--worker-class", "gthread", "--workers", str(workers), "--threads", str(THREADS * 2 // workers),
              "--preload", "--log-level", "warning", "--worker-tmp-dir", tempfile.gettempdir(),
              "--forwarder-headers", ""]  # or a visitor's header could say at which address the site begins
    root = Path(__file__).resolve().parents[2]
    children = [
        subprocess.Popen(server, env=environ, cwd=root),
        subprocess.Popen([sys.executable, "-m", "charter.cli", "worker"], env=environ, cwd=root),
    ]
    _wait_for(arguments.host, arguments.port, children)
    print(f"Charter is at http://{arguments.host}:{arguments.port}/  (stop it with Ctrl-C)", flush=True)
    return _wait(children)


def work(arguments: argparse.Namespace) -> int:
    """Do the worker's turn again and again until told to stop."""
    from charter.commands import writing_lists  # the pages' processes never need these
    from charter.telling.worker import turn

    if arguments.lists:
        return writing_lists.write_alone()
    stop, lists = _Stop(), writing_lists.Beside()
    os.nice(POLITE)
    with site() as app:
        while not stop.asked:
            with app.app_context():  # a new one each turn, so that nothing asked in the last turn is believed in this one
                turn(clock.now())
                if not arguments.once:
                    lists.begin(clock.now())
            if arguments.once:
                break
            time.sleep(PAUSE)
    lists.end()
    return writing_lists.write() if arguments.once else 0  # a turn alone does all that is due


class _Stop:
    """Remembers that somebody asked to stop, so that a turn is never cut in half."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._hear)

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True


def _demo_environ(arguments: argparse.Namespace, environ: Mapping[str, str]) -> dict[str, str]:
    folder = Path(environ.get("CHARTER_INSTANCE") or Path.cwd() / "instance").resolve() / "demo-site"
    folder.mkdir(parents=True, exist_ok=True)
    # An invented area must never meet a real database, real post or a real key, whatever the environment says.
    return {"CHARTER_DEMO": "1", "CHARTER_INSTANCE": str(folder), "DATABASE_URL": f"sqlite:///{folder / 'charter.db'}",
            "SITE_URL": f"http://{arguments.host}:{arguments.port}", "MAIL_URL": f"file:{folder / 'letters'}",
            "RECORD_KEY": "", "RECORD_HEADS": str(folder / "record-heads.txt"), "ERASURES": "", "SECRET_KEY": "",
            "TRUSTED_PROXIES": ""}


def _tell_the_story(environ: Mapping[str, str]) -> bool:
    """Build the demonstration's database anew in a process of its own, so that the server starts clean.

    False where somebody asked to stop meanwhile: the teller ends with us.
    """
    print("Telling the story of an invented area…", flush=True)
    stop = _Stop()
    teller = subprocess.Popen([sys.executable, "-m", "charter.demo"], env=dict(environ))
    while teller.poll() is None:
        if stop.asked:
            teller.terminate()
        time.sleep(0.1)
    if teller.returncode and not stop.asked:
        raise SystemExit(teller.returncode)
    return not stop.asked


def _wait_for(host: str, port: int, children: list[subprocess.Popen[bytes]]) -> None:
    """Wait until the server answers, so that the line that says where it is is true."""
    while all(child.poll() is None for child in children):
        try:
            socket.create_connection((host, port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)


def _wait(children: list[subprocess.Popen[bytes]]) -> int:
    """Wait until told to stop or a child ends; then every child is ended, and waited for."""
    stop = _Stop()
    while not stop.asked and all(child.poll() is None for child in children):
        time.sleep(0.2)
    for child in children:
        if child.poll() is None:
            child.send_signal(signal.SIGTERM)
    codes = []
    for child in children:
        try:
            codes.append(child.wait(timeout=20))
        except subprocess.TimeoutExpired:
            child.kill()
            codes.append(child.wait())
    return 0 if stop.asked else max(abs(code) for code in codes)
