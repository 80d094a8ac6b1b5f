"""What follows a new version that no meeting made: comments and suggestions are carried to it, nobody is left behind."""

from __future__ import annotations

from datetime import datetime

from charter.amending import actions as amending
from charter.commenting import actions as commenting
from charter.drafting import queries as drafting
from charter.drafting.models import Version


def carry(new: Version, *, at: datetime) -> None:
    """Tell every comment and open suggestion on the version before what became of it."""
    old = drafting.version(new.parent_number) if new.parent_number else None
    if old is not None:
        commenting.carry_over(old, new, at=at)
        amending.carry_over(old, new, at=at)
