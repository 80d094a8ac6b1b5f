"""The shapes of what was done together: rounds, meetings, signatures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from charter.demo.story.shapes import GroupKey, Replace

Position = Literal["consent", "concern", "aside", "object"]
Outcome = Literal["adopted", "adopted with changes", "not adopted", "deferred"]


@dataclass(frozen=True)
class Line:
    """One group's one line in a round."""

    group: GroupKey
    position: Position
    words: str = ""
    to_whom: str = ""  # a no says what harm, to whom, and what would remove it
    removed_by: str = ""


@dataclass(frozen=True)
class Round:
    """Every group asked once; `words` where they are not the proposer’s own, `asked` as it was put to the groups."""

    lines: tuple[Line, ...]
    words: tuple[Replace, ...] = ()
    asked: str = ""


@dataclass(frozen=True)
class Item:
    """One amendment on an agenda, what each group said, and what was decided."""

    amendment: str
    rounds: tuple[Round, ...] = ()
    outcome: Outcome | None = None
    reason: str | None = None
    also: tuple[str, ...] = ()  # what is asked and decided with it, because nobody contests it


@dataclass(frozen=True)
class Beside:
    """What stands beside a meeting's decisions; an amendment's key, or nothing, says what it is about."""

    interests: tuple[tuple[GroupKey, str, str], ...] = ()
    actions: tuple[tuple[str, str, int, str], ...] = ()  # who, what, due so many days ago (ahead where below nothing), about
    corrections: tuple[tuple[str, str, int], ...] = ()  # the words, about, days after the approval
    statement: str = ""  # draws a line
    statement_days: int = 0  # after the meeting
    approvals: tuple[tuple[GroupKey, int], ...] = ()  # each group that approved it, days after the meeting


@dataclass(frozen=True)
class Meeting:
    """A meeting of the groups on one version."""

    key: str
    version: int
    days: int
    at: str
    title: str
    place: str
    attendance: tuple[tuple[GroupKey, int], ...]
    items: tuple[Item, ...] = ()
    papers_days: int = 14
    open: bool = False
    working: bool = False  # it begins with the working agreement
    brought: tuple[tuple[str, str, str], ...] = ()  # somebody brought for their group: who, what about, why
    circle: bool = False  # it begins with the restorative opening
    talks: tuple[str, ...] = ()
    approved: bool = True  # its minutes are
    beside: Beside = Beside()


@dataclass(frozen=True)
class Settling:
    """The round in writing on the whole, unchanged text of a version: each line with the day it came."""

    version: int
    asked_days: int
    lines: tuple[tuple[int, Line], ...]
    days: int
    in_writing: tuple[GroupKey, ...] = ()  # wrote to the convenor, who entered it; the others' voices gave theirs
    members: tuple[tuple[int, str, Line, bool], ...] = ()  # a member's own answer: the day, who, what, by name


@dataclass(frozen=True)
class Signature:
    """An organisation, or a person, that signed the settled text."""

    days: int
    signatory: str
    role: str
    email: str
    authority: Literal["not yet considered", "been told", "resolved", "personal"]
    organisation: str | None = None
    resolved_days: int | None = None
    minute: str | None = None
    pledge: str | None = None
    reservation: str | None = None
    confirmed: bool = True
    on_paper: bool = False  # on a sheet that the convenor entered the same day
