"""When the list of a version opens: what was arranged, and whether that day has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import aliased

from charter.db import db
from charter.signing.models import LaunchDay, LaunchMissed, ListOpening


@dataclass(frozen=True)
class Launch:
    """The newest arrangement of a version's list."""

    id: str
    version_number: int
    opens_local: str  # the time on the wall
    opens_at: datetime
    floor: int | None
    because: str
    is_open: bool
    is_missed: bool  # its day came, and its floor was not reached

    @property
    def is_ahead(self) -> bool:
        """Whether there is a day on which the list opens, or does not."""
        return not self.is_open and not self.is_missed


_ARRANGED = (
    select(LaunchDay, ListOpening.version_number, LaunchMissed.launch_id)
    .outerjoin(ListOpening, ListOpening.version_number == LaunchDay.version_number)
    .outerjoin(LaunchMissed, LaunchMissed.launch_id == LaunchDay.id)
    .where(LaunchDay.version_number == bindparam("n")).order_by(LaunchDay.at.desc()).limit(1)
)


def of(version_number: int | None) -> Launch | None:
    """What was last arranged for a version; none where nothing was, and each is listed at once (one query)."""
    row = db.session.execute(_ARRANGED, {"n": version_number}).first()
    return read(*row) if row else None


def beside(question: Select[Any], version_number: Any) -> Select[Any]:
    """The question with the columns that `read` takes, so that a page learns of a version's launch day without asking twice."""
    newest = (select(LaunchDay.id).where(LaunchDay.version_number == version_number).order_by(LaunchDay.at.desc()).limit(1)
              .scalar_subquery())
    return (question.add_columns(LaunchDay, ListOpening.version_number, LaunchMissed.launch_id)
            .outerjoin(LaunchDay, LaunchDay.id == newest)
            .outerjoin(ListOpening, ListOpening.version_number == LaunchDay.version_number)
            .outerjoin(LaunchMissed, LaunchMissed.launch_id == LaunchDay.id))


def read(day: LaunchDay | None, opened: int | None, missed: str | None) -> Launch | None:
    """What was arranged, as the database answered; none where nothing was."""
    if day is None:
        return None
    return Launch(day.id, day.version_number, day.opens_local, day.opens_at, day.floor, day.because, opened is not None,
                  missed is not None)


def waits(version_number: int) -> bool:
    """Whether a signature that was checked waits for the list to open."""
    found = of(version_number)
    return found is not None and not found.is_open


def due(at: datetime) -> list[LaunchDay]:
    """The arrangements whose day has come and of which nothing came yet (one query, mostly with no answer)."""
    later = aliased(LaunchDay)
    asked = select(LaunchDay).where(
        LaunchDay.opens_at <= at,
        ~select(later.id).where(later.version_number == LaunchDay.version_number, later.at > LaunchDay.at).exists(),
        LaunchDay.version_number.not_in(select(ListOpening.version_number)),
        LaunchDay.id.not_in(select(LaunchMissed.launch_id)))
    return list(db.session.scalars(asked))
