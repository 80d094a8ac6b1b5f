"""Turns the story's days, counted back from now, into moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

# Nobody sits round a table before nine in the morning or after ten at night.
FIRST_HOUR, LAST_HOUR = 9, 22


@dataclass(frozen=True)
class Moments:
    """The clock of the story: `now` is the day the demo starts; `zone` is where its people live."""

    now: datetime
    zone: ZoneInfo

    def on(self, days: int, hour: int = 9, minute: int = 0) -> datetime:
        """So many days ago at this local time; never later than two hours ago, for the meeting has the time since."""
        day = (self.now - timedelta(days=days)).astimezone(self.zone).date()
        moment = datetime.combine(day, time(hour, minute), tzinfo=self.zone)
        return min(moment, self.now - timedelta(hours=2)) if days >= 0 else moment

    @property
    def just_now(self) -> datetime:
        """The newest moment of the story: different at each telling, so that no page kept from an earlier one passes."""
        return self.now - timedelta(seconds=40)

    def begins(self, days: int, at: str) -> datetime:
        """When a meeting begins: at its hour, on a weekday; `now` is the last hour, or at night the evening before."""
        if at == "now":
            return self._lately()
        hour, minute = (int(part) for part in at.split(":"))
        return self.weekday(self.on(days, hour, minute))

    def _lately(self) -> datetime:
        local = self.now.astimezone(self.zone)
        if FIRST_HOUR <= local.hour < LAST_HOUR:
            return self.now - timedelta(minutes=30 + self.now.minute % 30, seconds=self.now.second,
                                        microseconds=self.now.microsecond)
        evening = local if local.hour >= LAST_HOUR else local - timedelta(days=1)
        return evening.replace(hour=18, minute=30, second=0, microsecond=0)

    @staticmethod
    def weekday(moment: datetime) -> datetime:
        """The same hour on the Friday before, where the moment falls on a weekend."""
        return moment - timedelta(days=max(0, moment.weekday() - 4))

    def local(self, moment: datetime) -> str:
        """Wall time where the people live, as a meeting keeps it: `2026-11-22T16:30`."""
        return moment.astimezone(self.zone).strftime("%Y-%m-%dT%H:%M")
