"""One suggestion as its page tells it: plain values, for whole objects take three times as long to ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """When its proposer took it back, and why."""

    at: datetime
    because: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What a meeting decided, and the version that has its words."""

    outcome: str
    meeting_number: int
    version_number: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of it when a version was made."""

    fate: str
    note: str
    version_number: int
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Backed:
    """Who stands behind it, as they chose to be shown."""

    group_slug: str
    shown_as: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What it was called and why it was made, before its author wrote it anew for a version."""

    headline_before: str
    rationale_before: str
    version_number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Alternative:
    """A suggestion made as other words, and what became of it; neither taken back nor decided, it is open."""

    headline: str
    shown_as: str
    number: int
    taken_back_at: datetime | None
    outcome: str | None
    meeting_number: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """One suggestion, with what happened to it."""

    number: int
    headline: str
    rationale: str
    version_number: int
    group_slug: str
    shown_as: str
    credit: str | None
    comment_number: int | None
    alternative_to: int | None
    at: datetime
    withdrawal: Withdrawn | None
    decision: Decided | None
    fates: Sequence[Fate] = ()
    backings: Sequence[Backed] = ()
    rewritings: Sequence[Rewritten] = ()
    others: Sequence[Alternative] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Another suggestion, as it is named beside this one."""

    number: int
    headline: str
    shown_as: str
    alternative_to: int | None
