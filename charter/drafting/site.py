"""What every page says of the site: the area, the charter's title and how things stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from flask import g
from sqlalchemy import func, select, true

from charter.db import asked
from charter.drafting.consenting import consent_of
from charter.drafting.models import Charter, Settlement, Version, Window
from charter.looks.dress import Worn
from charter.looks.queries import newest
from charter.people.models import Group
from charter.web.filters import closing, day
from charter.words import _


@dataclass(frozen=True)
class Site:
    """The few facts that every page carries."""

    area: str
    title: str
    groups: int
    status_line: str
    latest: int | None  # the newest version's number
    settled: int | None  # the newest settled version's number
    until: str = ""  # until when the newest version is open for comments, in a sentence; of a draft only
    worn: Worn = field(default_factory=Worn)  # its name, colour and mark

    @property
    def draft(self) -> int | None:
        """The number of the draft that is being talked about; none while there is none."""
        return self.latest if self.latest != self.settled else None


# Written once: every page asks it, and putting a question together costs as much as having it answered.
_LOOK = newest().subquery()
ASKED = select(
    Charter.area, Charter.title,
    select(func.count()).select_from(Group).scalar_subquery(),
    select(func.max(Version.number)).scalar_subquery(),
    select(func.max(Settlement.version_number)).scalar_subquery(),
    select(func.max(Settlement.at)).scalar_subquery(),
    select(Settlement.lines).order_by(Settlement.version_number.desc()).limit(1).scalar_subquery(),
    select(func.max(Window.closes_at)).where(  # a later one only lengthens it
        Window.kind == "comments", Window.version_number == select(func.max(Version.number)).scalar_subquery(),
    ).scalar_subquery(),
    _LOOK.c.name, _LOOK.c.colour, _LOOK.c.mark, _LOOK.c.picture,
).select_from(Charter).outerjoin(_LOOK, true())


def site() -> Site:
    """The site's facts, asked once a request (one query)."""
    if "site" not in g:
        row = asked(ASKED).first() or (_("This area"), _("Inclusion charter"), 7, *[None] * 9)
        area, title, groups, latest, settled, since, lines, closes, *look = row
        until = _("Open for comments until {day}.", day=closing(closes)) if closes else ""
        g.site = Site(area, title, groups, status_line(latest, settled, since, lines, until), latest, settled, until,
                      Worn(*look) if look[0] else Worn())
    return g.site  # type: ignore[no-any-return]


def status_line(latest: int | None, settled: int | None, since: datetime | None = None, lines: str | None = None,
                until: str = "") -> str:
    """How things stand; `lines` is what each group said of the settled text, `until` says how long the newest draft is open."""
    if settled is not None and since is not None:
        line = _("Version {settled}, open for signature since {date}.", settled=settled, date=day(since))
        consent = consent_of(lines or "[]")
        return _("{line} {consent}", line=line, consent=consent) if consent else line
    if latest is not None:
        line = _("Draft {latest}. Nobody has signed.", latest=latest)
        return _("{line} {until}", line=line, until=until) if until else line
    return _("There is no text yet.")
