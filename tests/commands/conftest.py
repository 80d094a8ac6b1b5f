"""A site of its own in a folder, made as a real one is made, for commands to work on."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest
from flask import Flask

import config
from charter import clock, migrating
from charter.cli import main
from charter.commands import opening
from charter.db import writing
from charter.drafting import actions as drafting
from charter.record import heads, note
from tests.world import DAY, TEXT, make_world

ROOT = Path(__file__).parents[2]


@dataclass
class Done:
    """What a command said, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


@dataclass
class Site:
    """A site's folder, with the environment that names it."""

    folder: Path

    @property
    def environ(self) -> dict[str, str]:
        """The environment of the site's processes."""
        clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
        return {**clean, "CHARTER_INSTANCE": str(self.folder / "instance"), "SITE_URL": "http://localhost",
                "RECORD_HEADS": str(self.folder / "heads" / "record-heads.txt"),
                "MAIL_URL": f"file:{self.folder / 'letters'}"}

    @property
    def database(self) -> Path:
        """The site's database."""
        return self.folder / "instance" / "charter.db"

    def run(self, *argv: str, **environ: str) -> Done:
        """Run one command, as the command line does, with the site's environment and no other."""
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
        settings = mock.patch.dict(os.environ, {**self.environ, **environ}, clear=True)
        with settings, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(argv)
        out.flush()
        err.flush()
        return Done(code, out.buffer.getvalue().decode(), err.buffer.getvalue().decode())

    def open(self) -> contextlib.AbstractContextManager[Flask]:
        """The site, opened in this process."""
        return opening.site(config.from_environ(self.environ))


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the people of Wharnley and a text, its first head signed."""
    site = Site(tmp_path_factory.mktemp("begun"))
    (site.folder / "instance").mkdir(mode=0o700)
    (site.folder / "heads").mkdir()
    key = site.folder / "instance" / "record.key"
    key.touch(mode=0o600)
    key.write_text(note.new_key("localhost/record"))
    with site.open():
        migrating.upgrade()
        world = make_world()
        with writing():  # on any day that this is run, the site began yesterday
            drafting.import_first(TEXT, by=world.mira, at=clock.now() - DAY)
        with writing():
            heads.sign_head(clock.now())
    return site.folder


@pytest.fixture
def site(begun: Path, tmp_path: Path) -> Iterator[Site]:
    """A copy of that site, to do anything to."""
    shutil.copytree(begun, tmp_path / "site")
    yield Site(tmp_path / "site")
