"""A real site of an area of its own, served: just begun, or with the people of Wharnley and their text."""

from __future__ import annotations

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email import message_from_bytes, policy
from pathlib import Path

from playwright.sync_api import Browser, Page
from sqlalchemy import select

import config
from charter import clock, migrating
from charter.commands.opening import site as opened
from charter.db import db, writing
from charter.drafting import actions as drafting
from charter.people.models import Person
from charter.record import note
from tests.browser.somebody import Site
from tests.world import DAY, TEXT, make_world

ROOT = Path(__file__).parents[2]
# A loaded machine takes its time; a server that is not there after this never comes.
PATIENCE = 120
# Copies of the people's site: before there was a text, and with draft 1.
EMPTY, BEGUN = "charter.empty", "charter.begun"
# The cookies of each folder's people, by first name.
SEALED: dict[tuple[Path, str], str] = {}


class Fresh(Site):
    """A served area with nothing of the demonstration in it; its people are signed in without a letter."""

    def __init__(self, folder: Path, address: str, browser: Browser) -> None:
        super().__init__(address, browser)
        self.folder = folder

    def window(self, *, who: str | None = None, size: dict[str, int] | None = None, script: bool = True) -> Page:
        """A new window, signed in as somebody of Wharnley by first name."""
        page = super().window(size=size, script=script)
        if who:
            page.context.add_cookies([{"name": "session", "value": self.sealed(who), "url": self.address}])
        return page

    def sealed(self, who: str) -> str:
        """The cookie of somebody who has signed in; the people of a folder stay the same whatever is put back."""
        if (self.folder, who) not in SEALED:
            with opened(config.from_environ(environ(self.folder, self.address))) as app:
                seal = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
                for person in db.session.scalars(select(Person).where(Person.email.is_not(None))):
                    SEALED[self.folder, person.email.split("@")[0]] = seal.dumps({"_user_id": person.get_id(), "_fresh": True})
        return SEALED[self.folder, who]

    def without_text(self) -> None:
        """Put it back to before there was a text."""
        as_begun(self.folder, EMPTY)

    def written(self, to: str) -> str:
        """The newest letter to this address, once the worker has laid it in its folder."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for file in sorted((self.folder / "letters").glob("*.eml"), reverse=True):
                letter = message_from_bytes(file.read_bytes(), policy=policy.default)
                if to in str(letter["To"]):
                    return str(letter.get_body(("plain",)).get_content())  # type: ignore[union-attr]
            time.sleep(0.2)
        raise AssertionError(f"no letter to {to} came")


def environ(folder: Path, address: str) -> dict[str, str]:
    """What the site's processes are told."""
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    return clean | {"CHARTER_INSTANCE": str(folder), "SITE_URL": address}


def begin(folder: Path, address: str) -> str:
    """Begin a site as its operator does; gives the convenor's link, without the host."""
    said = subprocess.run([sys.executable, "-m", "charter.cli", "init", "--area", "Wharnley"], cwd=ROOT, text=True,
                          env=environ(folder, address), capture_output=True, check=True).stdout
    found = re.search(r"/account/invitations/\S+", said)
    assert found, said
    return found[0]


def people(folder: Path) -> None:
    """The people of Wharnley and draft 1 in an area that gives answers at once and settles the day it is asked."""
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / "record.key").write_text(note.new_key("localhost/record"))
    with opened(config.from_environ(environ(folder, "http://localhost"))):
        migrating.upgrade()
        world = make_world()
        keep(folder, EMPTY)
        with writing():
            drafting.import_first(TEXT, by=world.mira, at=clock.now() - DAY)
    with closing(sqlite3.connect(folder / "charter.db")) as database, database:
        database.execute("UPDATE charter SET settling_days = 0, answer_days = 0")
    keep(folder, BEGUN)


def keep(folder: Path, name: str) -> None:
    """Keep a copy of the database as it stands; nobody may be writing in it."""
    with closing(sqlite3.connect(folder / "charter.db")) as site, closing(sqlite3.connect(folder / name)) as kept:
        site.backup(kept)


def as_begun(folder: Path, name: str = BEGUN) -> None:
    """Put the people's site back as it began, under the server's feet: by SQLite itself, as one transaction."""
    with closing(sqlite3.connect(folder / name)) as kept, closing(sqlite3.connect(folder / "charter.db")) as site:
        site.execute("PRAGMA busy_timeout = 30000")
        kept.backup(site)
    (folder / "record-heads.txt").unlink(missing_ok=True)  # or it would tell of heads that this database never had
    shutil.rmtree(folder / "letters", ignore_errors=True)


@contextmanager
def serving(folder: Path, port: int) -> Iterator[str]:
    """Serve it with its worker until it is no longer needed; gives its address."""
    address = f"http://127.0.0.1:{port}"
    log = folder / "server.log"
    with log.open("w") as said:
        process = subprocess.Popen([sys.executable, "-m", "charter.cli", "serve", "--port", str(port)], cwd=ROOT,
                                   env=environ(folder, address), stdout=said, stderr=said)
        try:
            until = time.monotonic() + PATIENCE
            while "Charter is at" not in log.read_text():
                assert process.poll() is None and time.monotonic() < until, log.read_text()[-3000:]
                time.sleep(0.05)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=30)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
