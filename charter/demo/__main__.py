"""Builds the demonstration anew: an empty database, the story told on it, and a copy kept for starting over."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import config
from charter import clock, migrating
from charter.app import create_app
from charter.demo import again
from charter.demo.load import load
from charter.record import note


def main() -> int:
    """Tell the story where the settings say; refuses to touch a site that is no demonstration."""
    settings = config.from_environ(os.environ)
    if not settings["DEMO"]:
        print("This would overwrite a real site. Use: charter serve --demo", file=sys.stderr)
        return 2
    _clear(settings)
    # A key of its own each time: an invented record must never be taken for the next page of an earlier one.
    app = create_app({**settings, "RECORD_KEY": _new_key(settings["INSTANCE"])})
    with app.app_context():
        migrating.upgrade()
        load(clock.now())
        again.keep()
    return 0


def _clear(settings: dict[str, object]) -> None:
    database = str(settings["SQLALCHEMY_DATABASE_URI"]).removeprefix("sqlite:///")
    for tail in ("", "-wal", "-shm"):
        Path(database + tail).unlink(missing_ok=True)
    for name in ("RECORD_HEADS", "ERASURES"):
        Path(str(settings[name])).unlink(missing_ok=True)
    shutil.rmtree(str(settings["MAIL_URL"]).removeprefix("file:"), ignore_errors=True)


def _new_key(instance: Path) -> str:
    key = note.new_key("charter.demo")
    file = Path(instance) / "record.key"
    file.touch(mode=0o600)
    file.write_text(key, encoding="utf-8")
    return key


if __name__ == "__main__":
    sys.exit(main())
