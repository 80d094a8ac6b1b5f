"""Two pages for a board of governors or trustees: what changed, what is to be decided, what it asks, words for the minute."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten
from typing import TypeVar

from sqlalchemy import String, bindparam, cast, literal, select, union_all

from charter.db import asked
from charter.drafting import queries as drafting
from charter.drafting.models import Settlement, Version, Window
from charter.drafting.promising import naming, promises
from charter.drafting.showing import Shown
from charter.drafting.site import site
from charter.meeting import estimating
from charter.meeting.models import Meeting
from charter.publishing.pack import Pack
from charter.text.diff import listed
from charter.web.filters import day
from charter.words import _

# What fits on two printed sides in a size that is read without glasses: printed lines, of about so many characters. The rest
# is a link away.
ROOM_CHANGED, ROOM_DECIDED, ROOM_ASKED, WIDTH = 22, 20, 30, 92
LEAST_SHOWN = 1  # however long the first of a list is, it is told
MOST_QUOTED = 240  # characters of a new paragraph: enough to know whether to turn to it
# The two groups in which a school's own board hears of itself.
A_SCHOOL = (("heads", ""), ("governors", ""))

Row = tuple[str, str | None, str, str, str]  # key, parent, number, plain words, words
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Told:
    """As much of a list as fits, and how much more there is."""

    shown: Sequence[str]
    more: int


@dataclass(frozen=True)
class Item:
    """One thing to be decided, as a board needs it."""

    number: int | None
    title: str
    words: Sequence[str]


@dataclass(frozen=True)
class Board:
    """The two pages."""

    meeting: Meeting
    version: Version
    since: int | None  # the version that the board knows; none where this is the first
    earlier: Mapping[int, str]  # what each version before it is called
    changed: Told
    items: Sequence[Item]
    more_items: int
    asks: Sequence[Shown]
    more_asks: int
    begins: datetime
    windows: Sequence[tuple[str, datetime]]
    minutes: Sequence[tuple[str, str]]  # words for the minute: when they are true, and the words


def board(pack: Pack, since: int | None) -> Board | None:
    """Gather them; nothing where the board could not have known such a version."""
    version = pack.version
    earlier, windows = _around(version.number)
    known = since if since is not None else version.parent_number
    if known is not None and known not in earlier:
        return None
    items = [Item(p.item.amendment_number, p.item.title, [line for c in p.changes for line in c.listed][:2])
             for p in pack.papers if p.item.kind in ("amendment", "clause", "talk")]
    fits = fitting(items, ROOM_DECIDED, lambda i: printed_lines(i.title + " ".join(i.words)))
    asks = naming(promises(pack.words), A_SCHOOL)
    told = fitting(asks, ROOM_ASKED, lambda c: printed_lines(c.html.striptags()) + printed_lines(" ".join(
        f"{t['name']}: {t['html'].striptags()}" for t in c.terms)))
    begins = estimating.begins(pack.meeting)
    return Board(pack.meeting, version, known, earlier, changed(known, version.number), fits, len(items) - len(fits), told,
                 len(asks) - len(told), begins, windows, minutes(version, pack.meeting))


def minutes(version: Version, meeting: Meeting) -> list[tuple[str, str]]:
    """Three sets of words for a board's minute; none of them is asked for."""
    what = _("draft {number} of {the}", number=version.number, the=_the(version.title or site().title))
    when = _("a meeting of all groups on {starts_local}", starts_local=day(meeting.starts_local))
    return [
        (_("If the board has not considered it"),
         _("The board was told that {what} goes to {when}. It has not considered the draft.", what=what, when=when)),
        (_("If the board considered it and notes it"),
         _("The board considered {what}, which goes to {when}, and what it would ask of the school. It noted the draft "
           "and took no view on it.", what=what, when=when)),
        (_("If the board considered it and has a view"),
         _("The board considered {what}, and asked its head [or: its chair] to say at {when} that … It will look at the "
           "text again once it is settled.", what=what, when=when)),
    ]


_AROUND = union_all(
    select(literal("version"), cast(Version.number, String), Settlement.at.label("at"))
    .outerjoin(Settlement, Settlement.version_number == Version.number).where(Version.number < bindparam("n")),
    select(literal("window"), Window.kind, Window.closes_at).where(Window.version_number == bindparam("n")),
)


def _around(number: int) -> tuple[dict[int, str], list[tuple[str, datetime]]]:
    """What each version before is called, and until when this one is open for what: the longest holds (one question)."""
    rows = asked(_AROUND, {"n": number}).all()
    earlier = {int(which): f"{'version' if at else 'draft'} {which}" for kind, which, at in rows if kind == "version"}
    open_until: dict[str, datetime] = {}
    for kind, which, at in rows:
        if kind == "window":
            open_until[which] = max(at, open_until.get(which, at))
    return dict(sorted(earlier.items())), list(open_until.items())


def _the(title: str) -> str:
    return _("the {title}", title=title[4:] if title[:4].lower() == "the " else title)


def changed(known: int | None, now: int) -> Told:
    """What became of each clause between two versions, in sentences."""
    if known is None:
        return Told((), 0)
    both = drafting.both(known, now)
    before = {row[0]: row for row in both[known]}
    after = {row[0] for row in both[now]}
    told = [line for row in both[now] for line in _became(before.get(row[0]), row)]
    told += [_("What was {row} is gone: “{short}”", row=row[2],
               short=_short(row[3])) for row in both[known] if row[0] not in after and row[2]]
    shown = fitting(told, ROOM_CHANGED, printed_lines)
    return Told(shown, len(told) - len(shown))


def _became(old: Row | None, new: Row) -> list[str]:
    number = new[2] or _("the title")
    if old is None:
        return [_("{number} is new: “{short}”", number=number, short=_short(new[3]))]
    if old[3] == new[3]:
        return []
    parts = listed(old[3], new[3])
    return [_("In {number}, {join}.", number=number,
              join="; ".join(parts))] if parts else [_("{number} is written anew: “{short}”", number=number,
                                                                  short=_short(new[3]))]


def printed_lines(words: str) -> int:
    """About how many printed lines these words take."""
    return -(-len(words) // WIDTH) if words else 0


def _short(words: str) -> str:
    return shorten(words, MOST_QUOTED, placeholder=" …")


def fitting(things: Sequence[Thing], most: int, size: Callable[[Thing], int]) -> list[Thing]:
    """As many as fit, in their order."""
    found, left = [], most
    for thing in things:
        left -= size(thing)
        if left < 0 and len(found) >= LEAST_SHOWN:
            break
        found.append(thing)
    return found
