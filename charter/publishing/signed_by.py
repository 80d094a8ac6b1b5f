"""Who has signed a version, in lines to print: only those on the list, and never who did not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charter.drafting.models import Version
from charter.publishing.book import SIGNING
from charter.signing import launch, listing
from charter.signing.lines import Line
from charter.words import _, many

# Two thousand lines take a third of a second to set, and a page may take one; a longer list is taken as a table.
MOST = 2000


@dataclass(frozen=True)
class SignedBy:
    """The end of a printed version: sentences, then each part of the list with its lines (name, and what was signed)."""

    opening: Sequence[str]
    parts: Sequence[tuple[str, Sequence[tuple[str, str]]]] = ()


def signed_by(version: Version, address: str) -> SignedBy | None:
    """What is told of a settled version's signatures; nothing of a draft, which nobody can sign."""
    if version.settlement is None:
        return None
    if launch.waits(version.number):
        return SignedBy((_("The list of version {number} is not open yet. Until it is, nothing is told about who has "
                           "signed, or how many: {address}/signatories", number=version.number, address=address),))
    organisations, people = listing.counts(version.number)
    where = _("The list as it stands now: {address}", address=f"{address}/signatories?version={version.number}")
    if organisations + people == 0:
        return SignedBy((_("Nobody is on the list of version {number} yet.", number=version.number), SIGNING, where))
    numbers = _("On the list: {organisations}; {people} for themselves.",
                organisations=many("{n} organisation", "{n} organisations", organisations),
                people=many("{n} person", "{n} people", people))
    again = _("A copy on paper may be older than a withdrawal.")
    lines = list(listing.everything(version.number)) if organisations + people <= MOST else []
    if not 0 < len(lines) <= MOST:
        return SignedBy((SIGNING, numbers, _("The list is longer than these pages hold. {where}", where=where)))
    parts = [(name, [_told(line) for line in lines if line.is_person is are_people])
             for name, are_people in ((_("Organisations"), False), (_("People"), True))]
    return SignedBy((SIGNING, numbers, f"{again} {where}"), [part for part in parts if part[1]])


def _told(x: Line) -> tuple[str, str]:
    """A name, and what was signed for it, by whom, on what authority and when."""
    part = _(", now part of {now_part_of}", now_part_of=x.now_part_of) if x.now_part_of else ""
    was = _(", as {organisation}", organisation=x.organisation) if x.now_called else ""
    with_others = _(" Together with others as {together}.", together=x.together) if x.together else ""
    by = _("Signed on {date}{was}", date=x.date,
           was=was) if x.is_person else _("Signed on {date}{was} by {and_role}", date=x.date, was=was,
                                                          and_role=_and_role(x.who, x.role))
    name = _and_role(x.name, x.role) if x.is_person else x.name
    said = "".join(f" {what}: “{words}”" for what, words in ((_("Pledge"), x.pledge), (_("Reservation"), x.reservation)) if words)
    authority = f" {_sentence(x.authority)}" if x.authority else ""
    return f"{name}{part}", f"{by}.{authority}{with_others}{said}"


def _and_role(who: str, role: str) -> str:
    return f"{who}, {role}" if role else who


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}"
