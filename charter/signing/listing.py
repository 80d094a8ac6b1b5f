"""The public list: who signed, in the order of names; never who did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, Select, String, bindparam, case, func, literal, select, true, union_all

from charter.db import asked as found
from charter.db import db
from charter.people.models import Group
from charter.signing.lines import COLUMNS, Line, by_name, line, place_of, read, sought
from charter.signing.models import Listing
from charter.web.folding import asked
from charter.web.paging import A_PAGE, Page

__all__ = ["Line", "Listed", "by_name", "counts", "everything", "has_any", "line", "listed", "newest",
           "offered", "place_of", "sought"]


class Offered(NamedTuple):
    """By what the list can be narrowed: versions, newest first; groups' slugs and names, in the groups' order."""

    versions: Sequence[int]
    groups: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Listed(Page):
    """One page of the list: its lines, those of schools signing together in a row, and the numbers of the whole.

    `total` is of entries that fit what was asked; those who sign together are one.
    """

    organisations: int = 0  # on the whole list of the version that was asked for, each once
    people: int = 0  # and people who signed for nobody else

    @property
    def marks(self) -> set[str]:
        """How the lines of this page were checked, as far as a mark tells of it: `address`, `convenor`, `paper`."""
        return {"paper" if line.paper_on else line.checked for line in self.rows}

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1

    @property
    def to(self) -> int:
        return min(self.number * self.size, self.total)

    @property
    def parts(self) -> list[tuple[bool, list[tuple[str, list[Line]]]]]:
        """Organisations, then people; in each its entries, in order, with their lines."""
        return [(people, [(entry, list(lines)) for entry, lines in groupby(found, lambda line: line.entry_id)])
                for people, found in groupby(self.rows, lambda line: line.is_person)]


def listed(version_number: int | None = None, group: str | None = None, q: str | None = None, page: int = 1) -> Listed:
    """One page of the list in order of name, organisations before people, with the numbers of the whole.

    One question, whatever its length, so that the numbers and the names are always of the same moment.
    """
    words = asked(q or "").split()
    question = _question(version_number is not None, bool(group), len(words))
    rows = found(question, {"version": version_number, "group": group, "skip": (page - 1) * A_PAGE,
                            **{f"word_{n}": word for n, word in enumerate(words)}}).all()
    lines = [read(row[3:-2]) for row in rows if row[3] is not None]
    return Listed(lines, page, rows[0][0], A_PAGE, *rows[0][1:3])


@cache  # putting a question together takes longer than having it answered
def _question(version: bool, group: bool, words: int) -> Select[Any]:
    number = bindparam("version", type_=Integer) if version else None
    fits = _fits(number, bindparam("group", type_=String) if group else None,
                 [bindparam(f"word_{n}", type_=String) for n in range(words)])
    here = select(Listing.place, Listing.entry_id).where(*fits).distinct().order_by(
        Listing.place, Listing.entry_id).offset(bindparam("skip", type_=Integer)).limit(A_PAGE).cte("here")
    numbers = select(
        select(_entries()).where(*fits).scalar_subquery().label("total"),
        *(select(count).where(*_fits(number, None, ())).scalar_subquery() for count in _numbers())).cte("numbers")
    of_page = COLUMNS.add_columns(Listing.place, Listing.sought).where(
        Listing.entry_id.in_(select(here.c.entry_id))).subquery("of_page")
    return select(numbers, of_page).select_from(numbers).outerjoin(of_page, true()).order_by(
        of_page.c.place, of_page.c.entry_id, of_page.c.sought, of_page.c.id)


def everything(version_number: int | None = None, group: str | None = None, q: str | None = None,
               most: int | None = None) -> Iterator[Line]:
    """The whole list in the same order, for taking away (one query; whole rows would take twenty times as long)."""
    wanted = COLUMNS.order_by(Listing.place, Listing.entry_id, Listing.sought, Listing.signature_id).limit(most)
    for row in db.session.execute(wanted.where(*where(version_number, group, q))):
        yield read(row)


def newest(limit: int = 3, version_number: int | None = None) -> list[Line]:
    """The signatures that came on the list last; of those that came in one act, the first by name."""
    wanted = COLUMNS.order_by(Listing.at.desc(), Listing.place, Listing.signature_id).limit(limit)
    return [read(row) for row in db.session.execute(wanted.where(*where(version_number, None, None)))]


def counts(version_number: int | None = None) -> tuple[int, int]:
    """Two honest numbers: organisations, each once, and people who signed for themselves (one query)."""
    organisations, people = db.session.execute(
        select(*_numbers()).where(*where(version_number, None, None))).one()
    return organisations, people


def has_any() -> bool:
    """Whether anybody is on the list."""
    return db.session.scalar(select(Listing.signature_id).limit(1)) is not None


_OFFERED = union_all(
    select(literal("group").label("what"), Group.slug, Group.name, Group.position.label("n"))
    .where(Group.slug.in_(select(Listing.group_slug).where(Listing.group_slug.is_not(None)).distinct())),
    select(literal("version"), literal(""), literal(""), Listing.version_number).distinct(),
).order_by("n")


def offered() -> Offered:
    """The versions and groups in which somebody on the list signed (one query)."""
    rows = found(_OFFERED).all()
    return Offered([n for what, _, _, n in reversed(rows) if what == "version"],
                   [(slug, name) for what, slug, name, _ in rows if what == "group"])


def _entries() -> ColumnElement[int]:
    """How many entries: those that stand by themselves, and each that several sign together, once.

    A plain count of distinct entries would take six times as long.
    """
    alone = func.count().filter(Listing.entry_id == Listing.signature_id)
    return alone + func.count(case((Listing.entry_id != Listing.signature_id, Listing.entry_id)).distinct())


def _numbers() -> tuple[ColumnElement[int], ColumnElement[int]]:
    return (func.count(Listing.organisation_id.distinct()).label("organisations"),
            func.count().filter(Listing.organisation_id.is_(None)).label("people"))


def where(version_number: int | None, group: str | None, q: str | None) -> list[Any]:
    """What a question asks of the rows of the list."""
    return _fits(version_number, group or None, asked(q or "").split())


def _fits(version: Any, group: Any, words: Sequence[Any]) -> list[Any]:
    wanted: list[Any] = []
    if version is not None:
        wanted.append(Listing.version_number == version)
    if group is not None:
        wanted.append(Listing.group_slug == group)
    # Folded words hold nothing that LIKE would understand.
    return wanted + [Listing.sought.contains(word) for word in words]
