"""What people said and what came of it: which comments, counted by what they are about, and a page of them.

What came of a comment is its given answer or, before there is one, what a meeting decided on words suggested from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, and_, case, cast, func, literal, null, select, union_all

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
_TOLD = union_all(
    select(*_about, literal(ANSWER).label("kind"), Answer.id.label("unit"), AnswerGiving.at.label("at"),
           case((Answer.outcome.in_(("changed", _("changed in part"))), CHANGED), (Answer.outcome == "not changed", STAYED),
                else_=ELSEWHERE).label("rank"))
    .join(Answering, Answering.comment_id == Comment.id).join(Answer, Answer.id == Answering.answer_id)
    .join(AnswerGiving, AnswerGiving.answer_id == Answer.id)
    .outerjoin(CommentTheme, CommentTheme.comment_id == Comment.id).where(Comment.number.is_not(None)),
    select(*_about, literal(DECISION), cast(Amendment.number, String), AmendmentDecision.at,
           case((AmendmentDecision.outcome.in_(TAKEN), CHANGED), else_=STAYED))
    .join(Amendment, Amendment.comment_number == Comment.number)
    .join(AmendmentDecision, AmendmentDecision.amendment_number == Amendment.number)
    .outerjoin(CommentTheme, CommentTheme.comment_id == Comment.id).where(Comment.id.not_in(_is_answered)),
).subquery()
_COUNT = func.count(_TOLD.c.comment_id.distinct())
# A clause is called by the number it has in the newest version that holds it.
_newest = (select(VersionClause.key, func.max(VersionClause.version_number).label("version"))
           .group_by(VersionClause.key).subquery())
_FACETS = union_all(
    select(literal("clause"), _TOLD.c.clause, VersionClause.number, Wording.plain, VersionClause.position, _COUNT)
    .join(_newest, _newest.c.key == _TOLD.c.clause)
    .join(VersionClause, and_(VersionClause.key == _newest.c.key, VersionClause.version_number == _newest.c.version))
    .join(Wording, Wording.digest == VersionClause.wording_digest)
    .group_by(_TOLD.c.clause, VersionClause.number, Wording.plain, VersionClause.position),
    select(literal("theme"), cast(Theme.number, String), Theme.name, null(), Theme.number, _COUNT)
    .join(Theme, Theme.number == _TOLD.c.theme).where(Theme.number.not_in(select(ThemeRemoval.theme_number)))
    .group_by(Theme.number, Theme.name),
    select(literal("group"), Group.slug, Group.name, null(), Group.position, _COUNT)
    .join(Group, Group.slug == _TOLD.c.group_slug).group_by(Group.slug, Group.name, Group.position),
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
    query = (
        select(_TOLD.c.kind, _TOLD.c.unit, _TOLD.c.rank, func.max(_TOLD.c.at), func.count().over())
        .where(*_wanted(about)).group_by(_TOLD.c.kind, _TOLD.c.unit, _TOLD.c.rank)
        .order_by(_TOLD.c.rank, func.max(_TOLD.c.at).desc(), _TOLD.c.unit).offset((page - 1) * A_PAGE).limit(A_PAGE)
    )
    rows = asked(query).all()
    return Page([Unit(kind, unit, rank) for kind, unit, rank, _, _ in rows], page, rows[0][4] if rows else 0, A_PAGE)


def behind(shown: Sequence[Unit], **about: str | None) -> Any:
    """Which comments stand behind these: their ids with the unit they belong to, for a question to join with."""
    return select(_TOLD.c.comment_id, _TOLD.c.kind, _TOLD.c.unit).where(
        _TOLD.c.unit.in_([unit.id for unit in shown]), *_wanted(about)).subquery()


def _wanted(about: dict[str, str | None]) -> list[Any]:
    columns = {"clause": _TOLD.c.clause, "group": _TOLD.c.group_slug, "theme": cast(_TOLD.c.theme, String)}
    return [columns[name] == value for name, value in about.items() if value is not None]
