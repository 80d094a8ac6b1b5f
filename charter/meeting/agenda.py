"""The agenda: what a meeting goes through, in which order, and how that is changed beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select

from charter.amending import queries as amending
from charter.amending.models import Amendment
from charter.db import db
from charter.drafting import queries as drafting
from charter.meeting import grouping, queries
from charter.meeting.models import (
    ActionPoint,
    AgendaItem,
    Asking,
    Interest,
    Meeting,
    MeetingClosing,
    RoomState,
    RoundAlso,
    Step,
)
from charter.people.models import Person
from charter.record import entries
from charter.refusal import Refused
from charter.text.change import Placed
from charter.words import _

CIRCLE, WORKING, AMENDMENT, CLAUSE, TALK = "circle", "working", "amendment", "clause", "talk"
# What is decided by the groups; the rest is talked through.
DECIDED = frozenset({AMENDMENT})
# Between the opening, which comes first, and what people talk about, the order is that of the text.
ORDER = {CIRCLE: 0, WORKING: 1, AMENDMENT: 2, CLAUSE: 2, TALK: 3}
CIRCLE_TITLE = _("What it has been like, who was affected, and what is needed to begin again")
WORKING_TITLE = _("How we work together today")
# Words to begin with; whoever calls the meeting writes others, and the room has the last word on them.
WORKING_WORDS = _("One person speaks at a time, and is heard to the end.\nWe say what words would do, not what people "
                  "are.\nNo child is named, and no story is told by which a child could be known.\nOne group, one line, "
                  "however many of it are here.\nA worry is welcome. So is standing aside. So is asking for more time.\n"
                  "Nobody repeats outside the room who said what.")

Wish = tuple[str, str]  # a kind, and which of that kind


@dataclass(frozen=True)
class Wanted:
    """What an agenda is to hold, beside what groups bring to it."""

    amendments: Sequence[int] = ()
    talks: Sequence[str] = ()
    clauses: Sequence[str] = ()  # keys of clauses to talk through
    circle: bool = False
    working: str = ""  # the working agreement's words; none where it is empty

    def wishes(self) -> list[Wish]:
        """Everything by kind, each once."""
        found = [(CIRCLE, "")] if self.circle else []
        found += [(WORKING, "")] if self.working.strip() else []
        found += [(AMENDMENT, str(n)) for n in self.amendments] + [(CLAUSE, key) for key in self.clauses]
        return list(dict.fromkeys(found + [(TALK, title) for title in self.talks]))


def is_first() -> bool:
    """Whether no meeting of this site has closed yet: the next one begins with the restorative opening."""
    return not db.session.scalar(select(exists().where(MeetingClosing.meeting_number.is_not(None))))


def set_agenda(meeting: Meeting, wanted: Wanted, *, by: Person | None, at: datetime) -> None:
    """Set what the meeting is to go through; what was put to the groups, or a group has brought, stays on it."""
    check_not_closed(meeting)
    put(meeting, wanted)
    numbers = sorted({item.amendment_number for item in meeting.items if item.amendment_number})
    entries.append("agenda-set", {"meeting": meeting.number, "amendments": numbers}, at=at)


def set_minutes(meeting: Meeting, minutes: dict[str, int | None], *, at: datetime) -> None:
    """Set how long the chair thinks that each item takes; none goes back to the site's own estimate."""
    check_not_closed(meeting)
    for item in meeting.items:
        if item.id in minutes:
            item.minutes = minutes[item.id]
    entries.append("times-set", {"meeting": meeting.number}, at=at)


def put(meeting: Meeting, wanted: Wanted) -> None:
    """Bring the rows of the agenda to what is wanted: what stays keeps its row, so that links and rounds hold on to it."""
    wishes, here = wanted.wishes(), {_wish(item): item for item in meeting.items}
    begun = _begun(meeting)
    open_now = {a.number: a for a in amending.open_on(meeting.version_number)}
    tree = drafting.tree(meeting.version_number)
    for item in meeting.items:
        if _wish(item) not in wishes and item.id not in begun and item.group_slug is None:
            db.session.delete(item)
    for wish in wishes:
        if wish not in here:
            db.session.add(_new(meeting, wish, open_now, tree))
    db.session.flush()
    db.session.expire(meeting, ["items"])
    for item in meeting.items:
        item.words = wanted.working.strip() if item.kind == WORKING and wanted.working.strip() else item.words
    _arrange(meeting, tree)


def add(meeting: Meeting, item: AgendaItem) -> None:
    """Put one more thing at its place."""
    db.session.add(item)
    db.session.flush()
    db.session.expire(meeting, ["items"])
    _arrange(meeting, drafting.tree(meeting.version_number))


def check_not_closed(meeting: Meeting) -> None:
    """Refuse what only a meeting that has not closed allows."""
    if meeting.closing is not None:
        raise Refused(_("This meeting has closed. What was decided stands; a correction is a later entry."))


def _wish(item: AgendaItem) -> Wish:
    which = {AMENDMENT: str(item.amendment_number), CLAUSE: item.clause_key or "", TALK: item.title}
    return item.kind, which.get(item.kind, "")


def _new(meeting: Meeting, wish: Wish, open_now: dict[int, Amendment], tree: Sequence[Placed]) -> AgendaItem:
    kind, which = wish
    item = AgendaItem(meeting_number=meeting.number, position=0, kind=kind, title=which)
    if kind == AMENDMENT:
        if int(which) not in open_now:
            raise Refused(_("A{which} is not open on this draft any more, so it cannot go on the agenda.", which=which))
        item.amendment_number, item.title = int(which), open_now[int(which)].headline
    elif kind == CLAUSE:
        place = next((p for p in tree if p.key == which), None)
        if place is None:
            raise Refused(_("One of these paragraphs is not in this draft, so it cannot be talked through."))
        item.clause_key, item.title = which, _("Paragraph {number}", number=place.number) if place.number else _("The title")
    elif kind in (CIRCLE, WORKING):
        item.title = CIRCLE_TITLE if kind == CIRCLE else WORKING_TITLE
    return item


def _arrange(meeting: Meeting, tree: Sequence[Placed]) -> None:
    """Opening first, then the text as it is read (other words for one paragraph: furthest from it first), then talk."""
    rows = queries.amendments_of(meeting)
    places = grouping.places(rows, meeting.version_number, tree)
    reading = {a.number: n for n, a in enumerate(grouping.in_reading_order(rows, meeting.version_number, tree))}
    at = {p.key: n for n, p in enumerate(tree)}

    def order(item: AgendaItem) -> tuple[int, int, int, int]:
        place = places.get(item.amendment_number or 0, at.get(item.clause_key or "", len(tree)))
        # A paragraph is talked through before any words for it are put to the groups.
        return ORDER[item.kind], place, reading.get(item.amendment_number or 0, -1), item.position

    for n, item in enumerate(sorted(meeting.items, key=order)):
        item.position = n
    db.session.flush()
    db.session.expire(meeting, ["items"])


def _begun(meeting: Meeting) -> set[str]:
    """The items that something hangs on already: a round, a step, what the room sees, an interest, an action."""
    found = {i.id for i in meeting.items if i.rounds or i.decisions}
    for model in (Step, RoomState, Asking, Interest, ActionPoint):
        found |= set(db.session.scalars(select(model.item_id).where(model.meeting_number == meeting.number)))
    also = select(RoundAlso.item_id).where(RoundAlso.item_id.in_([i.id for i in meeting.items]))
    return found | set(db.session.scalars(also))
