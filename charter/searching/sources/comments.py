"""Finds what people said, and what they were answered; hidden words are neither found nor shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from sqlalchemy import Select, and_, case, func, null, or_, select

from charter.commenting import hiding
from charter.commenting.models import Answer, AnswerGiving, Answering, Comment
from charter.commenting.showing import CAME, OUTCOMES
from charter.db import asked
from charter.drafting.models import VersionClause
from charter.searching.hits import LIMIT, SKIP, Found, Hit, fits, values
from charter.searching.marking import excerpt, excerpt_with
from charter.web.filters import day
from charter.words import _


def find(words: Sequence[str], *, limit: int, skip: int) -> Found:
    """Published comments with these words in what was said or in the answer that was given, newest first."""
    rows = asked(_question(len(words)), values(words, limit, skip)).all()
    return Found([_hit(row, words) for row in rows], rows[0].total if rows else 0)


@lru_cache
def _question(words: int) -> Select[Any]:
    number, hidden = Comment.number, Comment.id.in_(hiding.hidden())
    # Answers are looked through once a word, not looked up once a comment.
    fitting = [or_(and_(*fits(Comment.folded, [word]), ~hidden), Comment.id.in_(_answered(word))) for word in range(words)]
    here = select(Comment.id).where(number.is_not(None), *fitting).order_by(number.desc()).limit(LIMIT).offset(SKIP).subquery()
    # Counted apart: beside each row found the database would keep every row that fits until it has counted them.
    total = select(func.count()).select_from(Comment).where(number.is_not(None), *fitting).scalar_subquery().label("total")
    c = VersionClause
    return (
        select(number, Comment.version_number, Comment.clause_key, c.number, Comment.shown_as, Comment.came_by, Comment.at,
               case((hidden, null()), else_=Comment.words), Answer.outcome, Answer.reason, Answer.who_can_help, total)
        .select_from(Comment).join(here, here.c.id == Comment.id)
        .outerjoin(Answering, Answering.comment_id == Comment.id)
        .outerjoin(AnswerGiving, AnswerGiving.answer_id == Answering.answer_id)
        .outerjoin(Answer, Answer.id == AnswerGiving.answer_id)
        .outerjoin(c, and_(c.version_number == Comment.version_number, c.key == Comment.clause_key))
        .order_by(number.desc()))


def _answered(word: int) -> Select[Any]:
    """The comments that were given an answer with one of the words in it."""
    return (select(Answering.comment_id).join(AnswerGiving, AnswerGiving.answer_id == Answering.answer_id)
            .join(Answer, Answer.id == AnswerGiving.answer_id).where(*fits(Answer.folded, [word])))


def _hit(row: Any, words: Sequence[str]) -> Hit:
    n, version, key, number, shown_as, came_by, at, said, outcome, reason, help_, _total = row
    title = (_("Comment {n} on {number} of draft {version}", n=n, number=number, version=version) if key and number else
             _("Comment {n} on draft {version}", n=n, version=version))
    answer = " ".join(filter(None, (reason, help_)))
    found = excerpt_with(said, words) if said is not None else None
    if found is None:
        found = Markup("{} {}").format(_("The answer:"), excerpt(answer, words)) if answer else excerpt(said or "", words)
    who = ", ".join(filter(None, (shown_as, CAME.get(came_by), day(at))))
    state = OUTCOMES[outcome] if outcome else _("Waits for an answer")
    return Hit(f"/comments/{n}", Markup("{}").format(title), found, f"{who[:1].upper()}{who[1:]}. {state}.")
