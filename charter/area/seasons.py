"""Whether a day, or a time that a draft is open, falls in school holidays or in the weeks before an election: pure.

Each gives sentences to show before an act; none keeps anybody from it, for an area may have its reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Protocol

from charter.web.filters import day as spelled
from charter.words import _

KINDS = {"holiday": _("School holidays"), "election": _("Weeks before an election")}
# Longer than any school's summer, with room for an election called early; more is a slip in the year.
LONGEST = timedelta(days=120)


class Weeks(Protocol):
    """What the rules need to know of a season."""

    @property
    def kind(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def first(self) -> date: ...

    @property
    def last(self) -> date: ...


def on(day: date, seasons: Iterable[Weeks]) -> list[Weeks]:
    """The seasons that this day falls in."""
    return [season for season in seasons if season.first <= day <= season.last]


def within(first: date, last: date, seasons: Iterable[Weeks]) -> list[Weeks]:
    """The seasons that share a day with this time."""
    return [season for season in seasons if season.first <= last and season.last >= first]


def told(season: Weeks) -> str:
    """“Christmas holidays, from 19 December 2026 to 3 January 2027”."""
    return _("{name}, from {first} to {last}", name=season.name, first=spelled(season.first), last=spelled(season.last))


def about_day(day: date, seasons: Iterable[Weeks]) -> list[str]:
    """What to say of a day on which something is to happen."""
    return [_of_day(day, season) for season in on(day, seasons)]


def about_opening(first: date, last: date, seasons: Sequence[Weeks]) -> list[str]:
    """What to say before a draft opens: does its last day fall badly, and is most of its time holidays?"""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    away = sum(1 for day in days if any(season.kind == "holiday" for season in on(day, seasons)))
    said = about_day(last, seasons)
    if away * 2 > len(days):
        said.append(_("Of the {days} days from {first} to {last}, {away} are school holidays. Few people at schools would see "
                      "it.", days=len(days), first=spelled(first), last=spelled(last), away=away))
    ahead = [season for season in within(first, last, seasons) if season.kind == "election" and season not in on(last, seasons)]
    said += [_("Some of this time falls in the weeks before an election ({weeks}). Councils hold back then with what they "
               "publish.", weeks=told(season)) for season in ahead]
    return said


def _of_day(day: date, season: Weeks) -> str:
    if season.kind == "election":
        return _("{day} falls in the weeks before an election ({weeks}). Councils hold back then with what they publish.",
                 day=spelled(day), weeks=told(season))
    return _("{day} falls in school holidays ({weeks}).", day=spelled(day), weeks=told(season))
