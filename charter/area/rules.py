"""What may be said of an area, and which weeks may stand on its calendar: pure; raises Refused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from charter.area import seasons
from charter.area.saying import NAMES
from charter.refusal import Refused
from charter.words import _


def check_names(names: Iterable[str]) -> None:
    """Only what the site has a place for is said of it."""
    if not set(names) <= NAMES:
        raise ValueError(f"nothing of that name is said: {sorted(set(names) - NAMES)}")


def check_season(kind: str, first: date, last: date) -> None:
    """Weeks have a kind, end after they begin, and are no whole year."""
    if kind not in seasons.KINDS:
        raise Refused(_("Say whether these are school holidays or weeks before an election."))
    if last < first:
        raise Refused(_("The last day comes before the first. Give them the other way round."))
    if last - first > seasons.LONGEST:
        raise Refused(_("That is longer than {days} days. Look at the years again.", days=seasons.LONGEST.days))
