"""Asks the database what was said of the area, and which weeks stand on its calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import current_app
from sqlalchemy import func, select

from charter.area import saying, seasons
from charter.area.models import Fact, Season, SeasonRemoval
from charter.db import asked, db

_FACTS = select(Fact.name, Fact.words).order_by(Fact.n)
_SEASONS = (select(Season).outerjoin(SeasonRemoval).where(SeasonRemoval.season_id.is_(None))
            .order_by(Season.first, Season.last, Season.id))


def said() -> saying.Said:
    """What has been said of the site, the newest of each (one query)."""
    return saying.of(dict(asked(_FACTS).all()))  # type: ignore[arg-type]


def newest(name: str) -> int:
    """How often this was said."""
    return db.session.scalar(select(func.max(Fact.n)).where(Fact.name == name)) or 0


def calendar() -> Sequence[Season]:
    """The weeks on the calendar, in the order of time."""
    return db.session.scalars(_SEASONS).all()


def season(season_id: str) -> Season | None:
    """The weeks with this id, if they stand on the calendar."""
    return db.session.scalars(_SEASONS.where(Season.id == season_id)).first()


def season_once(once: str) -> Season | None:
    """The weeks that this very form entered before."""
    return db.session.scalars(select(Season).where(Season.once == once)).first()


def before_opening(at: datetime, days: int) -> list[str]:
    """What to say before a draft opens now for so many days."""
    first = here(at)
    return seasons.about_opening(first, first + timedelta(days=days), calendar())


def before_day(day: date) -> list[str]:
    """What to say before something is set for this day."""
    return seasons.about_day(day, calendar())


def here(at: datetime) -> date:
    """The day it is in the area."""
    return at.astimezone(ZoneInfo(current_app.config["TIME_ZONE"])).date()
