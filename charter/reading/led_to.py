"""What a comment led to without waiting for its answer: words suggested from it, and what a meeting decided on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup
from sqlalchemy import and_, select
from sqlalchemy.orm import joinedload, selectinload

from charter.amending.models import Amendment, AmendmentDecision
from charter.commenting.models import Answer, Answering, Comment
from charter.commenting.showing import ShownAnswer, given, paragraphs
from charter.db import db
from charter.drafting import queries as drafting
from charter.meeting.models import AgendaItem, Decision, DecisionUndoing
from charter.meeting.rules import OUTCOMES, TAKEN
from charter.text.diff import words as words_between
from charter.web.filters import day

# As many as the page shows of answers; each is on its comment's own page too.
MOST = 100


@dataclass(frozen=True)
class LedTo:
    """A published comment without an answer yet, and what a meeting decided on words suggested from it."""

    comment: Comment
    answer: ShownAnswer
    changed: bool  # the words are in a draft


def led_to() -> list[LedTo]:
    """The newest decisions on words that were suggested from a comment."""
    found = _rows()
    numbers = {amendment.comment_number for amendment, _, _ in found}
    comments = {c.number: c for c in _comments(numbers)} if numbers else {}
    shown = []
    for amendment, decided, reason in found:
        comment = comments.get(amendment.comment_number)
        if comment is not None and given(comment) is None:
            shown.append(LedTo(comment, _told(amendment, decided, reason), decided.outcome in TAKEN))
    return shown


def _rows() -> Sequence[tuple[Amendment, AmendmentDecision, str]]:
    item = and_(AgendaItem.amendment_number == Amendment.number,
                AgendaItem.meeting_number == AmendmentDecision.meeting_number)
    query = (
        select(Amendment, AmendmentDecision, Decision.reason)
        .join(AmendmentDecision, AmendmentDecision.amendment_number == Amendment.number)
        .join(AgendaItem, item).join(Decision, Decision.item_id == AgendaItem.id)
        .where(Amendment.comment_number.is_not(None), Decision.id.not_in(select(DecisionUndoing.decision_id)))
        .order_by(AmendmentDecision.at.desc(), Amendment.number).limit(MOST).options(selectinload(Amendment.changes))
    )
    return [(amendment, decided, reason) for amendment, decided, reason in db.session.execute(query)]


def _comments(numbers: set[int | None]) -> Sequence[Comment]:
    answer = joinedload(Comment.answering).joinedload(Answering.answer).joinedload(Answer.giving)
    query = select(Comment).where(Comment.number.in_(numbers)).options(
        answer, selectinload(Comment.rulings), selectinload(Comment.reports), selectinload(Comment.fates))
    return db.session.scalars(query).unique().all()


def _told(amendment: Amendment, decided: AmendmentDecision, reason: str) -> ShownAnswer:
    link = Markup('<p>Suggested from it: <a href="/amendments/{}">A{}</a>, decided at <a href="/meetings/{}">meeting {}</a>.</p>')
    words = paragraphs(reason) + link.format(amendment.number, amendment.number, decided.meeting_number, decided.meeting_number)
    before, after = _words(amendment, decided)
    return ShownAnswer(OUTCOMES[decided.outcome], words, before or None, after or None,
                       words_between(before, after) if before and after else (), "", day(decided.at))


def _words(amendment: Amendment, decided: AmendmentDecision) -> tuple[str, str]:
    """The first paragraph it changed, as it stood and as the draft that the meeting made has it."""
    made = decided.version_number
    key = next((change.key for change in amendment.changes), None)
    if made is None or key is None:
        return "", ""
    then, now = drafting.clause(made - 1, key), drafting.clause(made, key)
    return then.wording.plain if then else "", now.wording.plain if now else ""
