"""How a version came to be: the drafts and meetings on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from charter.amending.models import AmendmentDecision
from charter.db import asked
from charter.drafting.models import Settlement, Version
from charter.meeting.models import Meeting, MeetingClosing

# Older versions and meetings are told on the page of all versions.
MOST = 8


@dataclass(frozen=True)
class Step:
    """One step of how the text came to be."""

    version: int
    made_by: str
    at: datetime
    settled_at: datetime | None
    meeting: int | None
    meeting_title: str | None
    accepted: int  # suggestions that the meeting took into the text
    decided: int  # suggestions that the meeting decided on
    answered: int  # comments that had their answer when this version was settled


def _decisions(*conditions: Any) -> Any:
    """How many suggestions a meeting decided on."""
    return (select(func.count(AmendmentDecision.amendment_number.distinct()))
            .where(AmendmentDecision.meeting_number == Meeting.number, *conditions).correlate(Meeting).scalar_subquery())


# Built once: building a question takes SQLAlchemy longer than SQLite takes to answer it.
_STORY = (
    select(Version.number, Version.made_by, Version.at, Settlement.at, Meeting.number, Meeting.title,
           _decisions(AmendmentDecision.outcome.startswith("adopted")), _decisions(), func.coalesce(Settlement.answered, 0))
    .outerjoin(Settlement, Settlement.version_number == Version.number)
    .outerjoin(MeetingClosing, MeetingClosing.made_version == Version.number)
    .outerjoin(Meeting, Meeting.number == MeetingClosing.meeting_number)
    .where(Version.number <= bindparam("n")).order_by(Version.number.desc()).limit(MOST)
)


def story(up_to: int) -> Sequence[Step]:
    """How a version came to be, oldest first: at most the newest few versions (one query)."""
    return [Step(*row) for row in reversed(asked(_STORY, {"n": up_to}).all())]
