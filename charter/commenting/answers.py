"""Answers: drafted by the convenor, seen by every group for some working days, then given and told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import select

from charter.commenting import queries, rules
from charter.commenting.models import Answer, AnswerBringing, AnswerGiving, Answering, Comment
from charter.db import db
from charter.drafting import queries as drafting
from charter.outbox.actions import owe
from charter.outbox.models import Letter
from charter.people.models import Person, Role
from charter.record import entries
from charter.refusal import Refused
from charter.words import _


def draft(comments: Sequence[Comment], *, outcome: str, reason: str, by: Person, at: datetime, once: str,
          before: str | None = None, after: str | None = None, who_can_help: str | None = None,
          amendment_number: int | None = None) -> Answer:
    """Draft one answer to one or many comments; it takes the place of one drafted before. A given answer stays."""
    earlier = db.session.scalars(select(Answer).where(Answer.once == once)).first()
    if earlier is not None:
        return earlier
    rules.check_answer(outcome, reason, len(comments))
    given = [c.number for c in comments if c.answering is not None and c.answering.answer.giving is not None]
    if given:
        raise Refused(_("Comment {join} has been answered already. Choose the others again.", join=", ".join(map(str, given))))
    answer = Answer(outcome=outcome, reason=reason, before=before, after=after, who_can_help=who_can_help,
                    amendment_number=amendment_number, at=at, by_id=by.id, once=once)
    db.session.add(answer)
    db.session.flush()
    for comment in comments:
        if comment.answering is not None:
            comment.answering.answer = answer
        else:
            comment.answering = Answering(answer=answer)
    db.session.flush()
    _enter("answer-drafted", answer, at)
    return answer


def bring(answer: Answer, *, by: Person, role: Role, because: str, at: datetime) -> None:
    """A member brings a drafted answer to the meeting: it is not given until the convenor has drafted it again."""
    if answer.giving is not None:
        raise Refused(_("This answer has been given. You can still talk about it at the meeting."))
    if all(row.person_id != by.id for row in answer.bringings):
        answer.bringings.append(AnswerBringing(person_id=by.id, group_slug=role.group_slug, because=because, at=at))
        db.session.flush()
        _enter("answer-brought", answer, at, group=role.group_slug)


def give_due(at: datetime) -> list[Answer]:
    """Give every drafted answer whose working days have passed and that nobody brought to the meeting.

    The worker calls it each minute inside `writing()`; each commenter is owed a letter.
    """
    charter = drafting.charter()
    days, off, zone = charter.answer_days, current_app.config["DAYS_OFF"], current_app.config["TIME_ZONE"]
    given = [answer for answer in queries.drafted() if not answer.bringings and answer.answerings
             and rules.due(answer.at, days, off, zone) <= at]
    for answer in given:
        give(answer, at=at)
    return given


def give(answer: Answer, *, at: datetime) -> None:
    """Let a drafted answer stand, and owe its commenters a letter."""
    if answer.giving is not None:
        return
    answer.giving = AnswerGiving(at=at)
    db.session.flush()
    _enter("answer-given", answer, at)
    for row in answer.answerings:
        if row.comment.email or row.comment.person_id:
            owe("comment-answered", {"comment": row.comment_id}, at=at, once=f"comment-answered:{row.comment_id}")


def forget_addresses(at: datetime) -> int:
    """Erase visitors' addresses once the answer was sent, or when nobody confirmed for 30 days. Gives how many."""
    sent = select(Letter.once).where(Letter.kind == "comment-answered", Letter.sending.has())
    told = {str(once).partition(":")[2] for once in db.session.scalars(sent)}
    old = at - timedelta(days=rules.CONFIRM_DAYS)
    gone = [comment for comment in queries.with_address()
            if comment.id in told or (comment.confirmation is None and comment.number is None and comment.at < old)]
    for comment in gone:
        comment.email = None
    db.session.flush()
    return len(gone)


def _enter(kind: str, answer: Answer, at: datetime, **more: str) -> None:
    # One that is not shown yet has no number, and the record says nothing of it.
    numbers = sorted(row.comment.number for row in answer.answerings if row.comment.number is not None)
    entries.append(kind, {"comments": numbers, "outcome": answer.outcome, **more}, at=at)
