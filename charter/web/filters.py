"""How dates, times and numbers read on a page, in the language of its reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, current_app
from markupsafe import Markup, escape

from charter import words
from charter.web import dates
from charter.words import Said, _

NBSP = "\u00a0"  # keeps a date on one line
LAST_MINUTE = (23, 59)  # of a day: what closes then is open all day


def init_app(app: Flask) -> None:
    """Give the templates their filters."""
    app.jinja_env.filters.update(day=day, month=month, moment=moment, clock=clock_time, iso=iso, plural=plural, zoned=zoned,
                                 closing=closing, apart=apart, reachable=reachable)
    app.jinja_env.globals.update(_=words._, many=words.many, listed=words.listed)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


# Hebrew, Arabic and their kin: written from right to left.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def apart(words: str) -> Markup | str:
    """Quoted words of a script that runs from right to left, kept apart from the sentence that quotes them."""
    if not _RIGHT_TO_LEFT.search(words):
        return words
    # Escaped before anything is marked.
    return Markup(re.sub("“([^“”]*)”", r"“<bdi>\1</bdi>”", str(escape(words))))


# An e-mail address, or a telephone number as it is written here: a nought or +44, and nine digits or ten.
_REACHED = re.compile(r"(?P<mail>[\w.+-]+@[\w-]+(?:[.][\w-]+)*)|(?<![\w+])(?P<call>(?:[+]44|0)(?:[ \u00a0]?\d){9,10})(?!\w)")


def reachable(words: str) -> Markup:
    """What somebody wrote of how they are reached, with each address and number a link: on a telephone, one press."""
    def link(found: re.Match[str]) -> str:
        to = f"mailto:{found['mail']}" if found["mail"] else "tel:" + re.sub(r"[^\d+]", "", found["call"])
        return f'<a href="{to}">{found[0]}</a>'

    # Escaped before anything is marked; what is matched holds no sign that is escaped.
    return Markup(_REACHED.sub(link, str(escape(words))))


def day(value: datetime | date | str) -> str:
    """“22 November 2026”, in the area's own time zone, kept on one line."""
    local = _local(value)
    return _said(f"{local.day}{NBSP}{local:%B}{NBSP}{local.year}", lambda code: dates.day(local, code))


def closing(value: datetime) -> str:
    """Until when something is open: “the end of Sunday 22 November 2026”, or the day and the hour."""
    local = _local(value)
    when = _said(f"{local:%A} {_english(day(value))}", lambda code: dates.weekday(local, code))
    if (local.hour, local.minute) == LAST_MINUTE:
        return _("the end of {day}", day=when)
    return _("{day}, {time}", day=when, time=clock_time(value))


def month(value: date) -> str:
    """“November”, by itself."""
    return _said(f"{value:%B}", lambda code: dates.month(value, code))


def moment(value: datetime) -> str:
    """“22 November 2026, 4.30 pm” in the area's own time zone."""
    local = _local(value)
    return _said(f"{_english(day(value))}, {_english(clock_time(value))}", lambda code: dates.moment(local, code))


def zoned(value: datetime) -> str:
    """“22 November 2026, 4.30 pm GMT”: with the zone's short name, where somebody might read it elsewhere."""
    local = _local(value)
    return _said(f"{_english(moment(value))}{NBSP}{local:%Z}", lambda code: f"{dates.moment(local, code)}{NBSP}{local:%Z}")


def clock_time(value: datetime) -> str:
    """“4.30 pm”, and “5 pm” on the hour."""
    local = _local(value)
    minutes = f".{local:%M}" if local.minute else ""
    half = "am" if local.hour < 12 else "pm"
    return _said(f"{local.hour % 12 or 12}{minutes}{NBSP}{half}", lambda code: dates.clock(local, code))


def iso(value: datetime | date) -> str:
    """For the datetime attribute."""
    return value.isoformat()


def plural(number: int, one: str, many: str | None = None) -> str:
    """“1 comment”, “3 comments”."""
    one, more = _english(one), _english(many or one + "s")
    return words.many(f"{{n}}{NBSP}{one}", f"{{n}}{NBSP}{more}", number)


def _said(english: str, tell: Callable[[str], str]) -> Said:
    return Said(english, lambda catalogue: tell(catalogue.code))


def _english(said: str) -> str:
    return words.english(said)


def _local(value: Any) -> Any:
    if isinstance(value, str):
        value = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(ZoneInfo(current_app.config["TIME_ZONE"]))
    return value
