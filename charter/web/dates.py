"""Dates and times as another language writes them. Babel knows how, and is loaded only where one is spoken."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from charter.web.pseudo import accented, turned

NBSP = "\u00a0"


def day(value: date, code: str) -> str:
    """“22 Tachwedd 2026”, kept on one line."""
    return _pseudo(code, f"{value.day} {value:%B} {value.year}") or _babel(code, "format_date", value, format="long")


def weekday(value: date, code: str) -> str:
    """“Dydd Sul, 22 Tachwedd 2026”."""
    return _pseudo(code, f"{value:%A} {value.day} {value:%B} {value.year}") or _babel(code, "format_date", value, format="full")


def month(value: date, code: str) -> str:
    """“Tachwedd”, by itself."""
    return _pseudo(code, f"{value:%B}") or _babel(code, "format_date", value, format="LLLL")


def moment(value: datetime, code: str) -> str:
    """The day with the time."""
    return f"{day(value, code)}, {clock(value, code)}"


def clock(value: datetime | time, code: str) -> str:
    """The time of day."""
    return _pseudo(code, f"{value:%H:%M}") or _babel(code, "format_time", value, format="short")


def _pseudo(code: str, english: str) -> str | None:
    if code == "ar-XB":
        return turned(english).partition("·")[0].replace(" ", NBSP)
    return accented(english).partition("·")[0].replace(" ", NBSP) + "]" if code == "en-XA" else None


def _babel(code: str, how: str, value: Any, **more: str) -> str:
    from babel import dates as babel  # 8 MiB

    return str(getattr(babel, how)(value, locale=code.replace("-", "_"), **more)).replace(" ", NBSP)
