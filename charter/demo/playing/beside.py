"""What stands beside a meeting's decisions: the opening, interests, who does what, words that draw a line, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from charter.db import db
from charter.demo.playing.tale import Act, Deed, Tale, there
from charter.demo.story.proceedings import Meeting
from charter.meeting import circle, interests, minutes, points, queries, statements
from charter.meeting.models import AgendaItem
from charter.meeting.models import Meeting as Row
from charter.web.ids import random_id

# Interests are asked for when everybody sits; the evening is when people read what they are to approve.
SITTING, EVENING = timedelta(minutes=1), timedelta(hours=4)


def said(meeting: Meeting, begins: datetime) -> Iterator[Act]:
    """Before the first thing on the agenda: the restorative opening, and interests."""
    if meeting.circle:
        yield Act(begins, lambda tale, at: circle.hold(_row(tale, meeting), at=at))
    for group, words, about in meeting.beside.interests:
        yield Act(begins + SITTING, _declared(meeting, group, words, about))


def taken_on(meeting: Meeting, at: datetime) -> Iterator[Act]:
    """Before the meeting closes: who does what by when."""
    for n, (owner, what, days, about) in enumerate(reversed(meeting.beside.actions), 1):
        yield Act(at - timedelta(seconds=n), _noted(meeting, owner, what, days, about))


def drawn(meeting: Meeting, at: datetime) -> Iterator[Act]:
    """In the days after: the words that draw a line, and each group that approves them."""
    if meeting.beside.statement:
        yield Act(at + timedelta(days=meeting.beside.statement_days), _written(meeting))
        for group, days in meeting.beside.approvals:
            yield Act(at + timedelta(days=days) + EVENING, _approved(meeting, group))


def corrected(meeting: Meeting, approved: datetime) -> Iterator[Act]:
    """Once the minutes are approved: what was wrong in them."""
    for words, about, days in meeting.beside.corrections:
        yield Act(approved + timedelta(days=days), _put_right(meeting, words, about))


def _declared(meeting: Meeting, group: str, words: str, about: str) -> Deed:
    def declare(tale: Tale, at: datetime) -> None:
        interests.declare(_row(tale, meeting), group=group, words=words, item=_item(tale, meeting, about),
                          by=tale.voice(group), at=at, once=random_id())

    return declare


def _noted(meeting: Meeting, owner: str, what: str, days: int, about: str) -> Deed:
    def note(tale: Tale, at: datetime) -> None:
        points.note(_row(tale, meeting), what=what, owner=owner, due=tale.today - timedelta(days=days),
                    item=_item(tale, meeting, about), by=tale.person("hannah"), at=at, once=random_id())

    return note


def _written(meeting: Meeting) -> Deed:
    def write(tale: Tale, at: datetime) -> None:
        statements.write(_row(tale, meeting), words=meeting.beside.statement, by=tale.person("winston"), at=at, once=random_id())

    return write


def _approved(meeting: Meeting, group: str) -> Deed:
    def approve(tale: Tale, at: datetime) -> None:
        words = there(statements.newest(_row(tale, meeting)))
        statements.approve(words, group=group, given="by its voice", by=tale.voice(group), at=at)

    return approve


def _put_right(meeting: Meeting, words: str, about: str) -> Deed:
    def correct(tale: Tale, at: datetime) -> None:
        minutes.correct(_row(tale, meeting), words=words, item=_item(tale, meeting, about), by=tale.person("hannah"), at=at,
                        once=random_id())

    return correct


def _row(tale: Tale, meeting: Meeting) -> Row:
    db.session.flush()
    return there(queries.meeting(tale.meetings[meeting.key]))


def _item(tale: Tale, meeting: Meeting, about: str) -> AgendaItem | None:
    number = tale.amendments[about] if about else None
    return next((row for row in _row(tale, meeting).items if number and row.amendment_number == number), None)
