"""Finds who has signed: only whoever stands on the public list, by every name that the list is searched by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from sqlalchemy import Select, func, select

from charter.db import asked
from charter.searching.hits import LIMIT, SKIP, Found, Hit, fits, values
from charter.searching.marking import marked
from charter.signing.lines import COLUMNS, Line, read
from charter.signing.models import Listing
from charter.words import _


def find(words: Sequence[str], *, limit: int, skip: int) -> Found:
    """Signatures in the order of the list."""
    rows = asked(_question(len(words)), values(words, limit, skip)).all()
    return Found([_hit(read(row[:-1]), words) for row in rows], rows[0][-1] if rows else 0)


@lru_cache
def _question(words: int) -> Select[Any]:
    order = (Listing.place, Listing.entry_id, Listing.sought, Listing.signature_id)
    here = select(Listing.signature_id, func.count().over().label("total")).where(
        *fits(Listing.sought, range(words))).order_by(*order).limit(LIMIT).offset(SKIP).subquery()
    return COLUMNS.add_columns(here.c.total).join(here, here.c.signature_id == Listing.signature_id).order_by(*order)


def _hit(line: Line, words: Sequence[str]) -> Hit:
    name = line.organisation or line.who
    beside = [line.who if line.organisation else "", line.role, line.together or "",
              _("now called {name}", name=line.now_called) if line.now_called else ""]
    told = Markup(", ").join(marked(str(part), words) for part in beside if part)
    return Hit(line.href, marked(name, words), told, _("Signed version {n} on {day}.", n=line.version, day=line.date))
