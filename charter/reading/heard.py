"""What people said and what came of it: which comments, counted by what they are about, and a page of them.

What came of a comment is its given answer or, before there is one, what a meeting decided on words suggested from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, String, and_, bindparam, case, cast, func, literal, null, select, union_all
from sqlalchemy.orm import aliased

from charter.amending.models import Amendment, AmendmentDecision
from charter.commenting.models import Answer, AnswerGiving, Answering, Comment, CommentTheme, Theme, ThemeRemoval
from charter.db import asked
from charter.drafting.models import VersionClause, Wording
from charter.meeting.rules import TAKEN
from charter.people.models import Group
from charter.web.paging import Page
from charter.words import _

# What came of it, in the order in which the page tells it: the words were changed; they stayed; no charter can do it.
CHANGED, STAYED, ELSEWHERE = 0, 1, 2
A_PAGE = 20  # with its words before and after, one takes half a screen
ANSWER, DECISION = "answer", "decision"

_about = (Comment.id.label("comment_id"), Comment.number.label("number"), Comment.clause_key.label("clause"),
          Comment.group_slug.label("group_slug"), CommentTheme.theme_number.label("theme"))
_is_answered = select(Answering.comment_id).join(AnswerGiving, AnswerGiving.answer_id == Answering.answer_id)
# From what came of them to the comments, by outer joins: else SQLite begins with every comment that waits for an answer.
_TOLD = union_all(
    select(*_about, literal(ANSWER).label("kind"), Answer.id.label("unit"), AnswerGiving.at.label("at"),
           case((Answer.outcome.in_(("changed", _("changed in part"))), CHANGED), (Answer.outcome == "not changed", STAYED),
                else_=ELSEWHERE).label("rank"))
    .select_from(AnswerGiving).outerjoin(Answer, Answer.id == AnswerGiving.answer_id)
    .outerjoin(Answering, Answering.answer_id == Answer.id).outerjoin(Comment, Comment.id == Answering.comment_id)
    .outerjoin(CommentTheme, CommentTheme.comment_id == Comment.id).where(func.coalesce(Comment.number, 0) > 0),
    select(*_about, literal(DECISION), cast(Amendment.number, String), AmendmentDecision.at,
           case((AmendmentDecision.outcome.in_(TAKEN), CHANGED), else_=STAYED))
    .select_from(AmendmentDecision).outerjoin(Amendment, Amendment.number == AmendmentDecision.amendment_number)
    .outerjoin(Comment, Comment.number == Amendment.comment_number)
    .outerjoin(CommentTheme, CommentTheme.comment_id == Comment.id)
    .where(func.coalesce(Comment.number, 0) > 0, Comment.id.not_in(_is_answered)),
).cte("told")
_COUNT = func.count(_TOLD.c.comment_id.distinct())
# A clause is called by the number it has in the newest version that holds it.
_other = aliased(VersionClause)
_newest = (select(func.max(_other.version_number)).where(_other.key == _TOLD.c.clause).correlate(_TOLD).scalar_subquery())
_FACETS = union_all(
    select(literal("clause"), _TOLD.c.clause, VersionClause.number, Wording.plain, VersionClause.position, _COUNT)
    .select_from(_TOLD)
    .outerjoin(VersionClause, and_(VersionClause.key == _TOLD.c.clause, VersionClause.version_number == _newest))
    .outerjoin(Wording, Wording.digest == VersionClause.wording_digest)
    .where(func.coalesce(VersionClause.position, -1) >= 0)
    .group_by(_TOLD.c.clause, VersionClause.number, Wording.plain, VersionClause.position),
    select(literal("theme"), cast(Theme.number, String), Theme.name, null(), Theme.number, _COUNT)
    .select_from(_TOLD).join(Theme, Theme.number == _TOLD.c.theme).where(Theme.number.not_in(select(ThemeRemoval.theme_number)))
    .group_by(Theme.number, Theme.name),
    select(literal("group"), Group.slug, Group.name, null(), Group.position, _COUNT)
    .select_from(_TOLD).join(Group, Group.slug == _TOLD.c.group_slug).group_by(Group.slug, Group.name, Group.position),
)


@dataclass(frozen=True)
class Facet:
    """One thing that comments are about, with how many of those told here are."""

    value: str  # as it stands in the address
    name: str
    words: str  # the first words of a clause
    count: int


@dataclass(frozen=True)
class Unit:
    """One thing that came of something said: an answer, or a decision on suggested words."""

    kind: str
    id: str
    rank: int


def facets() -> dict[str, list[Facet]]:
    """By `clause`, `theme` and `group`, each that has something, in the order in which they are told (one query)."""
    found: dict[str, list[tuple[int, Facet]]] = {"clause": [], "theme": [], "group": []}
    for dimension, value, name, words, place, count in asked(_FACETS):
        found[dimension].append((place, Facet(value, name or "", words or "", count)))
    return {dimension: [facet for _, facet in sorted(rows, key=lambda row: row[0])] for dimension, rows in found.items()}


def units(page: int, **about: str | None) -> Page:
    """One page of what came of comments about these: what changed words first, each part newest first (one query)."""
    given = {name: value for name, value in about.items() if value is not None}
    rows = asked(_units(tuple(sorted(given))), {**given, "skip": (page - 1) * A_PAGE}).all()
    return Page([Unit(kind, unit, rank) for kind, unit, rank, _, _ in rows], page, rows[0][4] if rows else 0, A_PAGE)


@cache  # putting a question together takes longer than having it answered
def _units(names: tuple[str, ...]) -> Select[Any]:
    return (
        select(_TOLD.c.kind, _TOLD.c.unit, _TOLD.c.rank, func.max(_TOLD.c.at), func.count().over())
        .where(*_wanted({name: bindparam(name, type_=String) for name in names}))
        .group_by(_TOLD.c.kind, _TOLD.c.unit, _TOLD.c.rank)
        .order_by(_TOLD.c.rank, func.max(_TOLD.c.at).desc(), _TOLD.c.unit)
        .offset(bindparam("skip", type_=Integer)).limit(A_PAGE)
    )


def behind(shown: Sequence[Unit], **about: str | None) -> Any:
    """Which comments stand behind these: their ids with the unit they belong to, for a question to join with."""
    return select(_TOLD.c.comment_id, _TOLD.c.kind, _TOLD.c.unit).where(
        _TOLD.c.unit.in_([unit.id for unit in shown]), *_wanted(about)).subquery()


def _wanted(about: dict[str, Any]) -> list[Any]:
    columns = {"clause": _TOLD.c.clause, "group": _TOLD.c.group_slug, "theme": cast(_TOLD.c.theme, String)}
    return [columns[name] == value for name, value in about.items() if value is not None]
