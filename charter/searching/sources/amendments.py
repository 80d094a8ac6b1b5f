"""Finds suggested words: by headline, by reason and by the words themselves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from sqlalchemy import Select, exists, func, or_, select

from charter.amending.models import Amendment, AmendmentDecision, AmendmentWithdrawal, Change
from charter.db import asked
from charter.meeting.rules import OUTCOMES
from charter.searching.hits import LIMIT, SKIP, Found, Hit, fits, values
from charter.searching.marking import excerpt, excerpt_with, marked
from charter.text import render
from charter.web.filters import day
from charter.words import _


def find(words: Sequence[str], *, limit: int, skip: int) -> Found:
    """Suggestions with these words, newest first; one that was taken back stays readable, so it is found too."""
    rows = asked(_question(len(words)), values(words, limit, skip)).all()
    return Found([_hit(row, words) for row in rows], rows[0].total if rows else 0)


@lru_cache
def _question(words: int) -> Select[Any]:
    fitting = [or_(*fits(Amendment.folded, [word]),
                   exists().where(Change.amendment_number == Amendment.number, *fits(Change.folded, [word])))
               for word in range(words)]
    here = select(Amendment.number, func.count().over().label("total")).where(*fitting).order_by(
        Amendment.number.desc()).limit(LIMIT).offset(SKIP).subquery()
    return (
        select(Amendment.number, Amendment.headline, Amendment.rationale, Amendment.shown_as, Amendment.at,
               AmendmentDecision.outcome, AmendmentWithdrawal.at, _suggested(words), here.c.total)
        .join(here, here.c.number == Amendment.number)
        .outerjoin(AmendmentDecision, AmendmentDecision.amendment_number == Amendment.number)
        .outerjoin(AmendmentWithdrawal, AmendmentWithdrawal.amendment_number == Amendment.number)
        .order_by(Amendment.number.desc()))


def _suggested(words: int) -> Any:
    """Its newest suggested words that hold any of those looked for."""
    any_of = or_(*fits(Change.folded, range(words)))
    return select(Change.words).where(Change.amendment_number == Amendment.number, any_of).order_by(
        Change.version_number.desc(), Change.n).limit(1).scalar_subquery()


@lru_cache(maxsize=256)  # the suggestions that searches meet most
def _plain(suggested: str) -> str:
    return render.plain(suggested)


def _hit(row: Any, words: Sequence[str]) -> Hit:
    n, headline, rationale, shown_as, at, outcome, taken_back, suggested, _total = row
    found = excerpt_with(rationale, words)
    if found is None:
        found = (Markup("{} {}").format(_("The suggested words:"), excerpt(_plain(suggested), words)) if suggested else
                 excerpt(rationale, words))
    state = _("Taken back") if taken_back else OUTCOMES[outcome] if outcome else _("Not decided yet")
    return Hit(f"/amendments/{n}", Markup("A{}: {}").format(n, marked(headline, words)), found,
               f"{shown_as[:1].upper()}{shown_as[1:]}, {day(at)}. {state}.")
