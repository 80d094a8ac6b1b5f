"""The meetings: called, opened, what each group said, what was decided, closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from charter.db import db
from charter.demo.playing import beside
from charter.demo.playing.tale import Act, Deed, Tale, there
from charter.demo.story.dates import fill
from charter.demo.story.proceedings import Item, Meeting, Round
from charter.demo.story.whole import MEETINGS
from charter.drafting import queries as drafting
from charter.meeting import bringing, calling, closing, deciding, minutes, queries
from charter.meeting.agenda import WORKING_WORDS
from charter.meeting.models import AgendaItem
from charter.meeting.models import Meeting as Row
from charter.web.ids import random_id

# How long things take at a table: the welcome, one round with its talk, the words before a decision.
WELCOME, ROUND, DECIDE = timedelta(minutes=3), timedelta(minutes=8), timedelta(minutes=4)
# The minutes are approved when everybody has read them.
READ_MINUTES = timedelta(days=9)


def acts(tale: Tale) -> Iterator[Act]:
    """Every meeting from its call to its minutes."""
    for meeting in MEETINGS:
        begins = tale.moments.begins(meeting.days, meeting.at)
        called = begins - timedelta(days=meeting.papers_days)
        yield Act(called, _called(meeting, begins))
        yield from (Act(called + timedelta(days=n), _brought(meeting, *one)) for n, one in enumerate(meeting.brought, 2))
        yield Act(begins, _opened(meeting))
        yield from beside.said(meeting, begins)
        yield from _held(meeting, begins + WELCOME)


def _held(meeting: Meeting, at: datetime) -> Iterator[Act]:
    for item in meeting.items:
        for round_ in item.rounds:
            yield Act(at, _asked(meeting, item, round_))
            at += ROUND
        if item.outcome:
            yield Act(at, _decided(meeting, item))
            at += DECIDE
    if not meeting.open:
        yield from beside.taken_on(meeting, at)
        yield Act(at, lambda tale, at: _close(tale, meeting, at))
        yield from beside.drawn(meeting, at)
    if meeting.approved and not meeting.open:
        yield Act(at + READ_MINUTES, lambda tale, at: _approve(tale, meeting, at))
        yield from beside.corrected(meeting, at + READ_MINUTES)


def _called(meeting: Meeting, begins: datetime) -> Deed:
    def call(tale: Tale, at: datetime) -> None:
        row = calling.call(
            there(drafting.version(meeting.version)), title=meeting.title, starts_local=tale.moments.local(begins),
            zone=tale.moments.zone.key, place=meeting.place, link=None, chair=tale.person("winston"),
            amendments=[tale.amendments[key] for item in meeting.items for key in (item.amendment, *item.also)],
            talks=meeting.talks, circle=meeting.circle, working=WORKING_WORDS if meeting.working else "",
            by=tale.person("hannah"), at=at, once=random_id())
        tale.meetings[meeting.key] = row.number

    return call


def _brought(meeting: Meeting, who: str, title: str, words: str) -> Deed:
    def bring(tale: Tale, at: datetime) -> None:
        role = tale.role(who)
        bringing.bring(_row(tale, meeting), title=title, words=words, role=role, by=role.person, at=at, once=random_id())

    return bring


def _opened(meeting: Meeting) -> Deed:
    def open_(tale: Tale, at: datetime) -> None:
        calling.open_meeting(_row(tale, meeting), by=tale.person("winston"), at=at)
        calling.note_attendance(_row(tale, meeting), dict(meeting.attendance), at=at)

    return open_


def _asked(meeting: Meeting, item: Item, round_: Round) -> Deed:
    def ask(tale: Tale, at: datetime) -> None:
        row = _item(tale, meeting, item)
        also = [_numbered(tale, meeting, key) for key in item.also]
        deciding.ask(row, asked=round_.asked or row.title, by=tale.person("winston"), at=at, also=also)
        for n, line in enumerate(round_.lines):
            deciding.give_line(row, group=line.group, position=line.position, words=line.words, given="aloud",
                               to_whom=line.to_whom, removed_by=line.removed_by, by=tale.person("winston"),
                               at=at + timedelta(seconds=20 * (n + 1)))

    return ask


def _decided(meeting: Meeting, item: Item) -> Deed:
    def decide(tale: Tale, at: datetime) -> None:
        said = item.rounds[-1].words if item.rounds else ()
        words = {tale.key_of(meeting.version, one.clause): fill(one.words, tale.today) for one in said}
        deciding.decide(_item(tale, meeting, item), outcome=item.outcome or "", reason=item.reason or "",
                        words=words or None, by=tale.person("winston"), at=at, once=random_id())

    return decide


def _close(tale: Tale, meeting: Meeting, at: datetime) -> None:
    row = _row(tale, meeting)
    closing.close(row, closing.plan(row), by=tale.person("winston"), at=at)


def _approve(tale: Tale, meeting: Meeting, at: datetime) -> None:
    minutes.approve(_row(tale, meeting), by=tale.person("winston"), at=at)


def _row(tale: Tale, meeting: Meeting) -> Row:
    db.session.flush()
    return there(queries.meeting(tale.meetings[meeting.key]))


def _item(tale: Tale, meeting: Meeting, item: Item) -> AgendaItem:
    return _numbered(tale, meeting, item.amendment)


def _numbered(tale: Tale, meeting: Meeting, key: str) -> AgendaItem:
    number = tale.amendments[key]
    return next(row for row in _row(tale, meeting).items if row.amendment_number == number)
