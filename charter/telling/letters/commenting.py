"""The letters of commenting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from charter.commenting import queries, rules
from charter.commenting.models import Comment
from charter.commenting.showing import OUTCOMES
from charter.db import db
from charter.people.models import Person
from charter.telling.draft import Draft, link
from charter.web.tokens import token
from charter.words import _


def confirm(about: dict[str, Any]) -> Draft | None:
    """A visitor is asked whether a comment is theirs."""
    comment = queries.by_id(about["comment"])
    if comment is None or not comment.email or comment.confirmation is not None:
        return None
    address = link("commenting.confirm", comment_id=comment.id, token=token("comment-confirm", comment.id))
    values = {"comment": comment, "address": address, "days": rules.CONFIRM_DAYS}
    return Draft(comment.email, _("Is this comment yours?"), "mail/comment-confirm.txt", values)


def answered(about: dict[str, Any]) -> Draft | None:
    """Whoever commented is told what came of it."""
    comment = queries.by_id(about["comment"])
    answer = comment.answering.answer if comment and comment.answering else None
    to = _address(comment) if comment else None
    if comment is None or answer is None or answer.giving is None or not to:
        return None
    values = {"comment": comment, "answer": answer, "outcome": OUTCOMES[answer.outcome]}
    return Draft(to, _("An answer to your comment {number}", number=comment.number), "mail/comment-answered.txt", values)


def _address(comment: Comment) -> str | None:
    person = db.session.get(Person, comment.person_id) if comment.person_id else None
    return person.email if person else comment.email


LETTERS: dict[str, Callable[[dict[str, Any]], Draft | None]] = {
    "comment-confirm": confirm, "comment-answered": answered,
}
