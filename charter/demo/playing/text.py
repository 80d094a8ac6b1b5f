"""The text's own acts: founding, the first import, the timetable, settling, beginning a new draft."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from charter.demo.playing.tale import Act, Deed, Tale, there
from charter.demo.story.dates import fill
from charter.demo.story.drafts import DRAFTS
from charter.demo.story.proceedings import Line
from charter.demo.story.shapes import Draft
from charter.demo.story.whole import SETTLING
from charter.drafting import actions, queries, timetable
from charter.meeting import settling
from charter.reading import following
from charter.web.ids import random_id

VERSION_1 = Path(__file__).parents[1] / "version1.md"


def acts(tale: Tale) -> Iterator[Act]:
    """What happens to the text itself; the drafts between come of the meetings."""
    first, last = DRAFTS[0], DRAFTS[-1]
    yield Act(tale.moments.on(first.days, 9), _import)
    yield Act(tale.moments.on(last.days, 9), _begin)
    for draft in DRAFTS:
        if draft.because:
            yield Act(tale.moments.on(draft.lengthened_days, 9, 30), _lengthened(draft))
    yield Act(tale.moments.on(SETTLING.asked_days, 9), lambda tale, at: _ask(tale, at))
    for days, line in SETTLING.lines:
        yield Act(tale.moments.on(days, 20), _said(line))
    for days, who, line, named in SETTLING.members:
        yield Act(tale.moments.on(days, 21), _answered(who, line, named))
    yield Act(tale.moments.on(SETTLING.days, 18), _settle)


def _import(tale: Tale, at: datetime) -> None:
    text = fill(VERSION_1.read_text(encoding="utf-8"), tale.today)
    actions.import_first(text, by=tale.person("hannah"), at=at, once=random_id())


def _begin(tale: Tale, at: datetime) -> None:
    settled = there(queries.settled())
    draft = actions.begin_draft(settled, by=tale.person("hannah"), at=at, once=random_id())
    following.carry(draft, at=at)


def _lengthened(draft: Draft) -> Deed:
    def lengthen(tale: Tale, at: datetime) -> None:
        version = there(queries.version(draft.version))
        for kind, until in (("comments", draft.comments_until), ("words", draft.words_until)):
            closes = timetable.end_of_day(tale.moments.now - timedelta(days=until or 0))
            actions.lengthen(version, kind, closes_at=closes, by=tale.person("hannah"), at=at, because=draft.because)

    return lengthen


def _ask(tale: Tale, at: datetime) -> None:
    settling.open_round(there(queries.version(SETTLING.version)), by=tale.person("hannah"), at=at)


def _said(line: Line) -> Deed:
    def say(tale: Tale, at: datetime) -> None:
        wrote = line.group in SETTLING.in_writing
        by = tale.person("hannah") if wrote else tale.voice(line.group)
        settling.give_line(there(queries.version(SETTLING.version)), group=line.group, position=line.position,
                           words=line.words, given="in writing" if wrote else "by its voice", by=by, at=at)

    return say


def _answered(who: str, line: Line, named: bool) -> Deed:
    def answer(tale: Tale, at: datetime) -> None:
        settling.answer(there(queries.version(SETTLING.version)), person=tale.person(who), role=tale.role(who), at=at,
                        position=line.position, words=line.words, to_whom=line.to_whom, removed_by=line.removed_by, named=named)

    return answer


def _settle(tale: Tale, at: datetime) -> None:
    settling.settle(there(queries.version(SETTLING.version)), by=tale.person("winston"), at=at)
