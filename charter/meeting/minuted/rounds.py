"""What was asked about an item and what each group said, as minutes tell it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import select

from charter.db import db
from charter.meeting import lines, queries
from charter.meeting.minuted.shapes import Dissent, GroupLine, RoundTold, TakenWords
from charter.meeting.models import AgendaItem, Decision, LateObjection, Meeting, Position, Round
from charter.meeting.rules import NOT_ANSWERED, OBJECT, POSITIONS, Asked
from charter.people.models import Person
from charter.text.diff import words as differ


class Names:
    """What rounds are told with, asked once a meeting: groups, clause numbers and words, members' own objections."""

    def __init__(self, meeting: Meeting, numbers: Mapping[str, str], stood: Mapping[str, str]) -> None:
        self.asked: Sequence[Asked] = queries.asked_at(meeting)
        self.groups = {one.slug: one.name for one in self.asked}
        self.numbers, self.stood = numbers, stood
        self.objecting: dict[str, list[tuple[Position, str | None]]] = {}
        query = select(Position, Person.name).join(Round, Round.id == Position.round_id).join(
            Person, Person.id == Position.person_id)
        mine = query.where(Round.meeting_number == meeting.number, Position.position == OBJECT)
        for position, name in db.session.execute(mine.order_by(Position.group_slug, Position.words)):
            self.objecting.setdefault(position.round_id, []).append((position, name))
        self.late: dict[str, list[LateObjection]] = {}
        ids = [decision.id for item in meeting.items for decision in item.decisions]
        for row in db.session.scalars(select(LateObjection).where(LateObjection.decision_id.in_(ids)).order_by(LateObjection.at)):
            self.late.setdefault(row.decision_id, []).append(row)

    def number(self, key: str | None) -> str:
        """A clause's number in words that stand before an objection."""
        return self.numbers.get(key or "", "")

    def changed(self, words: str | None, only: Mapping[str, str] | None = None) -> tuple[TakenWords, ...]:
        """Words by clause, each beside the words as they stood; with `only`, those that differ from these."""
        found: Mapping[str, str] = json.loads(words) if words else {}
        return tuple(taken(self.number(key), self.stood.get(key, ""), said)
                     for key, said in found.items() if only is None or only.get(key) != said)


def taken(number: str, before: str, after: str) -> TakenWords:
    """Words of a clause beside those that stood there; square brackets as they are read."""
    shown = after.replace("\\[", "[").replace("\\]", "]")
    return TakenWords(number, differ(before, shown), shown)


def told(item: AgendaItem, names: Names) -> tuple[RoundTold, ...]:
    """The rounds in which an item was asked about, oldest first; dissent is told of the last, for then it still stands."""
    rounds = lines.rounds(item)
    return tuple(_told(round_, n, names, is_last=n == len(rounds)) for n, round_ in enumerate(rounds, 1))


def late(decisions: Sequence[Decision], names: Names) -> tuple[Dissent, ...]:
    """What groups that were not at the meeting objected within fourteen days."""
    rows = [row for decision in decisions for row in names.late.get(decision.id, ())]
    return tuple(Dissent(names.groups.get(row.group_slug, row.group_slug), names.groups.get(row.group_slug, row.group_slug),
                         row.words, names.number(row.clause_key), row.to_whom, row.removed_by, row.at) for row in rows)


def _told(round_: Round, n: int, names: Names, *, is_last: bool) -> RoundTold:
    given = lines.lines_now(round_)
    said = []
    for group in names.asked:
        line = given.get(group.slug)
        if line is not None:
            said.append(GroupLine(group.slug, group.name, line.position, POSITIONS[line.position], line.words,
                                  names.number(line.clause_key), line.to_whom, line.removed_by, line.given))
        elif group.counted:  # who was not there was not asked, and is not told of
            said.append(GroupLine(group.slug, group.name, "", NOT_ANSWERED))
    positions = {one.slug: one.position for one in said}
    dissent = [_dissent(one, name, names) for one, name in names.objecting.get(round_.id, ())
               if is_last and one.words.strip() and positions.get(one.group_slug) != OBJECT]
    return RoundTold(n, round_.asked, names.changed(round_.words), tuple(said), tuple(dissent))


def _dissent(one: Position, name: str | None, names: Names) -> Dissent:
    group = names.groups.get(one.group_slug, one.group_slug)
    who = name if one.named and name else "A member"
    return Dissent(who, group, one.words, names.number(one.clause_key), one.to_whom, one.removed_by)
