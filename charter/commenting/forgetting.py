"""Forgetting who wrote a comment: its words and its answer stay, shown as from somebody of a group."""

from __future__ import annotations

from sqlalchemy import or_, select

from charter.commenting.models import Comment
from charter.commenting.visitors import KINDS
from charter.db import db
from charter.people.shown import ONE_OF


def forget_person(email: str, person_id: str | None) -> list[int]:
    """Take the address and any name from their comments; one that was never shown loses its words too.

    Gives the numbers of the comments on which a name may have stood.
    """
    theirs = or_(Comment.email == email, Comment.person_id == person_id if person_id else False)
    numbers = []
    for comment in db.session.scalars(select(Comment).where(theirs)).all():
        comment.shown_as, comment.email = _unnamed(comment), None
        if comment.number is None:
            comment.words, comment.quote = "", None
        else:
            numbers.append(comment.number)
    db.session.flush()
    return numbers


def _unnamed(comment: Comment) -> str:
    """How it is shown without a name: the words that stand after one, or those of the group."""
    for _, words, _ in KINDS:
        if comment.person_id is None and comment.shown_as.endswith(words):
            return words
    return ONE_OF.get(comment.group_slug or "", "somebody")
