"""Seeks organisations by what somebody types: words of a name now or once, a town, a postcode, a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select

from charter.db import db
from charter.people.models import Organisation
from charter.web.folding import asked, fold
from charter.words import _


def holds(typed: str) -> list[ColumnElement[bool]]:
    """What has to be true of an organisation that all these words lead to; folded words hold nothing that LIKE reads."""
    return [Organisation.sought.contains(word) for word in asked(typed).split()]


def is_open(today: date) -> ColumnElement[bool]:
    """Whether an organisation is open on this day; one that is to close is open until then."""
    return or_(Organisation.closed_on.is_(None), Organisation.closed_on > today)


def offered(typed: str, *, today: date, most: int) -> Sequence[Organisation]:
    """The open organisations that these words lead to: by number, then those whose name begins so, then by name.

    A closed school is not among them; what it became is, and is found by the name it had.
    """
    words = asked(typed)
    if len(words) < 2:
        return ()
    named = and_(*(Organisation.folded.contains(word) for word in words.split()))
    order = (Organisation.folded.startswith(words).desc(), named.desc(), Organisation.folded, Organisation.id)
    wanted = select(Organisation.id).where(is_open(today), *holds(typed)).order_by(*order).limit(most)
    ids = list(db.session.scalars(wanted))
    if words.isascii() and words.isdigit() and len(words) < 9:
        its = db.session.scalars(select(Organisation.id).where(Organisation.urn == int(words), is_open(today))).all()
        ids = list(dict.fromkeys([*its, *ids]))[:most]
    rows = {row.id: row for row in db.session.scalars(select(Organisation).where(Organisation.id.in_(ids)))} if ids else {}
    return [rows[each] for each in ids]


def by_number(charity_number: str | None, company_number: str | None) -> Organisation | None:
    """The organisation that goes by one of these numbers."""
    given = [column == number for column, number in ((Organisation.charity_number, charity_number),
                                                     (Organisation.company_number, company_number)) if number]
    return db.session.scalars(select(Organisation).where(or_(*given)).limit(1)).first() if given else None


def described(rows: Sequence[Organisation]) -> dict[str, str]:
    """Each by its name and what tells it apart: its town or authority, then its postcode, then its URN."""
    told: dict[str, str] = {}
    left = list(rows)
    for more in ((), ("postcode",), ("postcode", "authority"), ("postcode", "authority", "urn")):
        called = {row.id: _with(row, more) for row in left}
        times = Counter(called.values())
        told |= called
        left = [row for row in left if times[called[row.id]] > 1]
    return told


def formerly(row: Organisation, typed: str) -> str:
    """What it was called once, where it was found by that and not by what it is called today."""
    words, today = asked(typed).split(), f"{row.town or ''} {row.postcode or ''}"
    if not row.formerly or _has(f"{row.name} {today} {row.urn}", words):
        return ""
    for line in row.formerly.splitlines():
        if _has(f"{line} {today}", words):
            number, _tab, name = line.partition("\t")
            return name if name and fold(name) != row.folded else _("number {number}", number=number)
    return ""


def names_before(row: Organisation) -> list[str]:
    """Every name it had under other numbers, with the number."""
    parts = (line.partition("\t") for line in row.formerly.splitlines())
    return [_("{name} (URN {number})", name=name, number=number) if number else name for number, _tab, name in parts]


def _with(row: Organisation, more: Collection[str]) -> str:
    place = row.town or row.authority
    extra = [_("URN {urn}", urn=row.urn) if part == "urn" else getattr(row, part)
             for part in more if getattr(row, part) != place]
    return ", ".join(filter(None, (row.name, place, *(each for each in extra if each != "URN None"))))


def _has(held: str, words: Collection[str]) -> bool:
    folded = fold(held)
    return all(word in folded for word in words)
