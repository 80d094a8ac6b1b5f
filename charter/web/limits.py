"""How often: counters in a file of their own, shared by every process, so that guessing at a sign-in is slow.

Only guessing is slowed. A hall of three hundred people behind one address is not an attack, so the limit by network is wide.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits.storage import Storage
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from charter import clock
from charter.words import _

# Three hundred people in a hall, each signing in with digits from a letter and two mistakes, send about 1,200 forms.
A_HALL = "1800 per 10 minutes"
# Ten guesses at one person's password in ten minutes: a tired head needs four; a machine would need a million years.
GUESSES = "10 per 10 minutes"
# Letters with digits to one address. Thirty a day with ten tries each is 300 guesses at one in a million.
LETTERS = "5 per 10 minutes; 30 per day"
# Wrong digits from one network: three hundred people in a hall, one in three of whom slips. In a year of it one would guess
# right once in nine.
WRONG_DIGITS = "100 per 10 minutes; 300 per day"
# And for one address, with however many codes: ten are what one code forgives.
WRONG_FOR_ONE = "30 per day"
SLOWER = _("That was tried many times in a short while. Wait ten minutes, then try once more.")

TABLE = ("CREATE {unlogged} TABLE IF NOT EXISTS counter "
         "(key TEXT PRIMARY KEY, hits INTEGER NOT NULL, ends FLOAT NOT NULL)")
COUNT = text(
    "INSERT INTO counter (key, hits, ends) VALUES (:key, :amount, :ends) ON CONFLICT (key) DO UPDATE SET "
    "hits = CASE WHEN counter.ends <= :now THEN excluded.hits ELSE counter.hits + excluded.hits END, "
    "ends = CASE WHEN counter.ends <= :now THEN excluded.ends ELSE counter.ends END RETURNING hits"
)


class Counters(Storage):
    """Flask-Limiter's store in one small table, written in transactions of its own."""

    STORAGE_SCHEME = ["charter"]
    base_exceptions = SQLAlchemyError

    def __init__(self, uri: str, wrap_exceptions: bool = False, **options: Any) -> None:
        super().__init__(uri, wrap_exceptions)
        self.engine: Engine = create_engine(options["url"], isolation_level="AUTOCOMMIT")
        on_sqlite = self.engine.dialect.name == "sqlite"
        with self.engine.connect() as connection:
            if on_sqlite:
                connection.execute(text("PRAGMA journal_mode=WAL"))
                connection.execute(text("PRAGMA synchronous=OFF"))  # a lost count after a power cut harms nobody
            connection.execute(text(TABLE.format(unlogged="" if on_sqlite else "UNLOGGED")))

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        now = clock.now().timestamp()
        with self.engine.connect() as connection:
            values = {"key": key, "amount": amount, "ends": now + expiry, "now": now}
            hits = int(connection.execute(COUNT, values).scalar_one())
            if hits == amount:  # a new count begins: a good moment to sweep out those that are over
                connection.execute(text("DELETE FROM counter WHERE ends <= :now"), {"now": now})
        return hits

    def get(self, key: str) -> int:
        return int(self._one("hits", key) or 0)

    def get_expiry(self, key: str) -> float:
        return float(self._one("ends", key) or clock.now().timestamp())

    def check(self) -> bool:
        return self._one("hits", "") is None

    def reset(self) -> None:
        with self.engine.connect() as connection:
            connection.execute(text("DELETE FROM counter"))

    def clear(self, key: str) -> None:
        with self.engine.connect() as connection:
            connection.execute(text("DELETE FROM counter WHERE key = :key"), {"key": key})

    def forget(self, word: str) -> None:
        """Forget every count whose name holds this word, such as an address that was typed; from the disk too."""
        with self.engine.connect() as connection:
            connection.execute(text("DELETE FROM counter WHERE lower(key) LIKE :like ESCAPE '!'"), {
                "like": f"%{word.lower().replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"})
            if connection.dialect.name == "sqlite":  # written anew, so that what was deleted is nowhere in the file
                connection.execute(text("VACUUM"))
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    def _one(self, column: str, key: str) -> Any:
        query = text(f"SELECT {column} FROM counter WHERE key = :key AND ends > :now")
        with self.engine.connect() as connection:
            return connection.execute(query, {"key": key, "now": clock.now().timestamp()}).scalar()


class Doors(Limiter):
    """Counts at the doors that name a limit, and asks nothing on the way to any page: there is no limit on reading."""

    def _check_request_limit(self, callable_name: str | None = None, in_middleware: bool = True) -> None:
        if not in_middleware:
            super()._check_request_limit(callable_name, in_middleware)


limiter = Doors(get_remote_address, strategy="fixed-window", headers_enabled=False)


def init_app(app: Flask) -> None:
    """Keep the counters beside the database: a file on SQLite's side, an unlogged table in PostgreSQL."""
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    if url.startswith("sqlite"):
        url = f"sqlite:///{app.config['INSTANCE'] / 'counters.db'}"
    app.config["RATELIMIT_STORAGE_URI"] = "charter://"
    app.config["RATELIMIT_STORAGE_OPTIONS"] = {"url": url}
    limiter.init_app(app)


def typed_address() -> str:
    """The e-mail address typed into the form, however it is spelt; the network where none was typed."""
    return request.form.get("email", "").strip().lower()[:200] or get_remote_address()


by_network = limiter.shared_limit(A_HALL, scope="network", methods=["POST"], error_message=SLOWER)
