"""Asks which letters are owed, which wait for another try, and which are stuck."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from charter.db import db
from charter.outbox.models import Dropped, FailedSending, Letter, Sending

# The first pause, doubled twice with each failure: 1, 4, 16 minutes, then an hour. A post office that rests for the
# night is tried a dozen times, and a letter goes out within the hour once it is back.
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
# After so many failures a person should know: by then the post has refused the letter for more than two hours.
STUCK_AFTER = 5


@dataclass(frozen=True)
class Owed:
    """A letter owed, with how often and when the post last would not take it."""

    letter: Letter
    failures: int
    failed_at: datetime | None

    def is_due(self, at: datetime) -> bool:
        """Whether the pause after the last failure is over."""
        return self.failed_at is None or at >= self.failed_at + pause(self.failures)


def pause(failures: int) -> timedelta:
    """How long to wait after so many failures."""
    return min(FIRST_PAUSE * 4 ** min(failures - 1, 10), LONGEST_PAUSE)


def owed(*, refused: bool = False) -> list[Owed]:
    """Every letter neither sent nor dropped, or only those that the post has refused, oldest first (one query)."""
    tried = (
        select(FailedSending.letter_id, func.count().label("failures"), func.max(FailedSending.at).label("failed_at"))
        .group_by(FailedSending.letter_id).subquery()
    )
    query = (
        select(Letter, func.coalesce(tried.c.failures, 0), tried.c.failed_at)
        .join(tried, tried.c.letter_id == Letter.id, isouter=not refused)
        .outerjoin(Sending, Sending.letter_id == Letter.id).where(Sending.letter_id.is_(None))
        .outerjoin(Dropped, Dropped.letter_id == Letter.id).where(Dropped.letter_id.is_(None))
        .order_by(Letter.owed_at, Letter.id)
    )
    return [Owed(letter, failures, failed_at) for letter, failures, failed_at in db.session.execute(query)]


def is_owed(once: str) -> bool:
    """Whether this very letter was owed before, whatever became of it."""
    return db.session.scalar(select(Letter.id).where(Letter.once == once)) is not None


def due(at: datetime, most: int) -> list[Letter]:
    """The letters to try now, oldest first, at most so many, however many are owed (two queries)."""
    fresh = (
        select(Letter).outerjoin(Sending, Sending.letter_id == Letter.id).where(Sending.letter_id.is_(None))
        .outerjoin(Dropped, Dropped.letter_id == Letter.id).where(Dropped.letter_id.is_(None))
        .where(~select(FailedSending.id).where(FailedSending.letter_id == Letter.id).exists())
        .order_by(Letter.owed_at, Letter.id).limit(most)
    )
    again = [row.letter for row in owed(refused=True) if row.is_due(at)]
    return sorted([*db.session.scalars(fresh), *again], key=lambda letter: (letter.owed_at, letter.id))[:most]


def stuck() -> list[Owed]:
    """The letters that the post has refused again and again."""
    return [row for row in owed(refused=True) if row.failures >= STUCK_AFTER]


def why(letter_id: str) -> str:
    """What the post said last about this letter."""
    query = select(FailedSending.because).where(FailedSending.letter_id == letter_id).order_by(FailedSending.at.desc())
    return db.session.scalars(query.limit(1)).first() or ""
