"""A site of its own with a settled text and its schools, served as it is for real: `charter serve` and a mail server."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import insert

import config
from charter import clock, migrating
from charter.commands import opening
from charter.db import writing
from charter.people.models import Organisation
from charter.record import export, heads, note
from charter.record.doctor import everything_wrong
from charter.record.verify import verify
from tests.commands.serving import Server
from tests.drills.sink import Sink, open_sink
from tests.signing import signing_world
from tests.world import make_world

# Two signatories each: more than any drill or measurement has.
SCHOOLS = 6_000


@dataclass
class Ground:
    """A site's folder, its mail server, and the environment that names both."""

    folder: Path
    sink: Sink
    running: Server | None = None  # already served, by whoever tries several accidents on one site

    @property
    def environ(self) -> dict[str, str]:
        """The environment of the site's processes; one proxy stands before it, so that each visitor has an address."""
        clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
        return {**clean, "CHARTER_INSTANCE": str(self.folder / "instance"), "SITE_URL": "http://localhost",
                "TRUSTED_PROXIES": "1", "MAIL_URL": self.sink.url,
                "RECORD_HEADS": str(self.folder / "heads" / "record-heads.txt")}

    @property
    def database(self) -> Path:
        """The site's database."""
        return self.folder / "instance" / "charter.db"

    def open(self) -> AbstractContextManager[Flask]:
        """The site, opened in this process."""
        return opening.site(config.from_environ(self.environ))

    def ask(self, question: str) -> list[tuple[object, ...]]:
        """What the database holds, past all of our own code."""
        with closing(sqlite3.connect(self.database)) as opened:
            return opened.execute(question).fetchall()

    def wrong(self) -> list[str]:
        """What is wrong with the record: as a stranger finds with every saved head, and as the doctor finds who hashes all."""
        saved = (self.folder / "heads" / "record-heads.txt").read_text()  # first, for a newer head may be signed at any time
        with self.open():
            found, whole = everything_wrong(), export.whole()
        verdict = verify(whole or b"", [saved])
        return [*found, *verdict.problems]


@contextmanager
def ground(folder: Path) -> Iterator[Ground]:
    """A new site where nobody has signed yet."""
    for name in ("instance", "heads"):
        (folder / name).mkdir(mode=0o700)
    key = folder / "instance" / "record.key"
    key.touch(mode=0o600)
    key.write_text(note.new_key("localhost/record"))
    with open_sink(folder) as sink:
        made = Ground(folder, sink)
        with made.open():
            migrating.upgrade()
            make_world()
            signing_world.settled(at=clock.now() - timedelta(days=10))
            with writing() as session:
                session.execute(insert(Organisation), [
                    {"id": f"{n:032x}", "name": f"{spelled(n)} School", "folded": f"{spelled(n).lower()} school",
                     "kind": "school", "urn": 200_000 + n, "domain": f"{spelled(n).lower()}.example"} for n in range(SCHOOLS)])
            with writing():
                heads.sign_head(clock.now())
        yield made


@contextmanager
def served(made: Ground) -> Iterator[Server]:
    """The site served, with its worker, until the block ends; or as it is served already."""
    if made.running is not None and made.running.process.poll() is None:
        yield made.running
        return
    server = Server(made)  # type: ignore[arg-type]  it asks for a folder and an environment only
    try:
        yield server
    finally:
        server.stop()


def spelled(n: int) -> str:
    """A number as a name, for names hold no digits."""
    letters = ""
    for _ in range(4):
        n, rest = divmod(n, 26)
        letters = chr(ord("a") + rest) + letters
    return f"Q{letters}"
