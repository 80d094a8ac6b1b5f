"""The dates the charter's words hold, reckoned from the day the demo starts, so that they are never stale."""

from __future__ import annotations

from calendar import month_name, monthrange
from collections.abc import Sequence
from datetime import date, timedelta

# Days ahead of the start, and why: a first step waits for the new term, the sums for the council's budget
# month, what was learned for the end of the school year; the whole is read again after a year.
AHEAD = {"first": 60, "spring": 130, "summer": 230, "review": 340, "year": 365}


def named(today: date, months: Sequence[str] = month_name[1:]) -> dict[str, str]:
    """The last day of the month in which each falls, written out: `31 January 2027`."""
    return {name: _written(_month_end(today + timedelta(days=days)), months) for name, days in AHEAD.items()}


def fill(words: str, today: date, months: Sequence[str] = month_name[1:]) -> str:
    """The words with their dates in place of `{first}`, `{spring}` and so on; `months` are their names in another language."""
    for name, written in named(today, months).items():
        words = words.replace("{" + name + "}", written)
    return words


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _written(day: date, months: Sequence[str]) -> str:
    return f"{day.day} {months[day.month - 1]} {day.year}"
