"""Everything short that minutes tell, asked of the database in one question: who came, what was declared, taken on, corrected."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import DateTime, Integer, String, and_, bindparam, cast, literal, null, select, union_all

from charter.db import asked
from charter.drafting.models import Settlement
from charter.meeting import given, statements
from charter.meeting.models import (
    ActionPoint,
    AgendaItem,
    Attendance,
    Blend,
    CircleWaiver,
    Decision,
    Interest,
    LateObjection,
    Line,
    Meeting,
    MinutesCorrection,
    Position,
    Round,
    Statement,
)
from charter.meeting.rules import OBJECT
from charter.people.models import Group, Person
from charter.record.models import Entry, Reference


class Row(NamedTuple):
    """One row of any of the lists; what stands in `a` to `g` each list says for itself."""

    kind: str
    a: str
    b: str
    c: str
    d: str
    e: str
    f: str
    g: str
    n: int
    at: datetime
    tie: str


_N = bindparam("n")
_OF_MEETING = (
    (Interest, (Interest.item_id, Interest.group_slug, Interest.words)),
    (ActionPoint, (ActionPoint.item_id, ActionPoint.what, ActionPoint.owner, cast(ActionPoint.due, String))),
    (MinutesCorrection, (MinutesCorrection.item_id, MinutesCorrection.words)),
    (Blend, (Blend.key, Blend.words)),
    (Statement, (Statement.words,)),
)


def _filled(kind: str, *columns: object, n: object = None, at: object = None, tie: object = None) -> list[object]:
    """A list's columns; where it has none, nothing of the right type, for PostgreSQL guesses that it is text."""
    return [literal(kind), *columns, *(cast(null(), String) for _ in range(7 - len(columns))),
            n if n is not None else cast(null(), Integer), at if at is not None else cast(null(), DateTime),
            tie if tie is not None else cast(null(), String)]


# The one that fills every column is first: what the rows are read as follows from it.
_LISTS = union_all(
    select(literal("objecting").label("kind"), Position.round_id, Position.group_slug, Person.name, Position.words,
           Position.clause_key, Position.to_whom, Position.removed_by, cast(Position.named, Integer), Position.at.label("at"),
           Position.words.label("tie"))
    .join(Round, Round.id == Position.round_id).join(Person, Person.id == Position.person_id)
    .where(Round.meeting_number == _N, Position.position == OBJECT),
    *(select(*_filled(model.__tablename__, *columns, at=model.at, tie=model.id)).where(model.meeting_number == _N)
      for model, columns in _OF_MEETING),
    select(*_filled("group", Group.slug, Group.name, n=Group.position)),
    select(*_filled("came", Attendance.group_slug, n=Attendance.people)).where(Attendance.meeting_number == _N),
    select(*_filled("waiver", CircleWaiver.group_slug)).where(CircleWaiver.meeting_number == _N),
    select(*_filled("late", LateObjection.decision_id, LateObjection.group_slug, LateObjection.words, LateObjection.clause_key,
                    LateObjection.to_whom, LateObjection.removed_by, at=LateObjection.at, tie=LateObjection.id))
    .join(Decision, Decision.id == LateObjection.decision_id).join(AgendaItem, AgendaItem.id == Decision.item_id)
    .where(AgendaItem.meeting_number == _N),
    select(*_filled("entry", Entry.kind, Entry.public, n=Entry.seq)).join(Reference, and_(
        Reference.seq == Entry.seq, Reference.name == "meeting", Reference.value == cast(_N, String)))
    .where(Entry.kind.in_(("circle-held", statements.PUBLISHED))),
    select(*_filled("office", Line.by_id, given.office(Line.by_id))).join(Round, Round.id == Line.round_id)
    .where(Round.meeting_number == _N, Line.by_id.is_not(None)).distinct(),
    select(*_filled("settled", at=Settlement.at)).join(Meeting, Meeting.version_number == Settlement.version_number)
    .where(Meeting.number == _N),
).order_by("at", "tie")


@dataclass(frozen=True)
class Lists:
    """The rows, by list, each in the order of its moments."""

    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)

    def of(self, kind: str) -> Sequence[Row]:
        """One list."""
        return self.rows.get(kind, ())

    def groups(self) -> dict[str, str]:
        """Every group's name, in the order in which groups are told."""
        return {row.a: row.b for row in sorted(self.of("group"), key=lambda row: row.n)}

    def came(self) -> dict[str, int]:
        """How many of each group came."""
        return {row.a: row.n for row in self.of("came")}

    def was_held(self) -> bool:
        """Whether the restorative opening took place."""
        return any(row.a == "circle-held" for row in self.of("entry"))

    def is_left_out(self) -> bool:
        """Whether every group wished to go without it."""
        return set(self.groups()) <= {row.a for row in self.of("waiver")}

    def statement(self) -> str:
        """The words that draw a line, once every group has approved them."""
        newest = self.of("statement")[-1:]
        marks = [json.loads(row.b).get("digest") for row in self.of("entry") if row.a == statements.PUBLISHED]
        return next((row.a for row in newest if statements.digest(row.a) in marks), "")


def lists(meeting_number: int) -> Lists:
    """All of them (one question)."""
    found: dict[str, list[Row]] = {}
    for one in asked(_LISTS, {"n": meeting_number}):
        row = Row(*one)
        found.setdefault(row.kind, []).append(row)
    return Lists(found)
