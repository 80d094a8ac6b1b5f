"""Finds what people said, and what they were answered; hidden words are neither found nor shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from sqlalchemy import Select, and_, case, func, literal, null, select

from charter.commenting import hiding
from charter.commenting.models import Answer, AnswerGiving, Answering, Comment
from charter.commenting.showing import CAME, OUTCOMES
from charter.db import asked
from charter.drafting.models import VersionClause
from charter.searching.hits import LIMIT, SKIP, Found, Hit, fits, values
from charter.searching.marking import excerpt, has
from charter.web.filters import day
from charter.words import _


def find(words: Sequence[str], *, limit: int, skip: int) -> Found:
    """Published comments with these words in what was said or in the answer that was given, newest first."""
    rows = asked(_question(len(words)), values(words, limit, skip)).all()
    return Found([_hit(row, words) for row in rows], rows[0].total if rows else 0)


@lru_cache
def _question(words: int) -> Select[Any]:
    hidden = Comment.id.in_(hiding.hidden())
    said = case((hidden, literal("")), else_=Comment.folded)
    number = Comment.number
    here = _with_answer(select(Comment.id, func.count().over().label("total"))).where(
        number.is_not(None), *fits(said + " " + func.coalesce(Answer.folded, ""), range(words)),
    ).order_by(number.desc()).limit(LIMIT).offset(SKIP).subquery()
    c = VersionClause
    return (_with_answer(select(
        number, Comment.version_number, Comment.clause_key, c.number, Comment.shown_as, Comment.came_by, Comment.at,
        case((hidden, null()), else_=Comment.words), Answer.outcome, Answer.reason, Answer.who_can_help, here.c.total))
        .join(here, here.c.id == Comment.id)
        .outerjoin(c, and_(c.version_number == Comment.version_number, c.key == Comment.clause_key))
        .order_by(number.desc()))


def _with_answer(query: Any) -> Any:
    """Each comment beside its answer, where that was given."""
    return (query.select_from(Comment).outerjoin(Answering, Answering.comment_id == Comment.id)
            .outerjoin(AnswerGiving, AnswerGiving.answer_id == Answering.answer_id)
            .outerjoin(Answer, Answer.id == AnswerGiving.answer_id))


def _hit(row: Any, words: Sequence[str]) -> Hit:
    n, version, key, number, shown_as, came_by, at, said, outcome, reason, help_, _total = row
    title = (_("Comment {n} on {number} of draft {version}", n=n, number=number, version=version) if key and number else
             _("Comment {n} on draft {version}", n=n, version=version))
    answer = " ".join(filter(None, (reason, help_)))
    if said is not None and (has(said, words) or not answer):
        found = excerpt(said, words)
    else:
        found = Markup("{} {}").format(_("The answer:"), excerpt(answer, words))
    who = ", ".join(filter(None, (shown_as, CAME.get(came_by), day(at))))
    state = OUTCOMES[outcome] if outcome else _("Waits for an answer")
    return Hit(f"/comments/{n}", Markup("{}").format(title), found, f"{who[:1].upper()}{who[1:]}. {state}.")
