"""What was asked about an item and what each group said, as minutes tell it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from charter.meeting import given, lines
from charter.meeting.minuted.lists import Lists, Row
from charter.meeting.minuted.shapes import Dissent, GroupLine, RoundTold, TakenWords
from charter.meeting.models import AgendaItem, Decision, Round
from charter.meeting.rules import NOT_ANSWERED, OBJECT, POSITIONS
from charter.text.diff import words as differ
from charter.words import _


class Names:
    """What rounds are told with: groups, clause numbers and words, members' own objections."""

    def __init__(self, lists: Lists, numbers: Mapping[str, str], stood: Mapping[str, str]) -> None:
        self.groups, self.came = lists.groups(), lists.came()
        self.numbers, self.stood = numbers, stood
        self.offices = {row.a: row.b for row in lists.of("office")}
        self.objecting: dict[str, list[Row]] = {}
        for row in sorted(lists.of("objecting"), key=lambda row: (row.b, row.d)):
            self.objecting.setdefault(row.a, []).append(row)
        self.late: dict[str, list[Row]] = {}
        for row in lists.of("late"):
            self.late.setdefault(row.a, []).append(row)

    def was_asked(self, slug: str) -> bool:
        """Whether a group was asked: every group that came, or all where nobody noted who came."""
        return bool(self.came.get(slug)) if any(self.came.values()) else True

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
    return tuple(Dissent(names.groups.get(row.b, row.b), names.groups.get(row.b, row.b), row.c, names.number(row.d), row.e,
                         row.f, row.at, row.b, row.d) for row in rows)


def _told(round_: Round, n: int, names: Names, *, is_last: bool) -> RoundTold:
    held = lines.lines_now(round_)
    said = []
    for slug, name in names.groups.items():
        line = held.get(slug)
        if line is not None:
            how = given.how(line.given, names.offices.get(line.by_id or ""))
            said.append(GroupLine(slug, name, line.position, POSITIONS[line.position], line.words,
                                  names.number(line.clause_key), line.to_whom, line.removed_by, line.given, how,
                                  clause_key=line.clause_key or ""))
        elif names.was_asked(slug):  # who was not there was not asked, and is not told of
            said.append(GroupLine(slug, name, "", NOT_ANSWERED))
    positions = {one.slug: one.position for one in said}
    dissent = [_dissent(one, names) for one in names.objecting.get(round_.id, ())
               if is_last and one.d.strip() and positions.get(one.b) != OBJECT]
    return RoundTold(n, round_.asked, names.changed(round_.words), tuple(said), tuple(dissent))


def _dissent(one: Row, names: Names) -> Dissent:
    """A member's own objection; `n` of its row says whether they wish to be named."""
    return Dissent(one.c if one.n and one.c else _("A member"), names.groups.get(one.b, one.b), one.d, names.number(one.e), one.f,
                   one.g, slug=one.b, clause_key=one.e or "")
