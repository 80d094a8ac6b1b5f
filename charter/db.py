"""The database handle, and `writing()`: the only place that commits."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC as UTC_ZONE
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import Flask, current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, MetaData, event, text
from sqlalchemy.engine import Connection, CursorResult, Dialect, Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, scoped_session
from sqlalchemy.types import TypeDecorator

from charter.known import Known
from charter.refusal import Refused
from charter.words import _, speaking

# Every constraint has a name, so that batch migrations on SQLite can find it again.
NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
# Any fixed number will do for the advisory lock; every writer must name the same one.
WRITE_LOCK = 7_241_953
# A writer waits this long for its turn before it gives up: far longer than any deed takes.
PATIENCE_SECONDS = 30

_writing: ContextVar[bool] = ContextVar("writing", default=False)


class Base(DeclarativeBase):
    """What every row type descends from."""

    metadata = MetaData(naming_convention=NAMING)


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})


class UTC(TypeDecorator[datetime]):
    """A moment, kept as UTC; a time without a zone is refused, for nobody could say when it was."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC_ZONE).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC_ZONE)


def init_app(app: Flask) -> None:
    """Bind the handle to an app and teach its engine how to begin."""
    db.init_app(app)
    with app.app_context():
        db.engine.update_execution_options(compiled_cache=Known())
        if db.engine.dialect.name == "sqlite":
            _listen(db.engine)


def _listen(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we begin transactions ourselves, see below
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON",
                       f"busy_timeout={PATIENCE_SECONDS * 1000}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


def asked(question: Any, values: dict[str, Any] | list[dict[str, Any]] | None = None) -> CursorResult[Any]:
    """The plain columns that a question asks for, in this session's own transaction: half the price of whole objects.

    Only for columns. What the session holds is written first, so that it is seen.
    """
    db.session.flush()
    return db.session.connection().execute(question, values)


def one_moment() -> None:
    """Read everything from now on as it stands at one moment, whatever is written meanwhile, until the transaction ends."""
    db.session.rollback()
    if db.engine.dialect.name == "postgresql":  # SQLite's transactions see one moment in any case
        db.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


@contextmanager
def writing() -> Iterator[scoped_session[Any]]:
    """Hold the one pen: everything done inside is kept whole, or none of it is.

    Readers are not held up. Never nested. A race that a unique constraint decides comes out as Refused.
    """
    if _writing.get():
        raise RuntimeError("writing() inside writing()")
    # Sign-in has read something already, and a transaction begun for reading cannot become the writer's.
    db.session.rollback()
    token = _writing.set(True)
    try:
        # What is kept is written in English, whoever writes it: another reader has another language.
        with _turn(), speaking(None):
            try:
                if db.engine.dialect.name == "postgresql":
                    db.session.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": WRITE_LOCK})
                yield db.session
                db.session.commit()
            except BaseException:
                db.session.rollback()
                raise
    except IntegrityError as error:
        current_app.logger.info("a unique constraint decided a race: %s", error.orig)
        raise Refused(_("Somebody else did this at the same moment. Look at the page again, then decide.")) from error
    finally:
        _writing.reset(token)


@contextmanager
def _turn() -> Iterator[None]:
    """Queue writers on a file lock: SQLite's own retry let eight writers wait 7.2 s, this 0.2 s."""
    database = db.engine.url.database
    if db.engine.dialect.name != "sqlite" or not database or database == ":memory:":
        yield
        return
    with Path(database + ".turn").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def truncate_log() -> None:
    """Fold SQLite's write-ahead log into the file and empty it, so that what was erased is gone from disk too."""
    if db.engine.dialect.name != "sqlite":
        return
    for _try in range(5):
        with db.engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            connection.rollback()
            busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if not busy:
            return
        time.sleep(0.1)
