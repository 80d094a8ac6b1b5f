"""The rules of comments and answers, on plain facts alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from charter.refusal import Refused
from charter.words import _

OUTCOMES = ("changed", _("changed in part"), _("not changed"), _("not for a charter"))
CARRIED, CHANGED, REMOVED = "carried", _("words changed"), "removed"
# A link in a letter waits as long as the longest school holiday, with some days to spare (product.md: 30 days).
CONFIRM_DAYS = 30
# More reports of one comment tell a person nothing new, and would only fill the disk.
MOST_REPORTS = 20


class Ruling(Protocol):
    """What the rules need to know of a ruling."""

    shown: bool
    at: datetime


class Report(Protocol):
    """What the rules need to know of a report."""

    at: datetime


def is_hidden(rulings: Sequence[Ruling], reports: Sequence[Report]) -> bool:
    """Whether a comment's words are hidden: the first report hides them until a person rules, and that ruling stays."""
    if reports:
        since = [ruling for ruling in rulings if ruling.at >= reports[0].at]
        if not since:
            return True
    return bool(rulings) and not rulings[-1].shown


def due(drafted: datetime, days: int, days_off: Collection[str], zone: str) -> datetime:
    """When an answer is given: the same time of day after so many working days, Monday to Friday less `days_off`."""
    local = drafted.astimezone(ZoneInfo(zone))
    last = local.date()
    while days > 0:
        last += timedelta(days=1)
        days -= is_working_day(last, days_off)
    return datetime.combine(last, local.timetz()).astimezone(drafted.tzinfo)


def is_working_day(day: date, days_off: Collection[str]) -> bool:
    """Monday to Friday, unless the area counts it as a day off (ISO dates)."""
    return day.weekday() < 5 and day.isoformat() not in days_off


def places(plain: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Where quoted words stand in a clause's plain words, as offsets from and to.

    However they are spaced, and whether their quotation marks are curled or straight: both change when copied.
    """
    said = quote.split()
    if not said or sum(map(len, said)) > len(plain):  # a whole book pasted here takes half a second to be looked for
        return ()
    parts = [re.sub("[’‘']", "[’‘']", re.sub('[“”"]', '[“”"]', re.escape(part))) for part in said]
    return tuple((found.start(1), found.end(1)) for found in re.finditer("(?=(" + r"\s+".join(parts) + "))", plain))


def check_quote(plain: str, quote: str, start: int | None) -> tuple[int, int]:
    """Start and end of quoted words. Raises Refused where they do not stand there, or in several places."""
    found = dict(places(plain, quote))
    if start is None and len(found) == 1:
        start = next(iter(found))
    if start is None and found:
        raise Refused(_("The words you quoted stand here more than once. Choose which ones you mean."))
    if start not in found:
        raise Refused(_("The words you quoted do not stand in this paragraph. Copy them from it, or leave the box empty."))
    return start, found[start]


def check_answer(outcome: str, reason: str, comments: int) -> None:
    """An answer has a known outcome, a reason, and somebody whom it answers."""
    if outcome not in OUTCOMES:
        raise Refused(_("Say what came of it: changed, changed in part, not changed, or not for a charter."))
    if not reason.strip():
        raise Refused(_("An answer needs a reason: whoever wrote the comment will ask for it."))
    if not comments:
        raise Refused(_("Choose at least one comment to answer."))
