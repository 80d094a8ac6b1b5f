"""A real mail server for tests, and the letters it got."""

from __future__ import annotations

import email
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from flask import Flask


class Office:
    """Takes every letter, or refuses those to the addresses in `refuses`."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refuses: set[str] = set()

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if address in self.refuses:
            return f"550 5.1.1 <{address}> nobody lives here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.letters.append(email.message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        """The letters to one address, oldest first."""
        return [letter for letter in self.letters if letter["To"] == address]


@contextmanager
def open_office(app: Flask) -> Iterator[Office]:
    """A mail server on this machine, which the app sends to while it is open."""
    office = Office()
    controller = Controller(office, hostname="127.0.0.1", port=_free_port())
    controller.start()
    before = app.config["MAIL_URL"]
    app.config["MAIL_URL"] = f"smtp://127.0.0.1:{controller.port}"
    try:
        yield office
    finally:
        controller.stop()
        app.config["MAIL_URL"] = before


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def words(letter: EmailMessage) -> str:
    """What the letter says."""
    body = letter.get_body()
    assert body is not None
    return str(body.get_content())


def link(letter: EmailMessage) -> str:
    """The first address of a page in the letter, without the site's own part."""
    found = re.search(r"http://localhost(/account/\S+)", words(letter))
    assert found, words(letter)
    return found[1]


