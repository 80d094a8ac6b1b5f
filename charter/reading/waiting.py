"""What waits at the desk, from every room, put in order: oldest first, things of one place together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import url_for

from charter.commenting import queries as commenting
from charter.meeting import afterwards
from charter.meeting import queries as meeting
from charter.meeting.models import Meeting
from charter.outbox import queries as outbox
from charter.signing import queries as signing
from charter.web.waiting import Waiting
from charter.words import _

# Minutes, as a convenor's own diary has them: an agenda from open suggestions, one telephone call.
AGENDA, A_LETTER = 10, 3


def for_the_desk(at: datetime) -> list[Waiting]:
    """Everything that waits for the convenor, oldest first."""
    rows = meeting.meetings()
    after = afterwards.for_the_desk(rows, at)
    return in_order([*commenting.waiting(at), *signing.waiting(at), *_agendas(rows), *after, *_letters()])


def in_order(things: Sequence[Waiting]) -> list[Waiting]:
    """Oldest first; what is done on one page is one line, with the earliest due time and all its minutes."""
    by_place: dict[str, list[Waiting]] = {}
    for thing in things:
        by_place.setdefault(thing.address, []).append(thing)
    return sorted((_joined(sorted(held, key=lambda t: t.since)) for held in by_place.values()), key=lambda t: t.since)


def starts(found: Meeting) -> datetime:
    """When a meeting begins: its local wall time, with its zone."""
    return datetime.fromisoformat(found.starts_local).replace(tzinfo=ZoneInfo(found.zone))


def _joined(held: list[Waiting]) -> Waiting:
    first, others = held[0], len(held) - 1
    dues = [thing.due for thing in held if thing.due]
    words = first.words if not others else _("{words}, and {others} more", words=first.words, others=others)
    return replace(first, words=words, minutes=sum(thing.minutes for thing in held), due=min(dues, default=None))


def _agendas(rows: Sequence[Meeting]) -> list[Waiting]:
    return [Waiting(_("Meeting {number} has no agenda yet",
                      number=row.number), url_for("meeting.agenda", number=row.number), row.at, AGENDA,
                    starts(row)) for row in rows if row.opening is None and not row.items]


def _letters() -> list[Waiting]:
    stuck = outbox.stuck()
    if not stuck:
        return []
    words = _("1 letter could not be sent") if len(stuck) == 1 else _("{n} letters could not be sent", n=len(stuck))
    return [Waiting(words, url_for("reading.letters"), stuck[0].letter.owed_at, A_LETTER * len(stuck))]
