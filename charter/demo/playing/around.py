"""The convenor says who runs the site, keeps the calendar, and sorts what people said by themes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from charter.area import actions
from charter.commenting import queries, themes
from charter.demo.playing.tale import Act, Deed, Tale, there
from charter.demo.story.around import SAID, SAID_DAYS, THEMED_DAYS, THEMES, WEEKS, Weeks
from charter.web.ids import random_id


def acts(tale: Tale) -> Iterator[Act]:
    """What was said of the site at its beginning, the weeks, and one afternoon of sorting."""
    yield Act(tale.moments.on(SAID_DAYS, 14), _say)
    for n, weeks in enumerate(WEEKS):
        yield Act(tale.moments.on(SAID_DAYS, 15, n), _enter(weeks))
    for n, name in enumerate(THEMES):
        yield Act(tale.moments.on(THEMED_DAYS, 14, n), _sort(name))


def _say(tale: Tale, at: datetime) -> None:
    actions.say(SAID, by=tale.person("hannah"), at=at)


def _enter(weeks: Weeks) -> Deed:
    def enter(tale: Tale, at: datetime) -> None:
        first, last = (tale.today - timedelta(days=days) for days in (weeks.first, weeks.last))
        actions.enter(kind=weeks.kind, name=weeks.name, first=first, last=last, by=tale.person("hannah"), at=at, once=random_id())

    return enter


def _sort(name: str) -> Deed:
    def sort(tale: Tale, at: datetime) -> None:
        theme = themes.make(name, by=tale.person("hannah"), at=at)
        about = [there(queries.by_id(tale.comments[key])) for key in THEMES[name]
                 if key in tale.comments]  # one said since then waits for the next afternoon
        themes.give(about, theme, by=tale.person("hannah"), at=at)

    return sort
