"""Finds what meetings decided and what stands in their minutes, each from the moment at which a page tells it to everybody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from sqlalchemy import Select, func, select, union_all

from charter.db import asked
from charter.searching.hits import LIMIT, SKIP, Found, Hit, fits, values
from charter.searching.marking import excerpt, marked
from charter.searching.sources.minuted import PARTS
from charter.words import _

# What each part is called in a hit's title; where in the site it stands.
CALLED = {
    "meeting": (_("Meeting {n}: {title}"), "/meetings/{n}"),
    "decision": (_("Meeting {n} decided: {title}"), "/meetings/{n}/minutes"),
    "line": (_("Meeting {n}, what a group said: {title}"), "/meetings/{n}/minutes"),
    "action": (_("Meeting {n}, who does what: {title}"), "/meetings/{n}/minutes"),
    "correction": (_("Meeting {n}, a correction of the minutes"), "/meetings/{n}/minutes"),
    "late": (_("Meeting {n}, an objection afterwards: {title}"), "/meetings/{n}/minutes"),
    "statement": (_("Meeting {n}, a line drawn under what was"), "/meetings/{n}/statement"),
}


def find(words: Sequence[str], *, limit: int, skip: int) -> Found:
    """Parts of minutes and decisions with these words, newest meeting first."""
    rows = asked(_question(len(words)), values(words, limit, skip)).all()
    return Found([_hit(row, words) for row in rows], rows[0].total if rows else 0)


@lru_cache
def _question(words: int) -> Select[Any]:
    every = union_all(*(part() for part in PARTS)).subquery()
    order = (every.c.meeting.desc(), every.c.position, every.c.what, every.c.id)
    return (
        select(every.c.what, every.c.meeting, every.c.title, every.c.said, func.count().over().label("total"))
        .where(*fits(every.c.folded, range(words))).order_by(*order).limit(LIMIT).offset(SKIP))


def _hit(row: Any, words: Sequence[str]) -> Hit:
    what, meeting, title, said, _total = row
    called, href = CALLED[what]
    # Filled in after it was escaped, so that the marks stay marks and whatever was written stays words.
    shown = Markup("{}").format(called).format(n=meeting, title=marked(title or "", words))
    return Hit(href.format(n=meeting), shown, excerpt(said or "", words), "")
