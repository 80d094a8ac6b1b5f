"""Screens and phones ask whether anything is new: answered before routing, from one small row and a signature.

A screen asks each second and a phone every few; what is new is drawn once a revision in each process, not once a phone.
"""

from __future__ import annotations

import gzip
import re
import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from flask import Flask
from werkzeug.http import parse_cookie

from charter import clock
from charter.hall.passes import COOKIES, PHONE, SCREEN, Passes, is_good
from charter.web.headers import always
from charter.web.public import GZIP
from charter.web.raw import Ask, asking
from charter.words import language

ADDRESS = re.compile(r"/meetings/([0-9]{1,9})/(join|screen)/state")
KINDS = {"join": PHONE, "screen": SCREEN}
STATE = ("SELECT s.revision, s.at, j.code FROM meeting m LEFT JOIN room_state s ON s.meeting_number = m.number "
         "LEFT JOIN joining j ON j.meeting_number = m.number WHERE m.number = {:d}")
# Set by us alone (a browser's headers begin with HTTP_): the inner door draws for nobody else.
DRAW = "charter.hall.draw"

StartResponse = Callable[..., Any]


class Drawn(NamedTuple):
    """One kind of a room's page part as it leaves, plain and compressed."""

    key: str
    about: str  # which thing is on: it stays while only the groups' lines change
    html: str
    plain: bytes
    small: bytes


class Kept:
    """What this process has drawn: the newest of each meeting and kind."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, str], Drawn] = {}
        self.lock = threading.Lock()

    def drawn(self, meeting: int, kind: str, key: Callable[[], str],
              draw: Callable[[], tuple[str, str]]) -> Drawn:
        """The newest, drawn by one thread while the others wait for it: all of them want the same."""
        with self.lock:
            now = key()  # before what it stands for is read: then the newest is drawn again, never missed
            found = self.found.get((meeting, kind))
            if found is None or found.key != now:
                about, html = draw()
                plain = html.encode()
                found = self.found[(meeting, kind)] = Drawn(now, about, html, plain, gzip.compress(plain, 6, mtime=0))
            return found


class RoomStates:
    """Wraps the application: answers the rooms' screens and phones, passes on the rest."""

    def __init__(self, app: Flask, ask: Ask) -> None:
        self.inner = app.wsgi_app
        self.ask = ask
        self.passes = Passes(str(app.config["SECRET_KEY"]))
        self.kept = Kept()
        self.always = [*always(app), ("Cache-Control", "no-store")]

    def __call__(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        found = ADDRESS.fullmatch(path) if path.endswith("/state") else None
        if found is None or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self.inner(environ, start)  # type: ignore[no-any-return]
        number, kind = int(found[1]), KINDS[found[2]]
        try:
            row = self.ask(STATE.format(number))
        except Exception:  # the database cannot be asked just now: the page says that it is behind, and asks again
            return self._say(start, "503 Service Unavailable", b"Ask again in a moment.")
        if row is None or not self._holds_pass(environ, number, kind, row[2] or ""):
            return self._say(start, "403 Forbidden", b"This is not joined, or not any more.")
        key = key_of(row[0], row[1])
        if environ.get("QUERY_STRING", "") == f"seen={key}":
            start("204 No Content", self.always)
            return [b""]
        drawn = self.kept.found.get((number, kind + language()))
        if drawn is not None and drawn.key == key:
            return self._answer(drawn, environ, start)
        # Drawn without anybody's cookies: it is the same for everybody.
        return self.inner({**environ, DRAW: True, "HTTP_COOKIE": "", "QUERY_STRING": ""}, start)  # type: ignore[no-any-return]

    def _holds_pass(self, environ: dict[str, Any], number: int, kind: str, code: str) -> bool:
        held = parse_cookie(environ.get("HTTP_COOKIE", "")).get(COOKIES[kind][0])
        return held is not None and is_good(self.passes.read(held), number, kind, code, clock.now().timestamp())

    def _answer(self, drawn: Drawn, environ: dict[str, Any], start: StartResponse) -> list[bytes]:
        small = bool(GZIP.search(environ.get("HTTP_ACCEPT_ENCODING", "")))
        body = drawn.small if small else drawn.plain
        more = [("Content-Encoding", "gzip")] if small else []
        return self._say(start, "200 OK", body, "text/html; charset=utf-8", more)

    def _say(self, start: StartResponse, status: str, body: bytes, kind: str = "text/plain; charset=utf-8",
             more: Iterable[tuple[str, str]] = ()) -> list[bytes]:
        start(status, [*self.always, ("Content-Type", kind), ("Content-Length", str(len(body))), *more])
        return [body]


def key_of(revision: int | None, at: Any) -> str:
    """The same as showing.key, from the bare columns: SQLite keeps the moment as text, PostgreSQL as a moment."""
    if revision is None:
        return "0"
    moment = f"{at:%Y%m%d%H%M%S%f}" if isinstance(at, datetime) else "".join(filter(str.isdigit, at))
    return f"{revision}-{moment}"


def init_app(app: Flask, engine: Any) -> RoomStates:
    """Put the wrapper round the app; `engine` says which database to ask."""
    states = RoomStates(app, asking(engine))
    app.wsgi_app = states  # type: ignore[method-assign]
    app.extensions["room_states"] = states
    return states
