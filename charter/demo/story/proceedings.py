"""The shapes of what was done together: rounds, meetings, signatures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from charter.demo.story.shapes import ChangeOfWords, GroupKey

Position = Literal["consent", "concern", "stand-aside", "object"]
Outcome = Literal["adopted", "adopted with changes", "not adopted", "deferred"]


@dataclass(frozen=True)
class Line:
    """One group's one line in a round."""

    group: GroupKey
    position: Position
    words: str | None = None
    remedy: str | None = None


@dataclass(frozen=True)
class Round:
    """Every group asked once about the same words; `words` when they are not the proposer's own."""

    lines: tuple[Line, ...]
    words: tuple[ChangeOfWords, ...] = ()


@dataclass(frozen=True)
class Item:
    """One amendment on an agenda, what each group said, and what was decided."""

    amendment: str
    rounds: tuple[Round, ...] = ()
    outcome: Outcome | None = None
    reason: str | None = None


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
    settling: Round | None = None
    papers_days: int = 14
    open: bool = False
    dissent: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Signature:
    """An organisation, or a person, that signed the settled text."""

    days: int
    signatory: str
    role: str
    email: str
    authority: Literal["not yet considered", "been told", "resolved"]
    organisation: str | None = None
    resolved_days: int | None = None
    minute: str | None = None
    pledge: str | None = None
    reservation: str | None = None
    confirmed: bool = True
