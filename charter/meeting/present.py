"""Who came, as numbers: what is missing in them, said before the meeting closes, for afterwards they stand as they are."""

from __future__ import annotations

from collections.abc import Sequence

from charter.meeting import lines
from charter.meeting.models import Meeting
from charter.people.models import Group
from charter.words import _

NOBODY = (_("Nobody has noted who came, so the minutes will say that. A group of which nothing was entered can object "
            "within {days} days to what is decided, as one that was not there."))
SPOKE = (_("{name} gave a line, and nobody of this group is noted as present. Note how many came; if nobody did, and the "
           "line came in another way, leave it."))


def missing(meeting: Meeting, groups: Sequence[Group], *, days: int) -> tuple[str, ...]:
    """What the numbers lack, one sentence each; nothing is held up by it. `days` a group that was absent has to object."""
    came = {row.group_slug for row in meeting.attendance if row.people}
    if not came:
        return (NOBODY.format(days=days),)
    spoke = {slug for item in meeting.items for round_ in lines.rounds(item) for slug in lines.written(round_)}
    return tuple(SPOKE.format(name=group.name) for group in groups if group.slug in spoke - came)
