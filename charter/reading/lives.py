"""The life of one clause, gathered: where it stood, who suggested what, what was said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from charter.amending.models import Amendment, AmendmentDecision, AmendmentWithdrawal, Change
from charter.commenting.models import Comment
from charter.commenting.told import COLUMNS, Told, read
from charter.db import asked
from charter.drafting.models import Settlement, Version, VersionClause, Wording
from charter.glossary import queries as glossary
from charter.text.diff import Run, words
from charter.web.filters import day, plural
from charter.words import _

# What somebody reads on one page; the rest is on the list of comments, filtered by this clause.
MOST_COMMENTS = 20


@dataclass(frozen=True, slots=True)
class Stood:
    """The clause in one version."""

    version: int
    number: str
    form: str
    kind: str | None
    plain: str
    html: str
    at: datetime
    made_by: str
    meeting: int | None
    settled_at: datetime | None
    tree_digest: str  # of the version
    explained: str | None  # what the glossary explains, as `glossary.read` reads it


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggestion that touched the clause, and what became of it."""

    amendment: int
    headline: str
    shown_as: str  # whose it is, as its author chose to be shown
    at: datetime
    version: int  # on which it was first made
    kind: str
    withdrawn_at: datetime | None
    outcome: str | None
    meeting: int | None
    into: int | None  # the version that has its words
    decided_at: datetime | None = None


@dataclass
class Step:
    """One wording of the clause, in one or several versions one after the other."""

    rows: list[Stood]
    runs: tuple[Run, ...]
    told: list[Suggested] = field(default_factory=list)

    @property
    def first(self) -> Stood:
        return self.rows[0]

    @property
    def last(self) -> Stood:
        return self.rows[-1]

    @property
    def settled(self) -> int | None:
        """The newest settled version that has these words; none where only drafts have."""
        return next((row.version for row in reversed(self.rows) if row.settled_at), None)


# Each question is built once: building one takes SQLAlchemy longer than SQLite takes to answer it.
_STOOD = (
    select(VersionClause.version_number, VersionClause.number, VersionClause.form, VersionClause.kind, Wording.plain,
           Wording.html, Version.at, Version.made_by, Version.meeting_number, Settlement.at,
           Version.tree_digest, glossary.all_forms())
    .join(Wording, Wording.digest == VersionClause.wording_digest).join(Version, Version.number == VersionClause.version_number)
    .outerjoin(Settlement, Settlement.version_number == VersionClause.version_number)
    .where(VersionClause.key == bindparam("key")).order_by(VersionClause.version_number)
)
_SUGGESTED = (
    select(Amendment.number, Amendment.headline, Amendment.shown_as, Amendment.at, Amendment.version_number, Change.kind,
           AmendmentWithdrawal.at, AmendmentDecision.outcome, AmendmentDecision.meeting_number,
           AmendmentDecision.version_number, AmendmentDecision.at)
    .join(Change, Change.amendment_number == Amendment.number)
    .outerjoin(AmendmentWithdrawal, AmendmentWithdrawal.amendment_number == Amendment.number)
    .outerjoin(AmendmentDecision, AmendmentDecision.amendment_number == Amendment.number)
    .where(Change.key == bindparam("key")).order_by(Amendment.number, Change.version_number)
)
_COMMENTS = (COLUMNS.where(Comment.clause_key == bindparam("key"), Comment.number.is_not(None))
             .order_by(Comment.number.desc()).limit(MOST_COMMENTS + 1))


def stood(key: str) -> list[Stood]:
    """The clause in every version that has it, oldest first (one query)."""
    return [Stood(*row) for row in asked(_STOOD, {"key": key})]


def suggested(key: str) -> list[Suggested]:
    """Every suggestion that touched the clause, by number (one query)."""
    return list({row[0]: Suggested(*row) for row in asked(_SUGGESTED, {"key": key})}.values())


def comments(key: str) -> list[Told]:
    """The newest published comments on the clause with their answers, one more than a page shows (one query)."""
    return [read(row) for row in asked(_COMMENTS, {"key": key})]


def steps(rows: Sequence[Stood], suggestions: Sequence[Suggested]) -> list[Step]:
    """The clause's wordings one after the other, each with what happened to it while it stood."""
    found: list[Step] = []
    for row in rows:
        if found and found[-1].last.plain == row.plain:
            found[-1].rows.append(row)
        else:
            before = found[-1].last.plain if found else None
            found.append(Step([row], words(before, row.plain) if before is not None else (Run("equal", row.plain),)))
    for one in suggestions:
        step = next((s for s in reversed(found) if s.first.version <= (one.into or one.version)), found[0] if found else None)
        if step:
            step.told.append(one)
    return found


def picture(found: Sequence[Step], settled: int | None, latest: int) -> list[dict[str, Any]]:
    """The same as a line of dots, for parts/stages.html."""
    told: list[dict[str, Any]] = []
    for step in found:
        now, held = step.last, {row.version for row in step.rows}
        state = "settled" if settled in held else "open" if now.version == latest else "past"
        pins = [f"A{one.amendment}" for one in step.told][:3] + (
            [plural(len(step.told) - 3, "more", "more")] if len(step.told) > 3 else [])
        told.append({"step": step, "words": _("{at}, as {number}", at=day(step.first.at),
                                              number=now.number), "state": state, "pins": pins})
    return told
