"""What every page says of the site: the area, the charter's title and how things stand."""

from __future__ import annotations

from dataclasses import dataclass

from flask import g
from sqlalchemy import func, select

from charter.db import asked
from charter.drafting.models import Charter, Settlement, Version
from charter.people.models import Group


@dataclass(frozen=True)
class Site:
    """The few facts that every page carries."""

    area: str
    title: str
    groups: int
    status_line: str
    latest: int | None  # the newest version's number
    settled: int | None  # the newest settled version's number


# Written once: every page asks it, and putting a question together costs as much as having it answered.
ASKED = select(
    Charter.area, Charter.title,
    select(func.count()).select_from(Group).scalar_subquery(),
    select(func.max(Version.number)).scalar_subquery(),
    select(func.max(Settlement.version_number)).scalar_subquery(),
)


def site() -> Site:
    """The site's facts, asked once a request (one query)."""
    if "site" not in g:
        row = asked(ASKED).first()
        area, title, groups, latest, settled = row or ("This area", "Inclusion charter", 7, None, None)
        g.site = Site(area, title, groups, status_line(latest, settled), latest, settled)
    return g.site  # type: ignore[no-any-return]


def status_line(latest: int | None, settled: int | None) -> str:
    """How things stand, in one short line."""
    if settled is not None:
        return f"Version {settled}, open for signature"
    if latest is not None:
        return f"Draft {latest}. Nobody has signed."
    return "There is no text yet."
