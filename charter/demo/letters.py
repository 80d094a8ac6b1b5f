"""The letterbox: every letter the demonstration sent, read back from the folder where its post lays them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from itertools import groupby
from pathlib import Path

from flask import current_app, url_for

from charter.web.filters import moment

NAME = re.compile(r"\d{8}T\d{6}-[0-9a-f]{32}")
# What somebody follows was sent in the last minutes; a meeting's papers alone are some thirty letters.
MOST = 120


@dataclass(frozen=True)
class Shown:
    """A letter as the letterbox shows it; its body is plain text."""

    href: str
    to: str
    subject: str
    date: str
    body: str = ""


def newest() -> list[list[Shown]]:
    """The newest letters, newest first; those with one subject that went in the same minute stand together."""
    files = sorted((file for file in _folder().glob("*.eml") if NAME.fullmatch(file.stem)), key=_when, reverse=True)
    parser = BytesHeaderParser(policy=policy.default)
    found = (_shown(file, parser.parsebytes(file.read_bytes())) for file in files[:MOST])
    return [list(same) for _, same in groupby(found, key=lambda letter: (letter.subject, letter.date))]


def one(name: str) -> Shown | None:
    """The letter with this name, if there is one."""
    file = _folder() / f"{name}.eml"
    if not NAME.fullmatch(name) or not file.exists():
        return None
    return _shown(file, BytesParser(policy=policy.default).parsebytes(file.read_bytes()), whole=True)


def _when(file: Path) -> tuple[str, int]:
    """By the second in its name; of several in one second the later one by its file."""
    return file.stem[:15], file.stat().st_mtime_ns


def _shown(file: Path, message: EmailMessage, *, whole: bool = False) -> Shown:
    body = message.get_body(("plain",)) if whole else None
    return Shown(
        href=url_for("demo.letter", name=file.stem), to=str(message["To"]), subject=str(message["Subject"]),
        date=moment(message["Date"].datetime), body=body.get_content() if body else "",
    )


def _folder() -> Path:
    return Path(str(current_app.config["MAIL_URL"]).removeprefix("file:"))
