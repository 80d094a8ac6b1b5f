"""Asks the database about meetings, rounds and decisions."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from charter.amending.models import Amendment
from charter.db import db
from charter.meeting.lines import last_round, lines_now, rounds, written
from charter.meeting.models import (
    AgendaItem,
    Attendance,
    Decision,
    Meeting,
    MeetingClosing,
    MeetingOpening,
    Round,
)
from charter.meeting.rules import NOT_ANSWERED, POSITIONS, Asked
from charter.people.models import Appointment, Group, Person, Role, RoleEnding
from charter.people.queries import groups


def meeting(number: int) -> Meeting | None:
    """One meeting with its agenda, rounds, lines and decisions at hand (two questions, however much there is)."""
    found = announced(number)
    if found is not None:
        with_rounds(found)
    return found


def with_rounds(meeting: Meeting) -> None:
    """Hang every round on the items that it asks about."""
    query = select(Round).where(Round.meeting_number == meeting.number, Round.item_id.is_not(None)).order_by(Round.n)
    every = db.session.scalars(query.options(joinedload(Round.lines), joinedload(Round.also))).unique().all()
    for item in meeting.items:
        set_committed_value(item, "rounds", [row for row in every if row.item_id == item.id])
        set_committed_value(item, "in_blocks", [also for row in every for also in row.also if also.item_id == item.id])


def announced(number: int) -> Meeting | None:
    """One meeting with its agenda, whether it has begun or closed and what was decided, without its rounds (one query)."""
    query = select(Meeting).where(Meeting.number == number).options(
        joinedload(Meeting.items).joinedload(AgendaItem.decisions), joinedload(Meeting.opening), joinedload(Meeting.closing),
        joinedload(Meeting.approval))
    return db.session.scalars(query).unique().first()


def meetings() -> list[Meeting]:
    """Every meeting, newest first, with whether it is open or closed."""
    query = select(Meeting).order_by(Meeting.number.desc())
    return list(db.session.scalars(query.options(selectinload(Meeting.opening), selectinload(Meeting.closing))))


def open_meeting_on(version_number: int) -> Meeting | None:
    """The meeting called on this version that has not closed, if there is one."""
    query = select(Meeting).where(Meeting.version_number == version_number, ~Meeting.closing.has())
    return db.session.scalars(query.order_by(Meeting.number.desc())).first()


def chairs() -> list[Person]:
    """Who may be asked to chair: whoever holds the office of meeting chair."""
    from_office = select(Appointment.person_id).where(Appointment.office == "chair")
    return list(db.session.scalars(select(Person).where(Person.id.in_(from_office)).order_by(Person.name)))


def item(item_id: str) -> AgendaItem | None:
    """One thing on an agenda."""
    return db.session.get(AgendaItem, item_id)


def amendments_of(meeting: Meeting) -> list[Amendment]:
    """The amendments on a meeting's agenda."""
    numbers = [i.amendment_number for i in meeting.items if i.amendment_number]
    query = select(Amendment).where(Amendment.number.in_(numbers)).options(
        joinedload(Amendment.changes), joinedload(Amendment.withdrawal))
    return list(db.session.scalars(query).unique())


def taken_back(meeting: Meeting) -> set[int]:
    """The amendments on a meeting's agenda that their proposers took back meanwhile: there is nothing to decide."""
    return {a.number for a in amendments_of(meeting) if a.withdrawal is not None}


def decision(item: AgendaItem) -> Decision | None:
    """What holds for an item now: its newest decision that was not taken back."""
    standing = [d for d in item.decisions if d.undoing is None]
    return standing[-1] if standing else None


def asked_at(meeting: Meeting, answered: Collection[str] = ()) -> list[Asked]:
    """The groups asked at a meeting: every group that came (all, before anybody noted who came), or that has answered."""
    came = {row.group_slug for row in meeting.attendance if row.people}
    return [Asked(g.slug, g.name, g.must_answer, not came or g.slug in came or g.slug in answered) for g in groups()]


def asked_in_writing(version_at: datetime) -> list[Asked]:
    """The groups asked about a whole text: those that had a member when every group got it."""
    ended = select(RoleEnding.role_id).where(RoleEnding.at <= version_at)
    had = set(db.session.scalars(select(Role.group_slug).where(Role.since <= version_at, Role.id.not_in(ended))))
    return [Asked(g.slug, g.name, g.must_answer, g.slug in had) for g in groups()]


def settling_round(version_number: int) -> Round | None:
    """The newest round on the whole text of a version that was not taken back."""
    query = select(Round).where(Round.version_number == version_number, ~Round.undoing.has())
    query = query.options(selectinload(Round.lines))
    return db.session.scalars(query.order_by(Round.n.desc())).first()


_ON_AGENDAS = select(AgendaItem.amendment_number, AgendaItem.meeting_number, MeetingOpening.at).outerjoin(
    MeetingOpening, MeetingOpening.meeting_number == AgendaItem.meeting_number
).where(AgendaItem.amendment_number.is_not(None), AgendaItem.meeting_number.not_in(select(MeetingClosing.meeting_number)))


def on_agendas() -> dict[int, tuple[int, bool]]:
    """Each amendment on the agenda of a meeting that has not closed -> that meeting's number, and whether it has begun."""
    return {a: (m, opened is not None) for a, m, opened in db.session.execute(_ON_AGENDAS) if a is not None}


def tabled() -> dict[int, int]:
    """The same without whether it has begun."""
    return {amendment: meeting for amendment, (meeting, _) in on_agendas().items()}


@dataclass(frozen=True)
class EarlierRound:
    """A round before the last: what was asked, and each group's line as in Shown."""

    asked: str
    lines: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True)
class Shown:
    """A decision as a page tells it; `lines` are group, answer in words, and the group's own words."""

    meeting: int
    outcome: str
    reason: str
    confirmed_by: str
    at: datetime
    lines: tuple[tuple[str, str, str, str], ...]  # group name, position or "", position in words, its own words
    words: Mapping[str, str]  # adopted with changes: clause key -> words
    asked: str = ""  # what the last round asked; empty where nobody was asked
    earlier: tuple[EarlierRound, ...] = ()
    same_as: int | None = None  # the amendment it was decided in one with
    told: bool = True  # whether the groups' lines may be told to everybody: once the minutes are approved

    def before_approval(self) -> Shown:
        """The same for everybody before the minutes are approved: what was decided and why, not who said what."""
        return replace(self, lines=(), earlier=(), told=False)


def shown(decision: Decision, names: Iterable[Group]) -> Shown:
    """A decision with each group's line in words, in the groups' order."""
    rounds, names = rounds_of(decision), list(names)
    words = json.loads(decision.words) if decision.words else {}
    earlier = tuple(EarlierRound(r.asked, _told(r, names)) for r in rounds[:-1])
    last = rounds[-1] if rounds else None
    return Shown(decision.item.meeting_number, decision.outcome, decision.reason, decision.confirmed_by,
                 decision.at, _told(last, names), words, last.asked if last else "", earlier,
                 decision.same_as)


def rounds_of(decision: Decision) -> list[Round]:
    """The rounds it was decided in: its own, or those of the suggestion that asks for the very same."""
    item = decision.item
    if decision.same_as is not None:
        item = next((i for i in item.meeting.items if i.amendment_number == decision.same_as), item)
    return rounds(item)


def _told(round_: Round | None, names: Iterable[Group]) -> tuple[tuple[str, str, str, str], ...]:
    given = written(round_)
    return tuple(
        (g.name, given[g.slug].position, POSITIONS[given[g.slug].position], given[g.slug].words)
        if g.slug in given else (g.name, "", NOT_ANSWERED, "")
        for g in names
    )


def attendance(meeting: Meeting) -> dict[str, int]:
    """How many of each group came."""
    rows = db.session.scalars(select(Attendance).where(Attendance.meeting_number == meeting.number))
    return {row.group_slug: row.people for row in rows}


__all__ = ["last_round", "lines_now", "rounds", "written"]
