"""What people said and what they were answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from charter.commenting import actions as commenting
from charter.commenting import queries
from charter.commenting.models import Comment as Row
from charter.demo.playing.tale import Act, Tale, there
from charter.demo.story.shapes import Answer, Comment
from charter.demo.story.whole import COMMENTS
from charter.drafting import queries as drafting
from charter.people import shown
from charter.web.ids import random_id

# A visitor finds the letter in the evening; the convenor, who works two days a week, looks within two days.
FOUND_AFTER, READ_AFTER = timedelta(hours=8), timedelta(days=2)
# Which group a visitor's words for themselves stand for; staff and somebody else stand for none.
GROUP_OF = {"a parent or carer": "families", "a governor": "governors"}


def acts(tale: Tale) -> Iterator[Act]:
    """Every comment with what followed from it, in no order."""
    for n, comment in enumerate(COMMENTS):
        at = tale.moments.on(comment.days, 10, n % 60)
        yield from _said(comment, at, tale.moments.now)
        if comment.answer:
            yield _answered(comment, comment.answer, tale.moments.on(comment.answer.days, 11, n % 60))


def _said(comment: Comment, at: datetime, now: datetime) -> Iterator[Act]:
    yield Act(at, lambda tale, at: _write(tale, comment, at))
    if comment.by is None and not comment.by_telephone:
        yield Act(min(at + FOUND_AFTER, now), lambda tale, at: commenting.confirm(_row(tale, comment), at=at))
    if comment.by is None and not comment.by_telephone and comment.moderated:
        yield Act(at + READ_AFTER, lambda tale, at: commenting.rule(
            _row(tale, comment), shown=True, because="", by=tale.person("hannah"), at=at))


def _write(tale: Tale, comment: Comment, at: datetime) -> None:
    version = there(drafting.version(comment.version))
    key = tale.key_of(version.number, comment.clause) if comment.clause else None
    said = {"words": comment.words, "at": at, "once": random_id(), "clause_key": key, "quote": comment.quote,
            "asked": comment.asked}
    if comment.by:
        role = tale.role(comment.by)
        shown_as = shown.words(role, shown.default(role))
        row = commenting.write(version, shown_as=shown_as, by=role.person, role=role, **said)
    elif comment.by_telephone:
        row = commenting.enter(version, shown_as=comment.shown_as or "", came_by="telephone", by=tale.person("hannah"),
                               group=GROUP_OF.get(comment.shown_as or ""), **said)
    else:
        row = commenting.write(version, shown_as=comment.shown_as or "", email=comment.email,
                               group=GROUP_OF.get(comment.shown_as or ""), **said)
    tale.comments[comment.key] = row.id


def _answered(comment: Comment, answer: Answer, at: datetime) -> Act:
    def draft(tale: Tale, at: datetime) -> None:
        number = tale.amendments.get(answer.amendment or "")
        before, after = _words(tale, comment, number) if number else (None, None)
        commenting.draft_answer(
            [_row(tale, comment)], outcome=answer.kind, reason=answer.reason, before=before, after=after,
            who_can_help=answer.who_can_help, amendment_number=number, by=tale.person("hannah"), at=at,
            once=random_id())

    return Act(at, draft)


def _words(tale: Tale, comment: Comment, number: int) -> tuple[str | None, str | None]:
    """The words of the clause the amendment changed, in the version of the comment and now."""
    key = tale.touched[number]
    then, now = drafting.clause(comment.version, key), drafting.clause(tale.latest().number, key)
    return (then.wording.plain if then else None), (now.wording.plain if now else None)


def _row(tale: Tale, comment: Comment) -> Row:
    return there(queries.by_id(tale.comments[comment.key]))
