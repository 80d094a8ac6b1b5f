"""One thing that waits for somebody: each room names its own, and the desk puts them in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Waiting:
    """What waits, where to do it, since when, until when, and about how many minutes it takes."""

    words: str
    address: str
    since: datetime
    minutes: int
    due: datetime | None = None
