"""Who has signed, for the front page: two honest numbers, the first names of the list, and when it opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import case, func, select, true

from charter.db import asked
from charter.drafting.models import Settlement
from charter.signing.models import LaunchDay, LaunchMissed, Listing, ListOpening, Partnership, Signature
from charter.web.filters import clock_time, day
from charter.words import _

# A list longer than this is read on its own page; the front page stays light (100 names are about 2 kB).
MOST_NAMES = 100


@dataclass(frozen=True)
class Signed:
    """Who stands on the list, in two honest numbers and at most a hundred names: address, name, version signed."""

    organisations: int
    people: int
    names: tuple[tuple[str, str, int], ...]
    opens: str | None = None  # in words: when the list of the newest settled version opens; empty where its day was missed


_WAITS = (
    select(case((LaunchMissed.launch_id.is_(None), LaunchDay.opens_local), else_=""))
    .outerjoin(LaunchMissed, LaunchMissed.launch_id == LaunchDay.id)
    .where(LaunchDay.version_number == select(func.max(Settlement.version_number)).scalar_subquery(),
           LaunchDay.version_number.not_in(select(ListOpening.version_number)))
    .order_by(LaunchDay.at.desc()).limit(1).scalar_subquery()
)
_NUMBERS = select(
    func.count(Listing.organisation_id.distinct()).label("organisations"),
    func.count(Listing.signature_id).filter(Listing.organisation_id.is_(None)).label("people"), _WAITS.label("opens"),
).cte("numbers")
_NAMES = (
    select(Signature.id, func.coalesce(Listing.now_called, Signature.organisation_then, Signature.name).label("name"),
           Signature.version_number, Listing.entry_id, Partnership.name.label("together"), Listing.place)
    .join(Listing, Listing.signature_id == Signature.id)
    .outerjoin(Partnership, Partnership.id == Listing.entry_id)
    .order_by(Listing.place, Listing.entry_id).limit(MOST_NAMES).subquery("names")
)
_SIGNED = select(_NUMBERS, _NAMES).select_from(_NUMBERS).outerjoin(_NAMES, true()).order_by(
    _NAMES.c.place, _NAMES.c.entry_id, _NAMES.c.name)


def signed() -> Signed:
    """The list of those who signed, for the front page (one query, so that numbers and names are of one moment)."""
    rows = asked(_SIGNED).all()
    organisations, people, opens = rows[0][:3]
    named = [row[3:] for row in rows if row[3] is not None]
    names = tuple(_entry(list(lines)) for _, lines in groupby(named, key=itemgetter(3)))
    return Signed(organisations, people, names, None if opens is None else _when(opens))


def _entry(lines: list[Any]) -> tuple[str, str, int]:
    """One name with its address; schools that sign together are one, on the list itself."""
    key, name, version, _other, together, _other = lines[0]
    if together is None:
        return f"/signatures/{key}", name or "", version
    names = list(dict.fromkeys(line[1] for line in lines))
    return "/signatories", _("{together}: {join} and {names}", together=together, join=", ".join(names[:-1]),
                             names=names[-1]), version


def _when(local: str) -> str:
    moment = datetime.fromisoformat(local) if local else None
    return _("{day} at\u00a0{time}", day=day(moment), time=clock_time(moment)) if moment else ""
