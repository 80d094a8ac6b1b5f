"""A hall of our own: Wharnley in session, served as it is run for real, that can be stopped and started again."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, Page

import config
from charter import clock, migrating
from charter.commands.opening import site as opened
from charter.db import writing
from charter.drafting import actions as drafting
from charter.meeting import joining
from charter.record import note
from tests.browser.fresh import PATIENCE, ROOT, as_begun, environ, free_port, keep
from tests.browser.somebody import Site
from tests.hall import stage as hall
from tests.world import DAY, TEXT, make_world

# The copy of the hall's database as it was when the meeting had just been opened.
OPENED = "charter.opened"
SCREEN = {"width": 1280, "height": 720}


class Hall(Site):
    """The served hall, with a window for each person; `code` and `secret` open its room."""

    def __init__(self, folder: Path, browser: Browser) -> None:
        self.folder, self.port = folder, free_port()
        super().__init__(f"http://127.0.0.1:{self.port}", browser)
        folder.mkdir(mode=0o700, parents=True)
        (folder / "record.key").write_text(note.new_key("localhost/record"))
        self.cookies: dict[str, str] = {}
        self.code = self.secret = ""
        self._people()
        self.process: subprocess.Popen[bytes] | None = None

    def _people(self) -> None:
        """Two suggestions for one clause, and the meeting that decides them has just been opened."""
        with opened(config.from_environ(environ(self.folder, self.address))) as app:
            migrating.upgrade()
            world = make_world()
            with writing():
                drafting.import_first(TEXT, by=world.mira, at=clock.now() - 20 * DAY)
            meeting = hall.in_session(world, ("ada", "should talk", "will talk"), ("fay", "should talk", "must talk"))
            row = joining.of(meeting.number)
            assert row is not None
            self.code, self.secret = row.code, row.secret
            seal = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
            self.cookies = {who: seal.dumps({"_user_id": one.get_id(), "_fresh": True}) for who, one in world.people.items()}
        keep(self.folder, OPENED)

    def begin_again(self) -> None:
        """Nobody has spoken in it yet, and it is served."""
        as_begun(self.folder, OPENED)
        self.windows, self.said = [], []
        if self.process is None:
            self.start()

    def start(self) -> None:
        """Serve it, with two workers."""
        log = self.folder / "server.log"
        with log.open("w") as said:
            self.process = subprocess.Popen([sys.executable, "-m", "charter.cli", "serve", "--port", str(self.port)], cwd=ROOT,
                                            env=environ(self.folder, self.address), stdout=said, stderr=said)
        until = time.monotonic() + PATIENCE
        while "Charter is at" not in log.read_text():
            assert self.process.poll() is None and time.monotonic() < until, log.read_text()[-3000:]
            time.sleep(0.05)

    def stop(self) -> None:
        """End it, with its worker."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=30)
            self.process = None

    def window(self, *, who: str | None = None, size: dict[str, int] | None = None, script: bool = True) -> Page:
        """A new window, signed in as somebody of Wharnley by first name."""
        page = super().window(size=size, script=script)
        if who:
            page.context.add_cookies([{"name": "session", "value": self.cookies[who], "url": self.address}])
        return page
