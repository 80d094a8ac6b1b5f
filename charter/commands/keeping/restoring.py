"""`charter restore`: put a backup in the database's place, and say what has been lost since."""

from __future__ import annotations

import argparse
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from sqlalchemy import inspect

import config
from charter import clock, migrating
from charter.app import ROOT
from charter.commands.founding import in_words
from charter.commands.keeping import copies, looking
from charter.commands.keeping.erasing import say_again
from charter.commands.keeping.withdrawn import say_withdrawn
from charter.commands.opening import site
from charter.db import db, writing
from charter.record import heads
from charter.refusal import Refused

ON_POSTGRESQL = "use pg_restore into an empty database, then “charter restore --accept-older” if the record asks for it."


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer `restore`."""
    parser = commands.add_parser("restore", help="put a backup in the database's place (SQLite; the site is stopped)")
    parser.add_argument("file", metavar="FILE", nargs="?", help="what `charter backup` wrote")
    parser.add_argument("--over", action="store_true", help="there is a database already: set it aside and restore")
    parser.add_argument("--accept-older", action="store_true",
                        help="the entries since the backup are lost: enter that in the record, and go on signing")
    parser.set_defaults(run=restore)


@in_words
def restore(arguments: argparse.Namespace) -> int:
    """Check the backup, bring it up to date beside the site, and only then put it in its place."""
    if not arguments.file and not arguments.accept_older:
        raise Refused("Name the backup to restore.")
    settings = config.from_environ(os.environ)
    former = None
    if arguments.file:
        former = _put_back(Path(arguments.file), copies.database(settings, ON_POSTGRESQL), settings, over=arguments.over)
    elif not looking.is_there(settings):
        raise Refused("There is no database here. Name the backup to restore.")
    with site(settings):
        code = _say_what_is_lost(settings, accept=arguments.accept_older)
        if arguments.file:
            say_withdrawn(former, restored=True)
        say_again()
    return code


def _put_back(source: Path, target: Path, settings: dict[str, Any], *, over: bool) -> Path | None:
    if target.exists() and not over:
        raise Refused(f"There is a database already, {target}. To set it aside and restore, add --over.")
    beside = target.with_name(target.name + ".restoring")
    target.parent.mkdir(parents=True, exist_ok=True)
    with _stopped(target):
        try:
            if not source.exists():
                raise Refused(f"There is no {source}.")
            wrong = copies.problems(source)
            if wrong:
                raise Refused(f"{source} cannot be restored.", missing=tuple(wrong))
            copies.copy(source, beside)
            _bring_up_to_date(beside, settings)
            aside = _set_aside(target)
            beside.rename(target)
        finally:
            for tail in ("", *copies.TAILS, ".turn"):
                beside.with_name(beside.name + tail).unlink(missing_ok=True)
    print(f"{source} is restored.")
    if aside:
        print(f"The former database is {aside}. It holds names and addresses: delete it once nobody needs it.")
    return aside


@contextmanager
def _stopped(target: Path) -> Iterator[None]:
    """Hold the site's database for ourselves. Raises Refused while a server or worker has it open.

    Leaving write-ahead logging needs every other connection to be closed, even one that is idle: so it tells.
    """
    if not target.exists():
        yield
        return
    with closing(sqlite3.connect(target, timeout=0, isolation_level=None)) as held:
        try:
            held.execute("PRAGMA journal_mode=DELETE")
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise Refused(f"{target} cannot be opened: {error}.") from error
            raise Refused("The site is running. Stop its server and its worker, then restore.") from error
        except sqlite3.DatabaseError:
            pass  # too damaged to be in anybody's use
        yield


def _bring_up_to_date(file: Path, settings: dict[str, Any]) -> None:
    with site({**settings, "SQLALCHEMY_DATABASE_URI": f"sqlite:///{file}"}):
        _check_release()
        try:
            migrating.upgrade()
        except SystemExit as error:
            raise Refused("The backup could not be brought up to date; the reason is above. Nothing was changed.") from error
    copies.fold(file)


def _check_release() -> None:
    known = {one.revision for one in ScriptDirectory(str(ROOT / "migrations")).walk_revisions()}
    with db.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            raise Refused("This backup is not of a site begun with “charter init”; a demonstration cannot be restored.")
        here = set(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars())
    if not here <= known:
        raise Refused("This backup is of a newer release than the one installed. Install that release first.")


def _set_aside(target: Path) -> Path | None:
    """Move what is there out of the way, a log without its database too: it must never be read into another one."""
    aside = target.with_name(f"{target.name}.before-{clock.now():%Y%m%dT%H%M%S%f}")
    there = [tail for tail in ("", *copies.TAILS) if target.with_name(target.name + tail).exists()]
    for tail in there:
        target.with_name(target.name + tail).rename(aside.with_name(aside.name + tail))
    return aside if there else None


def _say_what_is_lost(settings: dict[str, Any], *, accept: bool) -> int:
    """Compare the record with the heads kept outside the database; 1 where somebody has to accept first."""
    if not settings["RECORD_KEY"]:
        print("The record's key is not here. Put record.key back, or set RECORD_KEY, before you start the site.")
        return 1
    try:
        with writing():
            head = heads.sign_head(clock.now())
    except Refused as refused:
        print(refused.words)
        return _accept() if accept else _how_to_accept()
    print(f"The record has {head.size if head else 0} entries, and no head signed outside the database knows of more.")
    return 0


def _accept() -> int:
    with writing():
        heads.accept_restored(clock.now())
    print("That they are lost is now entered in the record, for everybody to see, and heads are signed again.")
    return 0


def _how_to_accept() -> int:
    print("If there is a newer backup, restore that one. If there is none: charter restore --accept-older")
    print("Until then no head is signed.")
    return 1
