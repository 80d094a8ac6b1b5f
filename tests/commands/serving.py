"""A site that is really served, and people who write to it as fast as they can and remember what was acknowledged."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy import select

from charter.db import db
from charter.people.models import Person
from tests.commands.conftest import ROOT, Site
from tests.visiting import Page

# Long enough for a machine that does nine other things; a server that is not there after it never comes.
PATIENCE = 180.0


class Server:
    """`charter serve`: the server with its workers, and the worker that sends letters and signs heads."""

    def __init__(self, site: Site) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = (site.folder / "server.log").open("w")
        command = [sys.executable, "-m", "charter.cli", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(command, env=site.environ, cwd=ROOT, stdout=self.log, stderr=self.log)
        try:
            self.start_took = self.wait(self.answers)
        except AssertionError:
            self.stop()  # nobody else knows of it yet
            raise

    def answers(self) -> bool:
        """Whether a page comes back."""
        try:
            return self.ask("GET", "/versions/1.md")[0] == 200
        except OSError:
            return False

    def ask(self, method: str, path: str, data: dict[str, str] | None = None,
            cookie: str = "") -> tuple[int, dict[str, str], str]:
        """One request on a connection of its own: status, headers in lower case, body."""
        talk = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
            talk.request(method, path, urlencode(data) if data else None, headers)
            answer = talk.getresponse()
            body = answer.read().decode("utf-8")
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body
        except http.client.HTTPException as error:
            raise ConnectionError(str(error)) from error
        finally:
            talk.close()

    def pids(self) -> list[int]:
        """This process and everything below it, parents first."""
        found = [self.process.pid]
        for pid in found:
            found += children(pid)
        return found

    def workers(self) -> list[int]:
        """The processes that answer requests."""
        return [pid for child in children(self.process.pid) for pid in children(child)]

    def stop(self) -> list[int]:
        """Ask it to stop, and give the processes that are still there afterwards."""
        pids = self.pids()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            for pid in reversed(pids):
                os.kill(pid, signal.SIGKILL)
            self.process.wait()
        self.log.close()
        return [pid for pid in pids if is_there(pid)]

    def wait(self, done: Callable[[], bool]) -> float:
        """Wait until it is so, and give how many seconds that took."""
        began = time.monotonic()
        while not done():
            assert time.monotonic() - began < PATIENCE and self.process.poll() is None, Path(self.log.name).read_text()
            time.sleep(0.02)
        return time.monotonic() - began


class Writer(threading.Thread):
    """A member who comments again and again; what gets no answer is sent once more, the very same form."""

    def __init__(self, server: Server, site: Site, first: str) -> None:
        super().__init__(daemon=True)
        self.server, self.first, self.done = server, first, threading.Event()
        self.acknowledged: list[str] = []
        self.refused: list[int] = []
        with site.open() as app:
            person = db.session.scalars(select(Person).where(Person.email.like(f"{first}@%"))).one()
            seal = app.session_interface.get_signing_serializer(app)
            self.cookie = "session=" + seal.dumps({"_user_id": person.id, "_fresh": True})

    def run(self) -> None:
        """Write until told to stop."""
        while not self.done.is_set():
            self.write(f"Act {len(self.acknowledged)} of {self.first}.")

    def write(self, words: str, *, again: bool = True) -> int:
        """Fill the form in and send it until it is answered; the status."""
        data = self.form() | {"words": words}
        while True:
            try:
                status, headers, _body = self.server.ask("POST", "/versions/1/comments/new", data, self.cookie)
                if status == 303:
                    assert headers["location"].startswith("/comments/")
                    self.acknowledged.append(words)
                else:
                    self.refused.append(status)
                if status == 303 or not again:
                    return status
            except OSError:
                pass
            time.sleep(0.02)

    def form(self) -> dict[str, str]:
        """The form as the page gives it, with its own `once`."""
        while True:
            try:
                status, headers, body = self.server.ask("GET", "/versions/1/comments/new", cookie=self.cookie)
            except OSError:
                time.sleep(0.02)
                continue
            assert status == 200, body[:2000]
            if "set-cookie" in headers:
                self.cookie = headers["set-cookie"].split(";")[0]
            form = next(f for f in Page(body).forms if "words" in f["fields"])
            return dict(form["fields"])


def children(pid: int) -> list[int]:
    """The processes that this one started."""
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def is_there(pid: int) -> bool:
    """Whether a process runs; one that has ended and was not yet waited for does not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
