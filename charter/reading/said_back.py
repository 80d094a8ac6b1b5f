"""The sentences behind what came of them, as “You said, we did” shows them: who said what on which words, and the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup
from sqlalchemy import and_, select
from sqlalchemy.orm import aliased, joinedload

from charter.amending.models import Amendment, AmendmentDecision, Change
from charter.commenting.models import Answer, AnswerGiving, Comment, CommentReport, CommentRuling
from charter.commenting.showing import ShownAnswer, paragraphs, show_answer, told_by
from charter.commenting.told import given
from charter.db import db
from charter.drafting.models import VersionClause, Wording
from charter.meeting.models import AgendaItem, Decision, DecisionUndoing
from charter.meeting.rules import OUTCOMES
from charter.reading import heard
from charter.text.diff import words as words_between
from charter.web.filters import day
from charter.words import _

# One answer may serve two hundred; the others are in the list of comments.
MOST_SAID = 8


@dataclass(frozen=True)
class Sentence:
    """What somebody said."""

    n: int
    html: Markup
    who: str
    on: str | None  # the number its paragraph had then
    version: int
    key: str | None


@dataclass
class Told:
    """What came of something, under what was said."""

    rank: int
    answer: ShownAnswer
    said: list[Sentence] = field(default_factory=list)
    more: int = 0  # further comments that it answers, not shown here

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"comment-{self.said[0].n}" if self.said else ""


_first_report = select(CommentReport.at).where(CommentReport.comment_id == Comment.id).order_by(CommentReport.at).limit(1)
_first = _first_report.correlate(Comment).scalar_subquery()
_ruled_since = (select(CommentRuling.id).where(CommentRuling.comment_id == Comment.id, CommentRuling.at >= _first)
                .correlate(Comment).exists())
_last_shown = (select(CommentRuling.shown).where(CommentRuling.comment_id == Comment.id).order_by(CommentRuling.at.desc())
               .limit(1).correlate(Comment).scalar_subquery())


def told(shown: Sequence[heard.Unit], **about: str | None) -> list[Told]:
    """Each of these with what was said, what came of it, and the words before and after (three queries)."""
    if not shown:
        return []
    answers = _answers([unit.id for unit in shown if unit.kind == heard.ANSWER])
    decisions = _decisions([int(unit.id) for unit in shown if unit.kind == heard.DECISION])
    came = {(heard.ANSWER, key): row for key, row in answers.items()} | {
        (heard.DECISION, key): row for key, row in decisions.items()}
    found = {(unit.kind, unit.id): Told(unit.rank, came[unit.kind, unit.id]) for unit in shown if (unit.kind, unit.id) in came}
    for kind, unit, sentence in _said(shown, about):
        one = found.get((kind, unit))
        if one is not None and len(one.said) < MOST_SAID:
            one.said.append(sentence)
        elif one is not None:
            one.more += 1
    return list(found.values())


def _said(shown: Sequence[heard.Unit], about: dict[str, str | None]) -> list[tuple[str, str, Sentence]]:
    behind = heard.behind(shown, **about)
    there = and_(VersionClause.version_number == Comment.version_number, VersionClause.key == Comment.clause_key)
    query = (
        select(behind.c.kind, behind.c.unit, Comment.number, Comment.words, Comment.shown_as, Comment.came_by, Comment.asked,
               Comment.version_number, Comment.clause_key, VersionClause.number, _first, _ruled_since, _last_shown)
        .join(Comment, Comment.id == behind.c.comment_id).outerjoin(VersionClause, there).order_by(Comment.number)
    )
    return [(kind, unit, Sentence(n, paragraphs(words), told_by(as_, came, asked), on, version, key))
            for kind, unit, n, words, as_, came, asked, version, key, on, reported, ruled, last in db.session.execute(query)
            if not ((reported is not None and not ruled) or last is False)]  # rules.is_hidden, in one question for all


def _answers(ids: list[str]) -> dict[str, ShownAnswer]:
    if not ids:
        return {}
    query = select(Answer).join(AnswerGiving).where(Answer.id.in_(ids)).options(joinedload(Answer.giving))
    return {answer.id: show_answer(given(answer)) for answer in db.session.scalars(query)}


def _decisions(numbers: list[int]) -> dict[str, ShownAnswer]:
    """What meetings decided on these suggestions, with the first paragraph that each changed, as it stood and stands."""
    if not numbers:
        return {}
    item = and_(AgendaItem.amendment_number == Amendment.number, AgendaItem.meeting_number == AmendmentDecision.meeting_number)
    before, after, was, now = aliased(VersionClause), aliased(VersionClause), aliased(Wording), aliased(Wording)
    made = AmendmentDecision.version_number
    first = and_(Change.amendment_number == Amendment.number, Change.n == 1, Change.version_number == made - 1)
    query = (
        select(Amendment.number, AmendmentDecision.outcome, AmendmentDecision.meeting_number, AmendmentDecision.at,
               Decision.reason, was.plain, now.plain)
        .join(AmendmentDecision, AmendmentDecision.amendment_number == Amendment.number)
        .join(AgendaItem, item).join(Decision, Decision.item_id == AgendaItem.id).outerjoin(Change, first)
        .outerjoin(before, and_(before.key == Change.key, before.version_number == made - 1))
        .outerjoin(was, was.digest == before.wording_digest)
        .outerjoin(after, and_(after.key == Change.key, after.version_number == made))
        .outerjoin(now, now.digest == after.wording_digest)
        .where(Amendment.number.in_(numbers), Decision.id.not_in(select(DecisionUndoing.decision_id))).order_by(Decision.at)
    )
    return {str(n): _decided(n, outcome, meeting, day(at), reason, was, now)
            for n, outcome, meeting, at, reason, was, now in db.session.execute(query)}


def _decided(n: int, outcome: str, meeting: int, when: str, reason: str, was: str | None, now: str | None) -> ShownAnswer:
    link = Markup("<p>{}</p>").format(Markup(str(_(
        'Suggested from it: <a href="/amendments/{number}">A{number}</a>, decided at <a href="/meetings/{meeting}">meeting '
        "{meeting}</a>.", number=n, meeting=meeting))))
    return ShownAnswer(OUTCOMES[outcome], paragraphs(reason) + link, was, now, words_between(was, now) if was and now else (),
                       "", when)
