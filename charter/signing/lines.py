"""One signature as it stands on the list, and by what it is ordered and found."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from charter.db import db
from charter.signing import rules
from charter.signing.models import Listing, Partnership, Signature, WordsRuling
from charter.web.filters import day
from charter.web.folding import fold
from charter.words import _


class Line(NamedTuple):
    """One signature as the list shows it; `parts/people.html` takes it as an entry. (A plain tuple, for 25,000 at once.)"""

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
    counted: str | None = None  # the organisation that it is counted as
    now_called: str | None = None  # its name today, where that is another
    now_part_of: str | None = None
    entry_id: str = ""  # what stands on the list as one: itself, or those it signs together with
    together: str | None = None  # their name
    held_by: str | None = None  # who holds the office now, in words, where they wish to be named
    paper_on: str | None = None  # the day on the sheet, where it was given on paper

    @property
    def href(self) -> str:
        return f"/signatures/{self.id}"

    @property
    def is_person(self) -> bool:
        """Whether somebody signed for nobody else."""
        return self.organisation is None

    @property
    def name(self) -> str:
        """What it is called today, by which it is looked for."""
        return self.now_called or self.organisation or self.who

    @property
    def date(self) -> str:
        return day(self.at)


COLUMNS: Select[Any] = (
    select(Signature.id, Signature.organisation_then, Signature.name, Signature.title, Signature.group_slug,
           Signature.version_number, Signature.at, Signature.authority, Signature.resolved_on, Signature.minute,
           Signature.pledge, Signature.reservation, Listing.checked, Listing.organisation_id, Listing.now_called,
           Listing.now_part_of, Listing.entry_id, Partnership.name, Signature.held_by,
           Signature.paper_on, WordsRuling.shown)
    .join(Listing, Listing.signature_id == Signature.id)
    .outerjoin(Partnership, Partnership.id == Listing.entry_id)
    .outerjoin(WordsRuling, WordsRuling.signature_id == Signature.id)
)


def read(row: Any) -> Line:
    """A line out of a row of COLUMNS."""
    (key, organisation, who, role, group, version, at, authority, resolved_on, minute, pledge, reservation, checked, counted,
     now_called, now_part_of, entry_id, together, held_by, paper_on, shown) = row
    if organisation and not who:  # erased, while somebody else holds it: the role stays, and the day
        who, role = erased(role), ""
    return Line(key, organisation, who or "", role or "", group, version, at,
                in_words(authority, group, resolved_on, minute), resolved_on, minute, pledge if shown else "",
                reservation if shown else "", checked, counted, now_called, now_part_of, entry_id, together, held_by, paper_on)


def erased(role: str | None) -> str:
    """What stands in the place of a name that was erased."""
    then = role or "signatory"
    return _("the then {then}{then_2}", then=then[:1].lower(), then_2=then[1:])


def line(row: Signature) -> Line:
    """One signature as it is shown, or would be."""
    up = row.listing
    part = db.session.get(Partnership, up.entry_id) if up and up.entry_id != row.id else None
    return read((row.id, row.organisation_then, row.name, row.title, row.group_slug, row.version_number, row.at,
                 row.authority, row.resolved_on, row.minute, row.pledge, row.reservation, up.checked if up else None,
                 up.organisation_id if up else row.organisation_id, up.now_called if up else None,
                 up.now_part_of if up else None, part.id if part else row.id, part.name if part else None, row.held_by,
                 row.paper_on, row.ruling.shown if row.ruling else None))


def by_name(name: str) -> str:
    """What an organisation is ordered by: “The Élan Trust” as “elan trust”, for nobody looks under “The”."""
    folded = fold(name)
    return folded.removeprefix("the ") or folded


def place_of(row: Signature, now_called: str | None = None) -> str:
    """Where a signature stands in the list: organisations (0) by the name they have now, then people (1)."""
    if row.organisation_then is None:
        return "1 " + fold(row.name or "")
    return f"0 {by_name(now_called or row.organisation_then)} {fold(row.name or '')}"


def sought(row: Signature, now_called: str | None = None) -> str:
    """What a signature is found by: every name that it goes or went by, and its signatory's."""
    return fold(" ".join(filter(None, (now_called, row.organisation_then, row.name))))


in_words = lru_cache(maxsize=4096)(rules.in_words)  # a few hundred ways of saying it, on 25,000 lines
