"""Says in words why a door is shut at the moment, and which one to try next."""

from __future__ import annotations

from datetime import datetime

from charter.drafting import queries
from charter.drafting.models import Version, Window
from charter.web.filters import moment
from charter.words import _

KINDS = {"comments": ("comments", _("Comments")), "words": (_("suggested words"), _("Suggestions"))}


def closed(number: int, kind: str, at: datetime) -> str | None:
    """None while a version is open for `kind` ('comments' or 'words'); otherwise why it is not, and what next."""
    newest = queries.latest()
    if newest is None:
        return _("There is no text here yet.")
    window = queries.window(newest.number, kind)
    is_open = newest.settlement is None and window is not None and window.opens_at <= at < window.closes_at
    if newest.number == number:
        return None if is_open else _shut(newest, window, kind, at)
    if is_open:
        return _("Draft {number} has taken the place of version {number_2}. Look at that one: it is open.", number=newest.number,
                 number_2=number)
    return _("Version {number} is no longer the newest. {shut}", number=number, shut=_shut(newest, window, kind, at))


def _shut(version: Version, window: Window | None, kind: str, at: datetime) -> str:
    (noun, title), number = KINDS[kind], version.number
    if version.settlement is not None:
        return (_("Version {number} is settled and its words are not open. When a new draft begins, it is open for "
                  "{noun} again.", number=number, noun=noun))
    if window is None:
        return _("Draft {number} is not open for {noun} yet. The timetable says when it will be.", number=number, noun=noun)
    if at < window.opens_at:
        return _("{title} on draft {number} open on {opens_at}.", title=title, number=number, opens_at=moment(window.opens_at))
    return (_("{title} on draft {number} closed on {closes_at}. You can still bring it to the next meeting, and the next "
              "draft will be open again. The timetable says when.", title=title, number=number,
              closes_at=moment(window.closes_at)))
