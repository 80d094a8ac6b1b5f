"""Finds words of the text: as they stand now, and words that stood before, each wording once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from sqlalchemy import Integer, Select, and_, bindparam, case, func, or_, select

from charter.db import asked
from charter.drafting.models import Settlement, VersionClause, Wording
from charter.drafting.site import site
from charter.searching.hits import LIMIT, SKIP, Found, Hit, fits, values
from charter.searching.marking import excerpt
from charter.words import _

# None before there is one: then nothing equals it.
SETTLED, LATEST = bindparam("settled", type_=Integer), bindparam("latest", type_=Integer)


def find(words: Sequence[str], *, limit: int, skip: int) -> Found:
    """The settled text and the current draft first, in the order they are read; then earlier words, newest first."""
    facts = site()
    rows = asked(_question(len(words)), values(words, limit, skip, settled=facts.settled, latest=facts.latest)).all()
    return Found([_hit(row, words) for row in rows], rows[0].total if rows else 0)


@lru_cache
def _question(words: int) -> Select[Any]:
    each, c = _each(words), VersionClause
    shown_in = case((each.c.in_settled == 1, SETTLED), else_=each.c.newest)
    return (
        select(c.key, c.number, c.version_number, Wording.plain, Settlement.version_number, each.c.stands, each.c.newest,
               each.c.total)
        .select_from(each).join(c, and_(c.key == each.c.key, c.version_number == shown_in))
        .join(Wording, Wording.digest == each.c.wording_digest)
        .outerjoin(Settlement, Settlement.version_number == c.version_number)
        .order_by(each.c.stands.desc(), each.c.newest.desc(), each.c.place, c.key))


def _each(words: int) -> Any:
    """Each wording of each clause once, with the newest version in which it stands."""
    c = VersionClause
    fitting = select(Wording.digest).where(*fits(Wording.folded, range(words)))
    stands = func.max(case((or_(c.version_number == SETTLED, c.version_number == LATEST), 1), else_=0)).label("stands")
    newest, place = func.max(c.version_number).label("newest"), func.min(c.position).label("place")
    return (
        select(c.key, c.wording_digest, stands, newest, place, func.count().over().label("total"),
               func.max(case((c.version_number == SETTLED, 1), else_=0)).label("in_settled"))
        .where(c.wording_digest.in_(fitting)).group_by(c.key, c.wording_digest)
        .order_by(stands.desc(), newest.desc(), place, c.key).limit(LIMIT).offset(SKIP).subquery())


def _hit(row: Any, words: Sequence[str]) -> Hit:
    key, number, version, plain, settled, stands, newest, _total = row
    text = _("version {n}", n=version) if settled else _("draft {n}", n=version)
    title = _("{number}, {text}", number=number, text=text) if number else _("The title, {text}", text=text)
    if not stands:
        about = _("Earlier words. Its page tells what became of them.")
    elif newest != version:
        about = _("Stands in draft {n} too, word for word.", n=newest)
    else:
        about = _("As it stands now.")
    href = f"/versions/{version}#c-{key}" if stands else f"/clauses/{key}"
    return Hit(href, Markup("{}").format(title), excerpt(plain, words), about)
