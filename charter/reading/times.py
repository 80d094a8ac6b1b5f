"""What the timetable tells: what is open from when until when, the meetings called, and the weeks that fall between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import current_app
from markupsafe import Markup
from sqlalchemy import Integer, and_, bindparam, func, or_, select
from sqlalchemy.orm import defer, joinedload

from charter.area import seasons
from charter.area.models import Season
from charter.db import db
from charter.drafting import showing
from charter.drafting.kinds import fact
from charter.drafting.models import Charter, Version, VersionClause, Window, Wording
from charter.drafting.showing import REVIEW
from charter.meeting.models import Meeting, MeetingClosing, Round
from charter.signing import launch
from charter.signing.launch import Launch
from charter.words import _

KINDS = {"comments": _("Comments"), "words": _("Suggested words")}


@dataclass(frozen=True)
class Open:
    """Something that is open for a time."""

    name: str
    opens: datetime
    closes: datetime
    because: str  # why it was lengthened
    falls: tuple[Season, ...]  # the seasons in which its last day falls
    first: date
    last: date


@dataclass(frozen=True)
class Called:
    """A meeting that was called and has not closed."""

    meeting: Meeting
    day: date
    falls: tuple[Season, ...]


@dataclass(frozen=True)
class Milestone:
    """A day that the charter itself names."""

    number: str
    href: str
    html: Markup


# Each question is put together once.
_PROMISED = launch.beside(select(Charter).select_from(Charter), bindparam("settled", type_=Integer))
_BOTH, _CLAUSE = bindparam("both", expanding=True), VersionClause
_DATED = (
    select(_CLAUSE.version_number, _CLAUSE.number.label("label"), _CLAUSE.key, _CLAUSE.kind, Wording.html, Wording.plain,
           _CLAUSE.position)
    .join(Wording, Wording.digest == _CLAUSE.wording_digest)
    .where(_CLAUSE.version_number.in_(_BOTH), _CLAUSE.form != "heading",
           or_(_CLAUSE.kind == "milestone", Wording.plain.startswith(REVIEW)))
    .subquery()
)
_NAMED = (
    select(Version, _DATED).outerjoin(_DATED, _DATED.c.version_number == Version.number).where(Version.number.in_(_BOTH))
    .order_by(_DATED.c.position).options(joinedload(Version.settlement), defer(Version.source))
)


def promised(settled: int | None) -> tuple[Charter | None, Launch | None]:
    """The charter with the limits that the groups set, and the day on which the list of its settled text opens (one query)."""
    row = db.session.execute(_PROMISED, {"settled": settled}).first()
    return (row[0], launch.read(*row[1:])) if row else (None, None)


def named(settled: int | None, draft: int | None) -> tuple[dict[int, Version], list[Milestone], str | None]:
    """Both versions without texts, with the milestones and the review of the settled one, or the draft's (one query)."""
    rows = db.session.execute(_NAMED, {"both": [n for n in (settled, draft) if n]}).all()
    told = [row for row in rows if row.version_number == (settled or draft)]
    versions = {row[0].number: row[0] for row in rows}
    reviews = [row.plain for row in told if (fact(row.plain) or ("",))[0] == REVIEW]
    settlement = versions[settled].settlement if settled else None
    return (versions,
            [Milestone(row.label, f"/versions/{row.version_number}#c-{row.key}", Markup(row.html)) for row in told
             if row.kind == "milestone"],
            settlement and (settlement.review_on or showing.first_day(reviews)))


def opened(windows: dict[str, Window], calendar: Sequence[Season]) -> list[Open]:
    """Both windows of a draft, with what their last days fall in."""
    found = []
    for kind, name in KINDS.items():
        if kind in windows:
            window = windows[kind]
            first, last = _day(window.opens_at), _day(window.closes_at)
            found.append(Open(name, window.opens_at, window.closes_at, window.because, tuple(seasons.on(last, calendar)),  # type: ignore[arg-type]
                              first, last))
    return found


_CALLED = (
    select(Meeting, select(func.max(Round.at)).where(Round.version_number == Version.number).correlate(Version).scalar_subquery())
    .select_from(Version)
    .outerjoin(Meeting, and_(Meeting.version_number == Version.number,
                             Meeting.number.not_in(select(MeetingClosing.meeting_number))))
    .where(Version.number == bindparam("n")).order_by(Meeting.starts_local, Meeting.number)
)


def called(number: int, calendar: Sequence[Season]) -> tuple[list[Called], datetime | None]:
    """The meetings on a draft that have not closed, and when the groups were asked about its whole text (one query)."""
    rows = db.session.execute(_CALLED, {"n": number}).all()
    days = [(row[0], datetime.fromisoformat(row[0].starts_local).date()) for row in rows if row[0] is not None]
    return ([Called(meeting, day, tuple(seasons.on(day, calendar))) for meeting, day in days],  # type: ignore[arg-type]
            rows[0][1] if rows else None)


# The picture: so many units wide, with the names of its rows at the left. Text of 15 units is read at its full width only,
# so a phone, where it would be 7 pixels, gets the words alone.
WIDTH, LEFT, ROW, TOP = 760, 160, 40, 56
# Around what it shows, so that nothing touches the edge.
BEFORE, AFTER = timedelta(days=3), timedelta(days=10)


@dataclass(frozen=True)
class Picture:
    """Where everything stands in the drawing, in its own units."""

    width: int
    height: int
    months: list[tuple[float, date]]
    weeks: list[tuple[float, float, str]]  # from, width, kind
    bars: list[tuple[str, float, float, int, str]]  # name, from, width, down, kind (open, fixed)
    dots: list[tuple[int, float, int]]  # a meeting's number, across, down


def picture(shown: Sequence[Open], meetings: Sequence[Called], calendar: Sequence[Season],
            waits: tuple[date, date] | None) -> Picture | None:
    """The drawing of what the page tells in words; nothing where there is nothing to draw."""
    if not shown:
        return None
    every = [*(o.first for o in shown), *(o.last for o in shown), *(c.day for c in meetings), *(waits or ())]
    first, last = min(every) - BEFORE, max(every) + AFTER
    scale = (WIDTH - LEFT) / (last - first).days

    def across(day: date) -> float:
        return round(LEFT + (day - first).days * scale, 1)

    def bar(name: str, begins: date, ends: date, row: int, kind: str) -> tuple[str, float, float, int, str]:
        return (name, across(begins), round(across(ends + timedelta(days=1)) - across(begins), 1), TOP + row * ROW, kind)

    bars = [bar(one.name, one.first, one.last, row, "open") for row, one in enumerate(shown)]
    if waits:
        bars.append(bar(_("Whole text"), *waits, len(bars), "fixed"))
    dots = [(one.meeting.number, across(one.day), TOP + len(bars) * ROW) for one in meetings]
    between = [s for s in calendar if s.first <= last and s.last >= first]
    weeks = [(across(max(s.first, first)), round(across(min(s.last + timedelta(days=1), last)) - across(max(s.first, first)), 1),
              s.kind) for s in between]
    return Picture(WIDTH, TOP + ROW * (len(bars) + bool(dots)) + 8, _months(first, last, across), weeks, bars, dots)


def _months(first: date, last: date, across) -> list[tuple[float, date]]:  # type: ignore[no-untyped-def]
    found, month = [], date(first.year, first.month, 1)
    while month <= last:
        if month >= first:
            found.append((across(month), month))
        month = (month + timedelta(days=32)).replace(day=1)
    return found


def _day(moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(current_app.config["TIME_ZONE"])).date()
