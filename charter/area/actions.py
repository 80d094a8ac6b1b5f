"""Enters what is said of the area, and its weeks. Nothing here commits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from charter.area import queries, rules
from charter.area.models import Fact, Season, SeasonRemoval
from charter.db import db
from charter.people.models import Person
from charter.record import entries

# RFC 9116, 2.5.5: less than a year; renewed a month before it ends, so that a worker that rests a fortnight does no harm.
SECURITY_DAYS, SECURITY_LEFT = 180, 30


def say(words: Mapping[str, str], *, by: Person | None, at: datetime) -> list[str]:
    """Say this of the site; gives the names of what is new. The log tells what was said anew, not the words."""
    before = queries.said()
    rules.check_names(words)
    new = [name for name, said in words.items() if getattr(before, name) != said]
    for name in new:
        _row(name, words[name], by, at)
    if new:
        entries.append("site-told", {"facts": sorted(new)}, at=at)
    return new


def enter(*, kind: str, name: str, first: date, last: date, by: Person | None, at: datetime, once: str) -> Season:
    """Put weeks on the calendar."""
    again = queries.season_once(once)
    if again is not None:
        return again
    rules.check_season(kind, first, last)
    row = Season(kind=kind, name=name, first=first, last=last, by_id=by.id if by else None, at=at, once=once)
    db.session.add(row)
    db.session.flush()
    entries.append("calendar-entered", _public(row), at=at)
    return row


def take_off(season: Season, *, by: Person | None, at: datetime) -> None:
    """Take weeks off the calendar again."""
    if season.removal is None:
        season.removal = SeasonRemoval(at=at, by_id=by.id if by else None)
        db.session.flush()
        entries.append("calendar-taken-off", _public(season), at=at)


def keep_security(at: datetime) -> None:
    """Say anew until when security.txt holds, a month before it would end: what a worker that runs can vouch for."""
    until = queries.said().security_until
    if until and date.fromisoformat(until) - at.date() > timedelta(days=SECURITY_LEFT):
        return
    until = (at.date() + timedelta(days=SECURITY_DAYS)).isoformat()
    _row("security_until", until, None, at)
    entries.append("security-renewed", {"until": until}, at=at)


def _row(name: str, words: str, by: Person | None, at: datetime) -> None:
    db.session.add(Fact(name=name, n=queries.newest(name) + 1, words=words, at=at, by_id=by.id if by else None))
    db.session.flush()


def _public(season: Season) -> dict[str, str]:
    return {"season": season.kind, "first": season.first.isoformat(), "last": season.last.isoformat()}
