"""The life of one clause, gathered: where it stood, who suggested what, what was said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from charter.amending.models import Amendment, AmendmentDecision, AmendmentWithdrawal, Change
from charter.commenting.models import Answer, Answering, Comment
from charter.db import db
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


def stood(key: str) -> list[Stood]:
    """The clause in every version that has it, oldest first (one query)."""
    c = VersionClause
    rows = db.session.execute(
        select(c.version_number, c.number, c.form, c.kind, Wording.plain, Wording.html, Version.at, Version.made_by,
               Version.meeting_number, Settlement.at, Version.tree_digest, glossary.all_forms())
        .join(Wording, Wording.digest == c.wording_digest).join(Version, Version.number == c.version_number)
        .outerjoin(Settlement, Settlement.version_number == c.version_number)
        .where(c.key == key).order_by(c.version_number)
    )
    return [Stood(*row) for row in rows]  # type: ignore[call-arg]  # mypy counts only eight columns


def suggested(key: str) -> list[Suggested]:
    """Every suggestion that touched the clause, by number (one query)."""
    a = Amendment
    rows = db.session.execute(
        select(a.number, a.headline, a.shown_as, a.at, a.version_number, Change.kind, AmendmentWithdrawal.at,
               AmendmentDecision.outcome, AmendmentDecision.meeting_number, AmendmentDecision.version_number,
               AmendmentDecision.at)
        .join(Change, Change.amendment_number == a.number)
        .outerjoin(AmendmentWithdrawal, AmendmentWithdrawal.amendment_number == a.number)
        .outerjoin(AmendmentDecision, AmendmentDecision.amendment_number == a.number)
        .where(Change.key == key).order_by(a.number, Change.version_number)
    )
    return list({row[0]: Suggested(*row) for row in rows}.values())


def comments(key: str) -> Sequence[Comment]:
    """The newest published comments on the clause with their answers, one more than a page shows (one query)."""
    answer = joinedload(Comment.answering).joinedload(Answering.answer).joinedload(Answer.giving)
    return db.session.scalars(
        select(Comment).where(Comment.clause_key == key, Comment.number.is_not(None))
        .options(joinedload(Comment.rulings), joinedload(Comment.reports), joinedload(Comment.fates), answer)
        .order_by(Comment.number.desc()).limit(MOST_COMMENTS + 1)
    ).unique().all()


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
