"""The post: hands finished letters to a mail server, or lays them in a folder."""

from __future__ import annotations

import os
import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit

# Seconds to wait for a mail server: longer than a busy one takes to greet, shorter than anybody's patience.
PATIENCE = 20
REFUSED = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError)


class NoPost(Exception):
    """The post itself cannot be reached; no letter is to blame."""


class NotTaken(Exception):
    """The post would not take this one letter, and says why."""


class Post(Protocol):
    """What takes letters. `give` raises NoPost or NotTaken."""

    def give(self, name: str, message: EmailMessage) -> None:
        """Hand over one letter; `name` is its own, and the same at each try."""

    def close(self) -> None:
        """No more letters for now."""


def post(mail_url: str) -> Post:
    """The post that MAIL_URL names: smtp://, smtps:// or file:DIR."""
    parts = urlsplit(mail_url)
    return Folder(Path(mail_url.removeprefix("file:"))) if parts.scheme == "file" else Server(parts)


class Folder:
    """Lays each letter as one .eml file in a folder: for trying out, and for the demonstration."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def give(self, name: str, message: EmailMessage) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            # Written beside and moved into place, so that nobody ever reads half a letter.
            beside = self.folder / f".{name}.part"
            with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(bytes(message))
            beside.replace(self.folder / f"{name}.eml")
        except OSError as error:
            raise NoPost(f"the folder for letters cannot be written: {error.strerror}") from error

    def close(self) -> None:
        """A folder needs no farewell."""


class Server:
    """One conversation with a mail server, begun at the first letter."""

    def __init__(self, parts: SplitResult) -> None:
        self.parts = parts
        self.talk: smtplib.SMTP | None = None

    def give(self, name: str, message: EmailMessage) -> None:
        try:
            self.talk = self.talk or self._call()
            self.talk.send_message(message)
        except smtplib.SMTPServerDisconnected as error:
            self.talk = None
            raise NoPost("the mail server hung up") from error
        except REFUSED as error:
            raise NotTaken(_said(error)) from error
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise NoPost(f"the mail server cannot be reached: {type(error).__name__}") from error

    def close(self) -> None:
        if self.talk is not None:
            with suppress(OSError, smtplib.SMTPException):
                self.talk.quit()
        self.talk = None

    def _call(self) -> smtplib.SMTP:
        host, safe = self.parts.hostname or "localhost", ssl.create_default_context()
        if self.parts.scheme == "smtps":
            talk: smtplib.SMTP = smtplib.SMTP_SSL(host, self.parts.port or 465, timeout=PATIENCE, context=safe)
        else:
            talk = smtplib.SMTP(host, self.parts.port or 25, timeout=PATIENCE)
            talk.ehlo_or_helo_if_needed()
            if talk.has_extn("starttls") and self.parts.password:
                talk.starttls(context=safe)  # before the password, so that it never travels in the open
        try:
            if self.parts.password:
                talk.login(unquote(self.parts.username or ""), unquote(self.parts.password))
        except REFUSED as error:
            raise NoPost(f"the mail server would not let us in: {_said(error)}") from error
        return talk


def _said(error: Exception) -> str:
    """The server's own words and number, never the address they were about."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        address, (code, words) = next(iter(error.recipients.items()))
        return f"{code} {_text(words).replace(address, 'the address')}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return type(error).__name__


def _text(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words
