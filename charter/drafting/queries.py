"""Asks the database about the text: its versions, their clauses, and until when a draft is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import defer, joinedload

from charter.db import asked, db
from charter.drafting.models import Charter, Clause, Settlement, Version, VersionClause, Window, Wording
from charter.record.models import Entry
from charter.text.tree import Placed
from charter.web.filters import day
from charter.words import _

# Once one of these is in the record an imported text would overwrite what people asked for or decided.
WORK = ("amendment-proposed", "meeting-called")


@dataclass(frozen=True)
class Status:
    """How a version stands, for pages: `kind` is open (a draft), settled, or past."""

    kind: str
    words: str


def charter() -> Charter:
    """The one charter of this site. Raises NoResultFound before the site is set up."""
    return db.session.scalars(select(Charter)).one()


def charter_or_none() -> Charter | None:
    """The one charter, or nothing before the site is set up."""
    return db.session.scalars(select(Charter)).first()


def latest() -> Version | None:
    """The newest version, draft or settled."""
    return db.session.scalars(_versions().order_by(Version.number.desc()).limit(1)).first()


def version(number: int) -> Version | None:
    """The version with this number."""
    return db.session.scalars(_versions().where(Version.number == number)).first()


def settled() -> Version | None:
    """The newest settled version."""
    return db.session.scalars(
        _versions().where(Version.number == select(func.max(Settlement.version_number)).scalar_subquery())
    ).first()


def draft() -> Version | None:
    """The current draft: the newest version, if it is not settled."""
    newest = latest()
    return newest if newest is not None and newest.settlement is None else None


def version_once(once: str) -> Version | None:
    """The version that this very form has made already."""
    return db.session.scalars(select(Version).where(Version.once == once)).first() if once else None


def all_versions() -> Sequence[Version]:
    """Every version, oldest first, without its text."""
    return db.session.scalars(_versions().options(defer(Version.source)).order_by(Version.number)).all()


def clauses(number: int) -> list[VersionClause]:
    """The clauses of a version with their words, in reading order (one query)."""
    return list(db.session.scalars(
        select(VersionClause).where(VersionClause.version_number == number).order_by(VersionClause.position)
    ))


_BOTH = (
    select(VersionClause.version_number, VersionClause.key, VersionClause.parent_key, VersionClause.number, Wording.plain,
           Wording.words)
    .join(Wording, Wording.digest == VersionClause.wording_digest)
    .where(VersionClause.version_number.in_((bindparam("one"), bindparam("other"))))
    .order_by(VersionClause.version_number, VersionClause.position)
)


def both(one: int, other: int) -> dict[int, list[tuple[str, str | None, str, str, str]]]:
    """Key, parent, number, plain words and words of every clause of two versions, in reading order (one query)."""
    found: dict[int, list[tuple[str, str | None, str, str, str]]] = {one: [], other: []}
    for row in asked(_BOTH, {"one": one, "other": other}):
        found[row[0]].append(tuple(row[1:]))  # type: ignore[arg-type]
    return found


def clause(number: int, key: str) -> VersionClause | None:
    """One clause of one version."""
    return db.session.scalars(
        select(VersionClause).where(VersionClause.version_number == number, VersionClause.key == key)
    ).first()


def through_time(key: str) -> list[VersionClause]:
    """One clause in every version that has it, oldest first."""
    return list(db.session.scalars(
        select(VersionClause).where(VersionClause.key == key).order_by(VersionClause.version_number)
    ))


_TREE = (
    select(VersionClause.key, VersionClause.parent_key, VersionClause.form, VersionClause.level, Wording.source,
           Wording.words, VersionClause.label, VersionClause.number)
    .join(Wording, Wording.digest == VersionClause.wording_digest)
    .where(VersionClause.version_number == bindparam("n")).order_by(VersionClause.position)
)


def tree(number: int) -> tuple[Placed, ...]:
    """The clauses of a version as the engine takes them (one query)."""
    return tuple(Placed(*row) for row in asked(_TREE, {"n": number}))


def origin(key: str) -> str | None:
    """Where the first words of a clause came from, if there is a clause with this key."""
    return db.session.scalar(select(Clause.origin).where(Clause.key == key))


def window(number: int, kind: str) -> Window | None:
    """Until when a draft is open for `comments` or for `words`: the longest of its rows holds, for they only lengthen."""
    return db.session.scalars(
        select(Window).where(Window.version_number == number, Window.kind == kind)
        .order_by(Window.closes_at.desc()).limit(1)
    ).first()


_WINDOWS = select(Window).where(Window.version_number == bindparam("n")).order_by(Window.closes_at)


def windows(number: int) -> dict[str, Window]:
    """Both windows of a draft, by kind (one query)."""
    return {row.kind: row for row in db.session.scalars(_WINDOWS, {"n": number})}


def is_open(number: int, kind: str, at: datetime) -> bool:
    """Whether this version is the current draft and may be commented on (or worded differently) at this moment."""
    current, found = draft(), window(number, kind)
    return bool(current and current.number == number and found and found.opens_at <= at < found.closes_at)


def has_work() -> bool:
    """Whether anybody has suggested words or a meeting was called: then a text is no longer simply replaced."""
    return bool(db.session.scalar(select(exists().where(Entry.kind.in_(WORK)))))


def status(found: Version) -> Status:
    """How a version stands, in words for a page (one small query)."""
    newest, newest_settled = db.session.execute(
        select(select(func.max(Version.number)).scalar_subquery(),
               select(func.max(Settlement.version_number)).scalar_subquery())
    ).one()
    return status_among(found, newest, newest_settled)


def status_among(found: Version, newest: int, newest_settled: int | None) -> Status:
    """The same, where the numbers of the newest version and of the newest settled one are already known."""
    if found.settlement is not None:
        if newest_settled is not None and newest_settled > found.number:
            return Status("past", _("Version {number}, replaced by version {newest_settled}", number=found.number,
                                    newest_settled=newest_settled))
        return Status("settled", _("Version {number}, open for signature since {at}", number=found.number,
                                   at=day(found.settlement.at)))
    if newest > found.number:
        return Status("past", _("Draft {number}, replaced by draft {number_2}. Nobody has signed it.", number=found.number,
                                number_2=found.number + 1))
    return Status("open", _("Draft {number}. Nobody has signed.", number=found.number))


def _versions():  # type: ignore[no-untyped-def]
    return select(Version).options(joinedload(Version.settlement))
