"""What happens to a comment: written, confirmed, shown or kept back, reported, carried to the next version."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy import func, select

from charter.commenting import answers, queries, rules, standing
from charter.commenting.models import Comment, CommentConfirmation, CommentFate, CommentReport, CommentRuling
from charter.commenting.screening import concerns
from charter.db import db
from charter.drafting import closed
from charter.drafting import queries as drafting
from charter.drafting.models import Version
from charter.outbox.actions import owe
from charter.people.models import Person, Role
from charter.record import entries
from charter.refusal import Refused
from charter.text import anchors
from charter.words import _

bring = answers.bring
draft_answer = answers.draft
give_due_answers = answers.give_due
forget_addresses = answers.forget_addresses


def write(version: Version, *, words: str, shown_as: str, at: datetime, once: str, by: Person | None = None,
          role: Role | None = None, group: str | None = None, email: str | None = None, clause_key: str | None = None,
          quote: str | None = None, start: int | None = None, asked: str | None = None) -> Comment:
    """Comment on a clause, on quoted words of it (`quote`, and `start` where they stand twice), or on the whole.

    A member's comment is shown at once, unless it may name a child: then a person reads it first. A visitor's waits
    for a letter (`email`) to be answered, and then for a person. Raises Refused outside the draft's window.
    """
    earlier = queries.by_once(once)
    if earlier is not None:
        return earlier
    comment = _written(version, words, shown_as, at, once, clause_key, quote, start)
    comment.person_id, comment.role_id = by and by.id, role and role.id
    comment.group_slug = role.group_slug if role else group
    comment.email, comment.asked = (None if by else email), asked
    db.session.add(comment)
    db.session.flush()
    if by is None:
        if not email:
            raise Refused(_("Give your e-mail address: we write to it, to make sure that the comment is yours."))
        owe("comment-confirm", {"comment": comment.id}, at=at, once=f"comment-confirm:{comment.id}")
    elif not concerns(words):
        _publish(comment, at)
    return comment


def enter(version: Version, *, words: str, shown_as: str, came_by: str, by: Person, at: datetime, once: str,
          group: str | None = None, email: str | None = None, clause_key: str | None = None, quote: str | None = None,
          start: int | None = None, asked: str | None = None) -> Comment:
    """Enter what somebody said by telephone, on paper or at an event; marked so, and shown, for it has been read."""
    earlier = queries.by_once(once)
    if earlier is not None:
        return earlier
    comment = _written(version, words, shown_as, at, once, clause_key, quote, start)
    comment.group_slug, comment.email, comment.came_by, comment.asked = group, email, came_by, asked
    db.session.add(comment)
    db.session.flush()
    comment.rulings.append(CommentRuling(shown=True, because=_("Entered by the convenor."), by_id=by.id, at=at))
    _publish(comment, at)
    return comment


def confirm(comment: Comment, *, at: datetime) -> None:
    """A visitor says that the comment is theirs; now it waits for a person to read it. Twice is once."""
    if comment.confirmation is not None:
        return
    if comment.email is None or at - comment.at > timedelta(days=rules.CONFIRM_DAYS):
        raise Refused(_("This link worked for {CONFIRM_DAYS} days. Write your comment again: we send a new one.",
                        CONFIRM_DAYS=rules.CONFIRM_DAYS))
    comment.confirmation = CommentConfirmation(at=at)
    db.session.flush()


def rule(comment: Comment, *, shown: bool, because: str, by: Person, at: datetime) -> None:
    """A person has looked: show the comment, or keep it back with a reason. Shown after a report, it stays shown."""
    if not shown and not because.strip():
        raise Refused(_("Say why it is kept back: whoever wrote it may ask."))
    if comment.number is None and comment.person_id is None and comment.confirmation is None:
        raise Refused(_("Nobody has confirmed this comment by e-mail yet, so it cannot be shown."))
    was_hidden = rules.is_hidden(comment.rulings, comment.reports)
    comment.rulings.append(CommentRuling(shown=shown, because=because.strip(), by_id=by.id, at=at))
    db.session.flush()
    if comment.number is None:
        if shown:
            _publish(comment, at)
    elif shown and was_hidden:
        entries.append("comment-restored", _public(comment), at=at)
    elif not shown and not was_hidden:
        entries.append("comment-hidden", _public(comment), at=at)


def report(comment: Comment, *, because: str, at: datetime) -> None:
    """Report a comment: the first report hides its words until a person has looked."""
    if comment.number is None:
        raise Refused(_("This comment is not shown to anybody yet."))
    was_hidden = rules.is_hidden(comment.rulings, comment.reports)
    if len(comment.reports) < rules.MOST_REPORTS:
        comment.reports.append(CommentReport(because=because, at=at))
        db.session.flush()
    if rules.is_hidden(comment.rulings, comment.reports) and not was_hidden:
        entries.append("comment-hidden", _public(comment), at=at)


def confirm_fate(comment: Comment, *, version_number: int, by: Person | None, at: datetime) -> None:
    """Its writer (a visitor: nobody) has seen what became of it in a new draft, and stands by it. Twice is once."""
    if comment.person_id != (by.id if by else None):
        raise Refused(_("Only whoever wrote a comment can confirm what became of it."))
    fate = standing.check(comment, version_number)
    if fate.confirmed_at is None:
        fate.confirmed_at = at
        db.session.flush()
        entries.append("fate-confirmed", {"comment": comment.number, "version": version_number}, at=at)


def carry_over(old: Version, new: Version, *, at: datetime) -> Counter[str]:
    """Say what became of each comment in a new version: carried, its words changed, or its words removed.

    Judged from the words that each comment was written on, so a comment never drifts. Gives how many of each.
    """
    told: Counter[str] = Counter()
    if queries.has_fates(new.number):
        return told  # told already: twice is once
    now = {row.key: row.wording.plain for row in drafting.clauses(new.number)}
    for comment, plain in queries.with_words(old.number):
        fate = _fate(comment, plain, now)
        told[fate.fate] += 1
        fate.comment_id, fate.version_number = comment.id, new.number
        db.session.add(fate)
    db.session.flush()
    _tell_writers(new, at)
    return told


def _tell_writers(new: Version, at: datetime) -> None:
    """Each writer of an open comment is owed one letter, the same one that tells of their suggestions.

    A visitor, to whom we promised few, is written to only where the words they wrote about were changed or are gone.
    """
    written: set[str] = set()
    for comment in queries.open_in(new.number):
        if comment.person_id is not None:
            about = {"version": new.number, "person": comment.person_id}
            owe("fates", about, at=at, once=f"fates:{new.number}:{comment.person_id}")
        elif comment.email and comment.email not in written and comment.fates[-1].fate != rules.CARRIED:
            written.add(comment.email)
            owe("fates", {"version": new.number, "comment": comment.id}, at=at, once=f"fates:{new.number}:{comment.id}")


def _fate(comment: Comment, plain: str | None, now: dict[str, str]) -> CommentFate:
    if comment.clause_key is None or plain is None:
        return CommentFate(fate=rules.CARRIED)
    here = now.get(comment.clause_key)
    if here == plain:
        return CommentFate(fate=rules.CARRIED, start=comment.start, end=comment.end)
    if not comment.quote:  # on a whole clause: it stands, with other words, or it is gone
        return CommentFate(fate=rules.CHANGED if here is not None else rules.REMOVED)
    carried = anchors.carry(plain, here, comment.start or 0, comment.end or 0)
    return CommentFate(fate=carried.fate, start=carried.start, end=carried.end)


def _written(version: Version, words: str, shown_as: str, at: datetime, once: str, clause_key: str | None,
             quote: str | None, start: int | None) -> Comment:
    why = closed.closed(version.number, "comments", at)
    if why:
        raise Refused(why)
    comment = Comment(version_number=version.number, clause_key=clause_key, words=words, shown_as=shown_as, at=at,
                      once=once)
    if clause_key is not None:
        clause = drafting.clause(version.number, clause_key)
        if clause is None:
            raise Refused(_("This paragraph is not in draft {number}. Look at the draft again.", number=version.number))
        if quote:
            comment.start, comment.end = rules.check_quote(clause.wording.plain, quote, start)
            comment.quote = clause.wording.plain[comment.start:comment.end]
    return comment


def _publish(comment: Comment, at: datetime) -> None:
    comment.number = (db.session.scalar(select(func.max(Comment.number))) or 0) + 1
    db.session.flush()
    entries.append("comment-published", _public(comment), at=at)


def _public(comment: Comment) -> dict[str, object]:
    return {"comment": comment.number, "version": comment.version_number, "clause": comment.clause_key}
