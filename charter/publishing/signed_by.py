"""Who has signed a version, in lines to print: only those on the list, and never who did not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from charter.drafting.models import Version
from charter.publishing.book import SIGNING
from charter.signing import launch, listing
from charter.signing.lines import Line
from charter.web.filters import day
from charter.words import _, many

# Two thousand lines take a third of a second to set, and a page may take one; what is longer the worker writes (long_lists).
MOST = 2000
# Minutes between two writings of a long list: seven seconds of a processor at 25,000, and on a launch day somebody signs
# every few seconds.
PAUSE = 10


@dataclass(frozen=True)
class AsOf:
    """The moment at which a whole list was written down: its day, and the newest entry of the public log then."""

    at: datetime
    entry: int


@dataclass(frozen=True)
class SignedBy:
    """The end of a printed version: sentences, then each part of the list with its lines (name, and what was signed)."""

    opening: Sequence[str]
    parts: Sequence[tuple[str, Sequence[tuple[str, str]]]] = ()
    is_left_out: bool = False  # the list is too long to be written while somebody waits
    whole: AsOf | None = None


def signed_by(version: Version, address: str, whole: AsOf | None = None) -> SignedBy | None:
    """What is told of a settled version's signatures, a long list only as a `whole`; nothing of a draft, which none can sign."""
    if version.settlement is None:
        return None
    lines = list(listing.everything(version.number, most=None if whole else MOST + 1))
    if not lines and launch.waits(version.number):  # where it waits nobody stands on it (signing/arranging.py)
        return SignedBy((_("The list of version {number} is not open yet. Until it is, nothing is told about who has "
                           "signed, or how many: {address}/signatories", number=version.number, address=address),))
    is_long = whole is None and len(lines) > MOST
    organisations, people = listing.counts(version.number) if is_long else _counted(lines)
    where = _("The list as it stands now: {address}", address=f"{address}/signatories?version={version.number}")
    if not lines:
        return SignedBy((_("Nobody is on the list of version {number} yet.", number=version.number), SIGNING, where))
    numbers = _("On the list: {organisations}; {people} for themselves.",
                organisations=many("{n} organisation", "{n} organisations", organisations),
                people=many("{n} person", "{n} people", people))
    again = _("A copy on paper may be older than a withdrawal.")
    if is_long:
        return _left_out(version, address, numbers, where)
    stood = (_("The list as it stood on {day}, at entry {entry} of the public log.", day=day(whole.at), entry=whole.entry),
             ) if whole else ()
    parts = [(name, [_told(line) for line in lines if line.is_person is are_people])
             for name, are_people in ((_("Organisations"), False), (_("People"), True))]
    return SignedBy((SIGNING, numbers, *stood, f"{again} {where}"), [part for part in parts if part[1]], whole=whole)


def _counted(lines: Sequence[Line]) -> tuple[int, int]:
    """The two numbers of lines that are at hand: organisations, each once, and people."""
    return len({line.counted for line in lines} - {None}), sum(line.counted is None for line in lines)


def _left_out(version: Version, address: str, numbers: str, where: str) -> SignedBy:
    here = _("The list is too long to be written while you wait. It is written into this file every {pause} minutes at most: "
             "take it again in a while, at {address}/versions/{number}.pdf or {address}/versions/{number}.txt",
             pause=PAUSE, address=address, number=version.number)
    return SignedBy((SIGNING, numbers, here, where), is_left_out=True)


def _told(x: Line) -> tuple[str, str]:
    """A name, and what was signed for it, by whom, on what authority and when."""
    with_others = f" {_('Together with others as {together}.', together=x.together)}" if x.together else ""
    name = _and_role(x.name, x.role) if x.is_person else x.name
    part_of = _("{name}, now part of {now_part_of}", name=name, now_part_of=x.now_part_of) if x.now_part_of else name
    said = "".join(f" {what}: “{words}”" for what, words in ((_("Pledge"), x.pledge), (_("Reservation"), x.reservation)) if words)
    authority = f" {_sentence(x.authority)}" if x.authority else ""
    return str(part_of), f"{_signed(x)}{authority}{with_others}{said}"


def _signed(x: Line) -> str:
    who = _and_role(x.who, x.role)
    if x.now_called:
        return (_("Signed on {date}, as {organisation}.", date=x.date, organisation=x.organisation) if x.is_person else
                _("Signed on {date}, as {organisation} by {who}.", date=x.date, organisation=x.organisation, who=who))
    return _("Signed on {date}.", date=x.date) if x.is_person else _("Signed on {date} by {who}.", date=x.date, who=who)


def _and_role(who: str, role: str) -> str:
    return f"{who}, {role}" if role else who


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}"
