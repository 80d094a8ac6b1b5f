"""Works out, after the list or the links changed, what each organisation became, was before, and is found by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, or_, select, update

from charter.db import db
from charter.people.models import Organisation
from charter.people.register.models import SchoolLink
from charter.people.register.sought import sought
from charter.people.register.succession import Days, Succession

# Rows looked at together: the whole list at once would be 60 MB.
SOME = 2000
_O = Organisation.__table__.c
_L = SchoolLink.__table__.c
_ASKED = select(_O.id, _O.urn, _O.uid, _O.name, _O.town, _O.postcode, _O.company_number, _O.charity_number, _O.sought,
                _O.formerly, _O.now_id, _O.now_same).order_by(_O.id).limit(SOME)
_PUT = update(Organisation.__table__).where(_O.id == bindparam("this_id")).values(
    sought=bindparam("sought"), formerly=bindparam("formerly"), now_id=bindparam("now_id"), now_same=bindparam("now_same"))


def work_out(today: date) -> None:
    """Put down what every organisation became and was before. Call it inside `writing()`, after whatever changed."""
    db.session.flush()
    known = _Known(today)
    for rows in _all():
        changed = [new for row in rows if (new := known.of(row)) != _as_it_is(row)]
        if changed:
            db.session.connection().execute(_PUT, changed)
    db.session.expire_all()


class _Known:
    """The links and, of the schools they name, what the list knows."""

    def __init__(self, today: date) -> None:
        ask = db.session.connection().execute
        self.steps = Succession(ask(select(_L.urn, _L.other_urn, _L.kind, _L.since)))
        self.named = dict(list(ask(select(_L.other_urn, _L.other_name))))
        self.ids: dict[int, str] = {}
        self.days: dict[int, Days] = {}
        self.is_open: set[int] = set()
        self.joined: dict[str, list[str]] = {}
        for urn, its_id, name, opened, closed, now_id in ask(select(
                _O.urn, _O.id, _O.name, _O.opened_on, _O.closed_on, _O.now_id).where(
                or_(_O.now_id.is_not(None), _O.urn.in_(select(_L.urn)), _O.urn.in_(select(_L.other_urn))))):
            if urn is None:  # the convenor joined it to another, and no number of the Department's tells of it
                self.joined.setdefault(now_id, []).append(f"\t{name}")
                continue
            self.ids[urn], self.named[urn], self.days[urn] = its_id, name, Days(opened, closed)
            if closed is None or closed > today:
                self.is_open.add(urn)

    def of(self, row: Row[Any]) -> dict[str, Any]:
        """What an organisation became, was before, and is found by."""
        now_id, now_same, formerly = row.now_id, row.now_same, self.joined.get(row.id, [])
        if row.urn:
            now = self.steps.became(row.urn, self.is_open.__contains__, self.days) if self._is_over(row.urn) else None
            now_id, now_same = (self.ids[now.urn], now.same) if now else (None, False)
            before = self.steps.came_before(row.urn, self.is_open.__contains__)
            formerly = [*formerly, *(f"{urn}\t{self.named.get(urn, '')}" for urn in before)]
        return {"this_id": row.id, "formerly": "\n".join(formerly), "now_id": now_id, "now_same": now_same, "sought": sought(
            row.name, town=row.town, postcode=row.postcode, former=formerly,
            numbers=(row.urn, row.uid, row.company_number, row.charity_number))}

    def _is_over(self, urn: int) -> bool:
        return urn in self.ids and urn not in self.is_open


def _as_it_is(row: Row[Any]) -> dict[str, Any]:
    return {"this_id": row.id, "formerly": row.formerly, "now_id": row.now_id, "now_same": row.now_same, "sought": row.sought}


def _all() -> Iterator[Sequence[Row[Any]]]:
    """Every organisation, some at a time: what is read is never what is being written."""
    last = ""
    while rows := db.session.connection().execute(_ASKED.where(_O.id > last)).all():
        yield rows
        last = rows[-1].id
