"""The shapes that minutes are told with: plain values, so that the same words are one digest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from charter.amending.showing import ShownChange
from charter.meeting import given
from charter.text.diff import Run


@dataclass(frozen=True)
class GroupLine:
    """A group's one line; for a worry or a no with its own words, in which clause, to whom, and what would remove it."""

    slug: str
    name: str
    position: str  # or nothing, where the group was asked and has not answered
    said: str  # the position in words
    words: str = ""
    clause: str = ""  # its number
    to_whom: str = ""
    removed_by: str = ""
    given: str = ""
    how: str = ""  # it came about, in words
    at: datetime | None = None  # of a line in a round in writing
    clause_key: str = ""


@dataclass(frozen=True)
class Dissent:
    """Who objects though the line is another: a member, or a group that was not at the meeting; in their own words."""

    who: str  # by name only if they wish
    group: str
    words: str
    clause: str = ""
    to_whom: str = ""
    removed_by: str = ""
    at: datetime | None = None  # of what came after the meeting
    slug: str = ""
    clause_key: str = ""


@dataclass(frozen=True)
class TakenWords:
    """Words of one clause that were asked about, or taken, instead of those suggested."""

    number: str
    runs: tuple[Run, ...]  # from the words as they stood
    words: str


@dataclass(frozen=True)
class RoundTold:
    """One question to the groups and what each said."""

    n: int
    asked: str
    words: tuple[TakenWords, ...]  # asked with changed words
    lines: tuple[GroupLine, ...]
    dissent: tuple[Dissent, ...]

    @property
    def came(self) -> tuple[str, ...]:
        """How these lines came about, one sentence for each way."""
        return given.told((line.name, line.how) for line in self.lines)


@dataclass(frozen=True)
class Part:
    """One suggestion: who made it as they chose to be shown, what it changes, and the words taken instead of its own."""

    amendment: int
    title: str
    shown_as: str
    changes: tuple[ShownChange, ...]
    taken: tuple[TakenWords, ...]
    withdrawn: bool


@dataclass(frozen=True)
class Declared:
    """An interest, under its group."""

    group: str
    words: str


@dataclass(frozen=True)
class Action:
    """Who does what by when."""

    what: str
    owner: str
    due: date | None
    about: str = ""  # A2, or what it was about on the agenda


@dataclass(frozen=True)
class Corrected:
    """What was corrected after the approval, and when."""

    words: str
    at: datetime


@dataclass(frozen=True)
class Minute:
    """One thing on the agenda: several parts where suggestions were decided as one."""

    item_id: str
    n: int
    kind: str
    title: str
    note: str  # what is told of an item that is not decided
    parts: tuple[Part, ...] = ()
    block: bool = False  # taken together because nobody contested any of it
    outcome: str = ""
    reason: str = ""
    asked: bool = False
    rounds: tuple[RoundTold, ...] = ()
    confirmed_by: str = ""
    at: datetime | None = None
    taken_back: tuple[str, ...] = ()
    late: tuple[Dissent, ...] = ()  # objections of groups that were not there, within fourteen days
    interests: tuple[Declared, ...] = ()
    corrections: tuple[Corrected, ...] = ()


@dataclass(frozen=True)
class Minutes:
    """The minutes of one meeting; `told` says whether they tell what each group said."""

    meeting: int
    title: str
    starts_local: str
    place: str
    chair: str
    version: int
    made_version: int | None
    came: tuple[tuple[str, int], ...]  # groups that came and how many of each
    circle: str  # that it took place, or was left out; nothing else is kept of it
    statement: str  # the line that was drawn, once every group has approved it
    items: tuple[Minute, ...]
    interests: tuple[Declared, ...]
    actions: tuple[Action, ...]
    blends: tuple[TakenWords, ...]  # words confirmed where accepted suggestions meet
    corrections: tuple[Corrected, ...] = ()
    approved_at: datetime | None = None
    told: bool = True
    settled: bool = False  # whether the whole text was settled while the meeting was in session

    @property
    def state(self) -> str:
        """Draft, approved, or corrected by later entries."""
        if self.approved_at is None:
            return "draft"
        return "corrected" if self.corrections or any(item.corrections for item in self.items) else "approved"

    @property
    def digest(self) -> str:
        """One for the same minutes: what the chair read is what the chair approves."""
        return sha256(json.dumps(asdict(self), default=str, sort_keys=True).encode()).hexdigest()

    def for_everybody(self) -> Minutes:
        """Before the approval: what was decided and why, and not who said what."""
        if self.approved_at is not None:
            return self
        items = tuple(replace(item, rounds=(), late=(), interests=()) for item in self.items)
        return replace(self, items=items, interests=(), told=False)

    def lines(self) -> list[Mapping[str, Any]]:
        """Each group's line in each round, for the public log: no words of anybody's, and no member."""
        return [{"amendments": [part.amendment for part in item.parts], "round": told.n, "group": line.slug,
                 "position": line.position}
                for item in self.items for told in item.rounds for line in told.lines if line.position]
