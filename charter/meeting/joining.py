"""How a room is joined: a short code that is said aloud, and a secret behind the square that phones read.

A code is one of 431 words and a number from 10 to 99: 38,790 codes. It opens the room from the morning of the meeting's
day until the meeting closes. Whoever guesses may try 300 codes a day from one network, a chance of 1 in 129, and all
networks together 2,000, a chance of 1 in 19; what is won is to look on as a guest, who is counted in nothing.
The secret has 128 random bits and is guessed by nobody.
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from charter.db import db
from charter.meeting import room
from charter.meeting.models import Joining, Meeting, MeetingClosing, MeetingOpening
from charter.meeting.plain_words import PLAIN_WORDS
from charter.refusal import Refused
from charter.web.ids import random_id
from charter.words import _

# Two digits are said in one breath; from 10, so that nobody wonders whether to type 07 or 7.
NUMBERS = range(10, 100)
TYPED = re.compile(r"([A-Z]{3,12})([0-9]{2})")


def make(meeting: Meeting, *, at: datetime) -> Joining:
    """Give the meeting a code and a secret; anew where it had some, and then whoever came by the old ones joins again."""
    if meeting.closing is not None:
        raise Refused(_("This meeting has closed, so there is no room to join."))
    row = db.session.get(Joining, meeting.number) or Joining(meeting_number=meeting.number)
    row.code, row.secret, row.at = _free_code(), random_id(), at
    db.session.add(row)
    room.touch(meeting, at=at)
    return row


def of(meeting_number: int) -> Joining | None:
    """How this meeting's room is joined; nothing before anybody made a code for it."""
    return db.session.get(Joining, meeting_number)


def plainly(typed: str) -> str:
    """What somebody typed as codes are kept: “hazel-27”, “Hazel 27” and “HAZEL27” are all HAZEL 27; empty where it is none."""
    found = TYPED.fullmatch(re.sub(r"[^0-9A-Z]", "", typed.upper()))
    return f"{found[1]} {found[2]}" if found else ""


def opened_by(code: str, *, at: datetime) -> Joining | None:
    """The room that this code opens now."""
    query = select(Joining, Meeting).join(Meeting).where(Joining.code == code)
    found = db.session.execute(query).first()
    return found[0] if found and is_open(found[1], at=at) else None


def is_open(meeting: Meeting, *, at: datetime) -> bool:
    """Whether the room may be entered: from the morning of the meeting's day, or its opening, until it closes."""
    if db.session.get(MeetingClosing, meeting.number) is not None:
        return False
    if db.session.get(MeetingOpening, meeting.number) is not None:
        return True
    return at.astimezone(ZoneInfo(meeting.zone)).date().isoformat() == meeting.starts_local[:10]


def _free_code() -> str:
    """A code that no meeting has or had."""
    taken = set(db.session.scalars(select(Joining.code)))
    while True:
        code = f"{secrets.choice(PLAIN_WORDS).upper()} {secrets.choice(NUMBERS)}"
        if code not in taken:
            return code
