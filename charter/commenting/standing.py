"""Whether a writer can still say that a comment stands in a new draft, and the link by which a visitor says it."""

from __future__ import annotations

from charter.commenting import rules
from charter.commenting.models import Comment, CommentFate
from charter.refusal import Refused
from charter.web import tokens
from charter.words import _

PURPOSE = "comment-stand"


def secret(comment: Comment, version_number: int) -> str:
    """The secret part of a visitor's link, bound to the comment and to the draft that the letter tells of."""
    return tokens.token(PURPOSE, f"{comment.id}:{version_number}")


def held(comment: Comment, given: str) -> CommentFate | None:
    """What became of a visitor's comment in the draft that this link was sent for; nothing for any other link."""
    if comment.person_id is not None or comment.number is None:
        return None
    return next((fate for fate in comment.fates
                 if tokens.is_token(PURPOSE, f"{comment.id}:{fate.version_number}", given)), None)


def over(comment: Comment, version_number: int) -> str | None:
    """Why it can no longer be confirmed what became of a comment in this draft, in words; nothing while it can."""
    newest = comment.fates[-1] if comment.fates else None
    if newest is None or newest.version_number < version_number:
        return _("Nothing new became of this comment in draft {version_number}.", version_number=version_number)
    if newest.version_number > version_number:
        return (_("Draft {version_number} was made since, so what became of this comment in draft {version_number_2} is "
                  "not asked any more. Its own page tells what became of it in each draft.",
                  version_number=newest.version_number, version_number_2=version_number))
    if newest.confirmed_at is not None:
        return None  # said already: twice is once
    if rules.is_hidden(comment.rulings, comment.reports):
        return _("The words of this comment are hidden at present. It can be confirmed only while it is shown.")
    if comment.answering and comment.answering.answer.giving:
        return _("This comment has its answer, so nothing is left to confirm. Its own page shows the answer.")
    return None


def check(comment: Comment, version_number: int) -> CommentFate:
    """What became of it in this draft, for its writer to confirm. Raises Refused where that is over."""
    why = over(comment, version_number)
    if why:
        raise Refused(why)
    return comment.fates[-1]
