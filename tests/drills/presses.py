"""The presses that sign, as requests ready to be sent: the last one of the three pages, and the one that confirms."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from flask import Flask, Response

from charter.db import db
from charter.signing import carried
from charter.signing.models import SignUp
from charter.web import tokens
from charter.web.ids import random_id
from tests.drills.ground import spelled
from tests.visiting import Visitor

# What an answer must not take, even while a worker is being started again.
PATIENCE = 30


class Answer(NamedTuple):
    """What came back: the status (0 for nothing), the headers in small letters as one text, the page."""

    status: int
    head: str
    page: str


@dataclass
class Person:
    """Somebody who signs: a number, an address of their own, what their browser holds and what their last press sends."""

    n: int
    once: str
    browser: str
    email: str
    address: str
    final: bytes


class Presses:
    """Makes the presses of as many people as wanted, from one real walk through the pages."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        visitor = Visitor(app)
        visitor.send("/sign", {
            "for_whom": "organisation", "organisation_name": f"{spelled(0)} School", "organisation": f"{0:032x}",
            "name": "Robin Field", "title": "Headteacher", "email": "head@first.example"}, form=0)
        page = visitor.send("/sign/text", {"authority": "told"})
        assert "Check, then sign" in page, page[:2000]
        form = next(f for f in visitor.page.forms if f["action"] == "/sign/check")  # type: ignore[union-attr]
        self.fields = {name: value for name, value in form["fields"].items() if name != "once"}
        cookies = {name: visitor.http.get_cookie(name, path=path) for name, path in (
            ("session", "/"), (carried.WHO, carried.PATH), (carried.WORDS, carried.PATH))}
        self.cookies = {name: cookie.value for name, cookie in cookies.items() if cookie}
        sent = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        with app.test_request_context("/sign", headers={"Cookie": sent}):
            self.who = carried.read(carried.WHO) or {}

    def people(self, count: int, start: int = 0, network: str = "10.1") -> list[Person]:
        """So many people, each at another address, two for each school: its head and its chair of governors."""
        with self.app.test_request_context("/sign"):
            return [self._person(n, network) for n in range(start, start + count)]

    def _person(self, n: int, network: str) -> Person:
        school, chair = divmod(n, 2)
        once, browser = random_id(), random_id()
        email = f"{('head', 'chair')[chair]}@{spelled(school).lower()}.example"
        who = {**self.who, "once": once, "browser": browser, "email": email, "name": f"Robin {spelled(n)}",
               "organisation": f"{school:032x}", "organisation_name": f"{spelled(school)} School",
               "title": ("Headteacher", "Chair of governors")[chair]}
        value = carried.keep(Response(), carried.WHO, who).headers["Set-Cookie"].partition(";")[0].partition("=")[2]
        address = f"{network}.{n // 250 % 250}.{n % 250}"
        sent = self.fields | {"once": once, "choice": "sign"}
        final = request("/sign/check", sent, self.cookies | {carried.WHO: value}, address)
        return Person(n, once, browser, email, address, final)

    def confirming(self, people: list[Person]) -> list[bytes]:
        """The press in the browser that filled the form in, for each of these who signed up."""
        with self.app.test_request_context("/sign"):
            rows = dict(db.session.query(SignUp.once, SignUp).filter(SignUp.once.in_([p.once for p in people])).all())
            found = []
            for person in people:
                row, letter = rows[person.once], rows[person.once].letters[0].id
                mine = {"session": self.cookies["session"], f"sign-{row.id}": person.browser}
                path = f"/sign/confirm/{letter}/{tokens.token('sign-confirm', letter)}"
                found.append(request(path, {"csrf_token": self.fields["csrf_token"]}, mine, person.address))
            db.session.rollback()
        return found


def request(path: str, data: dict[str, str] | None, cookies: dict[str, str], address: str) -> bytes:
    """One request as a proxy hands it on, on a connection of its own; a GET where there is nothing to send."""
    body = urlencode(data).encode() if data is not None else b""
    head = [f"{'GET' if data is None else 'POST'} {path} HTTP/1.1", "Host: localhost", "Connection: close",
            f"X-Forwarded-For: {address}", "X-Forwarded-Proto: http", "X-Forwarded-Host: localhost"]
    if cookies:
        head.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in cookies.items()))
    if data is not None:
        head += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def send(port: int, raw: bytes) -> Answer:
    """Send it, and read the answer; status 0 where none came."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
            connection.sendall(raw)
            return read(b"".join(iter(lambda: connection.recv(65536), b"")))
    except OSError:
        return Answer(0, "", "")


def read(data: bytes) -> Answer:
    """Take an answer apart; one cut off in the middle is none."""
    head, gap, body = data.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", head)
    if not gap or (length and len(body) < int(length[1])):
        return Answer(0, "", "")
    return Answer(int(head.split(b" ", 2)[1]), head.decode("latin-1"), body.decode("utf-8", "replace"))
