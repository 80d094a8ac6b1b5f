"""Somebody in the room needs more time, or would like to speak: it reaches the meeting chair, without a name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from charter.db import db
from charter.meeting import room
from charter.meeting.models import Asking, AskingSeen, Meeting
from charter.people.models import Group
from charter.refusal import Refused
from charter.words import _

TIME, SPEAK = "time", "speak"
WISHES = {TIME: _("More time is needed"), SPEAK: _("Somebody would like to speak")}
# The same wish from the same phone is one wish until the chair has had five minutes for it.
AGAIN_MINUTES = 5
# Guests are heard, and cannot bury the groups: this many of their wishes of one kind wait at a time.
MOST_OF_GUESTS = 20
ONCE_IS_ENOUGH = (_("The meeting chair has this from you already and will come to it. You can say it again "
                    "{again_minutes} minutes after the first time.", again_minutes=AGAIN_MINUTES))
GUESTS_WAIT = _("Several guests wait to be heard already. The meeting chair knows; say it again in a while.")


@dataclass(frozen=True)
class Wish:
    """What somebody wishes as the chair reads it: whose group (none: a guest), how often, since when."""

    kind: str
    group: str | None
    name: str
    ids: tuple[str, ...]
    since: datetime

    @property
    def words(self) -> str:
        """What is wished, in words."""
        return WISHES[self.kind]


def wish(meeting: Meeting, kind: str, *, group: str | None, who: str, at: datetime) -> Asking:
    """Tell the chair. `who` is a phone's or a member's own mark, kept only as a digest that nobody can turn back."""
    if kind not in WISHES:
        raise Refused(_("Choose one of the two buttons."))
    if meeting.closing is not None or meeting.opening is None:
        raise Refused(_("The meeting is not in session now."))
    span = int(at.timestamp()) // (60 * AGAIN_MINUTES)
    for earlier in (span, span - 1):
        row = db.session.scalars(select(Asking).where(Asking.once == _once(meeting.number, kind, who, earlier))).first()
        if row is not None and (at - row.at).total_seconds() < 60 * AGAIN_MINUTES:
            raise Refused(ONCE_IS_ENOUGH)
    if group is None and _guests_waiting(meeting.number, kind) >= MOST_OF_GUESTS:
        raise Refused(GUESTS_WAIT)
    state = room.state(meeting.number)
    row = Asking(meeting_number=meeting.number, item_id=state.item_id if state else None, kind=kind, group_slug=group, at=at,
                 once=_once(meeting.number, kind, who, span))
    db.session.add(row)
    db.session.flush()
    return row


def waiting(meeting_number: int) -> list[Wish]:
    """What the chair has not seen yet, oldest first, one line for each group and kind."""
    query = (select(Asking, Group.name).outerjoin(AskingSeen).outerjoin(Group, Group.slug == Asking.group_slug)
             .where(Asking.meeting_number == meeting_number, AskingSeen.asking_id.is_(None)).order_by(Asking.at, Asking.id))
    found: dict[tuple[str, str | None], list[tuple[Asking, str | None]]] = {}
    for row, name in db.session.execute(query):
        found.setdefault((row.kind, row.group_slug), []).append((row, name))
    return [Wish(kind, group, rows[0][1] or _("A guest"), tuple(row.id for row, _ in rows), rows[0][0].at)
            for (kind, group), rows in found.items()]


def seen(meeting: Meeting, asking_id: str, *, at: datetime) -> None:
    """The chair has seen this wish, and all of the same kind from the same group, and goes on."""
    for one in waiting(meeting.number):
        if asking_id in one.ids:
            db.session.add_all(AskingSeen(asking_id=row, at=at) for row in one.ids)
            db.session.flush()


def _guests_waiting(meeting_number: int, kind: str) -> int:
    query = select(func.count()).select_from(Asking).outerjoin(AskingSeen).where(
        Asking.meeting_number == meeting_number, Asking.kind == kind, Asking.group_slug.is_(None),
        AskingSeen.asking_id.is_(None))
    return db.session.scalar(query) or 0


def _once(meeting_number: int, kind: str, who: str, span: int) -> str:
    return hashlib.sha256(f"wish:{meeting_number}:{kind}:{who}:{span}".encode()).hexdigest()[:32]
