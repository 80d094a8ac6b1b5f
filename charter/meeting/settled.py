"""How a text was settled, for everybody: which group said what of the whole text, on which day, and who still saw harm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, select

from charter.db import asked
from charter.drafting.models import Settlement, Version, VersionClause
from charter.meeting import given, queries
from charter.meeting.minuted import Dissent, GroupLine
from charter.meeting.models import Line, LineUndoing, Position, Round, RoundUndoing
from charter.meeting.rules import NOT_ANSWERED, OBJECT, POSITIONS
from charter.people.models import Person
from charter.words import _


@dataclass(frozen=True)
class Account:
    """The round on the whole text of a version; until it is settled nobody is told what anybody said in it."""

    version: int
    digest: str
    asked_at: datetime
    settled_at: datetime | None = None
    confirmed_by: str = ""
    lines: tuple[GroupLine, ...] = ()
    dissent: tuple[Dissent, ...] = ()


_ROUND = (
    select(Version.digest, Version.at, Settlement.at, Person.name, Round.id, Round.at).select_from(Version)
    .join(Round, and_(Round.version_number == Version.number, Round.id.not_in(select(RoundUndoing.round_id))))
    .outerjoin(Settlement, Settlement.version_number == Version.number).outerjoin(Person, Person.id == Settlement.by_id)
    .where(Version.number == bindparam("n")).order_by(Round.n.desc(), Round.at.desc()).limit(1)
)
_HERE = and_(VersionClause.version_number == bindparam("n"), VersionClause.key == Line.clause_key)
_LINES = (
    select(Line.group_slug, Line.position, Line.words, VersionClause.number, Line.to_whom, Line.removed_by, Line.given,
           given.office(Line.by_id), Line.at, Line.clause_key).select_from(Line)
    .outerjoin(VersionClause, _HERE)
    .where(Line.round_id == bindparam("round"), Line.id.not_in(select(LineUndoing.line_id))).order_by(Line.at)
)
_THERE = and_(VersionClause.version_number == bindparam("n"), VersionClause.key == Position.clause_key)
_OBJECTING = (
    select(Position.group_slug, Position.named, Person.name, Position.words, VersionClause.number, Position.to_whom,
           Position.removed_by, Position.clause_key).select_from(Position)
    .join(Person, Person.id == Position.person_id).outerjoin(VersionClause, _THERE)
    .where(Position.round_id == bindparam("round"), Position.position == OBJECT)
    .order_by(Position.group_slug, Position.words)
)


class _Given(NamedTuple):
    """A line as the database has it."""

    slug: str
    position: str
    words: str
    clause: str | None
    to_whom: str
    removed_by: str
    given: str
    office: str | None
    at: datetime
    key: str | None


def account(number: int) -> Account | None:
    """How the whole text of a version was asked about and settled; nothing where nobody was asked (five queries)."""
    row = asked(_ROUND, {"n": number}).first()
    if row is None:
        return None
    digest, made_at, settled_at, confirmed_by, round_id, asked_at = row
    if settled_at is None:
        return Account(number, digest, asked_at)
    values = {"n": number, "round": round_id}
    said = {line.slug: line for line in (_Given(*one) for one in asked(_LINES, values))}  # a group's newest holds
    groups = [g for g in queries.asked_in_writing(made_at) if g.counted or g.slug in said]
    names = {g.slug: g.name for g in groups}
    lines = tuple(_line(g.slug, g.name, said.get(g.slug)) for g in groups)
    return Account(number, digest, asked_at, settled_at, confirmed_by or "", lines,
                   _dissent(asked(_OBJECTING, values).all(), said, names))


def _line(slug: str, name: str, line: _Given | None) -> GroupLine:
    if line is None:
        return GroupLine(slug, name, "", NOT_ANSWERED)
    computed = line.given == given.COMPUTED
    return GroupLine(slug, name, line.position, POSITIONS[line.position], line.words, line.clause or "", line.to_whom,
                     line.removed_by, line.given, given.how(line.given, line.office), None if computed else line.at,
                     line.key or "")


def _dissent(rows: object, said: dict[str, _Given], names: dict[str, str]) -> tuple[Dissent, ...]:
    """Members who see harm though their group's line is another: with their name only if they wish."""
    found = []
    for slug, named, name, words, clause, to_whom, removed_by, key in rows:  # type: ignore[attr-defined]
        if words.strip() and (slug not in said or said[slug].position != OBJECT):
            found.append(Dissent(name if named and name else _("A member"), names.get(slug, slug), words, clause or "", to_whom,
                                 removed_by, slug=slug, clause_key=key or ""))
    return tuple(found)
