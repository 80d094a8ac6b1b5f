"""The public list: who signed, in the order of names; never who did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from charter.db import db
from charter.people.models import Group
from charter.signing import rules
from charter.signing.models import Listing, Signature, WordsRuling
from charter.web.filters import day
from charter.web.folding import asked, fold
from charter.web.paging import A_PAGE, Page


@dataclass(frozen=True)
class Line:
    """One signature as the list shows it; `parts/people.html` takes it as an entry."""

    id: str
    organisation: str | None  # under its name then
    who: str
    role: str
    group: str | None
    version: int
    at: datetime
    authority: str  # in words
    resolved_on: str | None
    minute: str | None
    pledge: str
    reservation: str
    checked: str | None  # address, convenor, itself; none where it is not listed

    @property
    def href(self) -> str:
        return f"/signatures/{self.id}"

    @property
    def is_person(self) -> bool:
        """Whether somebody signed for nobody else."""
        return self.organisation is None

    @property
    def date(self) -> str:
        return day(self.at)


def listed(version_number: int | None = None, group: str | None = None, q: str | None = None, page: int = 1) -> Page:
    """One page of the list in order of name, organisations before people (three queries, whatever its length)."""
    where = _where(version_number, group, q)
    total = db.session.scalar(select(func.count()).select_from(Listing).where(*where)) or 0
    wanted = select(Listing.signature_id).where(*where).order_by(Listing.place, Listing.signature_id)
    ids = db.session.scalars(wanted.offset((page - 1) * A_PAGE).limit(A_PAGE)).all()
    return Page(_lines(ids), page, total)


def everything(version_number: int | None = None, group: str | None = None, q: str | None = None) -> Iterator[Line]:
    """The whole list in the same order, for taking away (one query; whole rows would take twenty times as long)."""
    wanted = _COLUMNS.order_by(Listing.place, Listing.signature_id).where(*_where(version_number, group, q))
    for row in db.session.execute(wanted):
        yield _line(*row)


def newest(limit: int = 3, version_number: int | None = None) -> list[Line]:
    """The signatures that came on the list last."""
    wanted = select(Listing.signature_id).order_by(Listing.at.desc(), Listing.signature_id)
    return _lines(db.session.scalars(wanted.where(*_where(version_number, None, None)).limit(limit)).all())


def counts(version_number: int | None = None) -> tuple[int, int]:
    """Two honest numbers: organisations, each once, and people who signed for themselves (one query)."""
    alone = func.count().filter(Listing.organisation_id.is_(None))
    asked = select(func.count(Listing.organisation_id.distinct()), alone).where(*_where(version_number, None, None))
    organisations, people = db.session.execute(asked).one()
    return organisations, people


def has_any() -> bool:
    """Whether anybody is on the list."""
    return db.session.scalar(select(Listing.signature_id).limit(1)) is not None


def versions() -> Sequence[int]:
    """The versions that somebody on the list signed, newest first."""
    return db.session.scalars(select(Listing.version_number).distinct().order_by(Listing.version_number.desc())).all()


def groups() -> Sequence[Group]:
    """The groups in which somebody on the list signed, in the groups' order."""
    there = select(Listing.group_slug).where(Listing.group_slug.is_not(None)).distinct()
    return db.session.scalars(select(Group).where(Group.slug.in_(there)).order_by(Group.position)).all()


def line(row: Signature) -> Line:
    """One signature as it is shown."""
    return _line(row.id, row.organisation_then, row.name, row.title, row.group_slug, row.version_number, row.at,
                 row.authority, row.resolved_on, row.minute, row.pledge, row.reservation,
                 row.listing.checked if row.listing else None, row.ruling.shown if row.ruling else None)


def place_of(row: Signature) -> str:
    """Where a signature stands in the list."""
    if row.organisation_then is None:
        return "1 " + fold(row.name or "")
    return f"0 {fold(row.organisation_then)} {fold(row.name or '')}"


def _where(version_number: int | None, group: str | None, q: str | None) -> list[Any]:
    where: list[Any] = []
    if version_number is not None:
        where.append(Listing.version_number == version_number)
    if group:
        where.append(Listing.group_slug == group)
    # Two signs stand before the folded words, see place_of; folded words hold nothing that LIKE would understand.
    return where + [Listing.place.like(f"__%{word}%") for word in asked(q or "").split()]


def _lines(ids: Sequence[str]) -> list[Line]:
    rows = {row[0]: row for row in db.session.execute(_COLUMNS.where(Signature.id.in_(ids)))}
    return [_line(*rows[each]) for each in ids if each in rows]


_COLUMNS: Select[Any] = (
    select(Signature.id, Signature.organisation_then, Signature.name, Signature.title, Signature.group_slug,
           Signature.version_number, Signature.at, Signature.authority, Signature.resolved_on, Signature.minute,
           Signature.pledge, Signature.reservation, Listing.checked, WordsRuling.shown)
    .join(Listing, Listing.signature_id == Signature.id)
    .outerjoin(WordsRuling, WordsRuling.signature_id == Signature.id)
)


def _line(key: str, organisation: str | None, who: str | None, role: str | None, group: str | None, version: int,
          at: datetime, authority: str, resolved_on: str | None, minute: str | None, pledge: str, reservation: str,
          checked: str | None, shown: bool | None) -> Line:
    return Line(
        id=key, organisation=organisation, who=who or "", role=role or "", group=group, version=version, at=at,
        resolved_on=resolved_on, minute=minute, authority=rules.in_words(authority, group, resolved_on, minute),
        pledge=pledge if shown else "", reservation=reservation if shown else "", checked=checked)
