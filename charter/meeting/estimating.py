"""About how long things take at a table, and when a meeting is expected to end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from charter.meeting.agenda import AMENDMENT, CIRCLE, CLAUSE, TALK, WORKING
from charter.meeting.models import AgendaItem, Meeting

# Minutes. One suggestion: it is read (2), asked and answered by each group (6), confirmed with its reason (4). The opening
# goes three times round a table of fifteen, a minute each. The working agreement is read aloud. Talk: ten, or it wanders.
USUAL = {CIRCLE: 45, WORKING: 5, AMENDMENT: 12, CLAUSE: 10, TALK: 10}
# What nobody contests is read out by headline and answered once.
BLOCK, EACH_IN_BLOCK = 6, 1
# In a calendar, before anything is on the agenda: an evening's meeting.
WITHOUT_AGENDA = 90
# The longest that a chair may set for one thing: a whole evening.
MOST_MINUTES = 240


def of_item(item: AgendaItem) -> int:
    """Minutes for one thing: what the chair set, or what such things usually take."""
    return item.minutes or USUAL[item.kind]


def of_block(items: Sequence[AgendaItem]) -> int:
    """Minutes for what is taken together; less than its parts would take one by one."""
    return sum(i.minutes or EACH_IN_BLOCK for i in items) + BLOCK


def longest(meeting: Meeting) -> int:
    """Minutes for the whole agenda at most: what is taken together, or asks for the very same, takes less."""
    return sum(of_item(item) for item in meeting.items)


def begins(meeting: Meeting) -> datetime:
    """When it begins: its wall time with its zone. Of an hour that comes twice the first is meant."""
    return datetime.fromisoformat(meeting.starts_local).replace(tzinfo=ZoneInfo(meeting.zone))


def ends(meeting: Meeting) -> datetime:
    """By when it is expected to end, on the wall where it is; counted through a change of the clocks."""
    utc = begins(meeting).astimezone(ZoneInfo("UTC")) + timedelta(minutes=longest(meeting))
    return utc.astimezone(ZoneInfo(meeting.zone))
