"""Finds organisations: in a search, by what a pasted list calls them, by a register's numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import func, or_, select

from charter.db import db
from charter.people import queries, seeking
from charter.people.models import Organisation, RegisterImport
from charter.people.pasting import Known, Line, Row, Slip, lines, understand
from charter.people.rules import INVITATION_LASTS
from charter.refusal import Refused
from charter.web.filters import day
from charter.web.folding import fold
from charter.web.paging import A_PAGE, Page
from charter.words import _

# How near a name must be to be asked about (0 to 100): “Beckfot High” for “Beckfoot High School” scores 88.
NEAR = 80


def search(words: str = "", kind: str = "", page: int = 1) -> Page:
    """The organisations, open or closed, that every word leads to, by name."""
    query = select(Organisation).where(*seeking.holds(words))
    if kind:
        query = query.where(Organisation.kind == kind)
    total = db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    rows = db.session.scalars(query.order_by(Organisation.folded).limit(A_PAGE).offset(A_PAGE * (page - 1)))
    return Page(list(rows), page, total)


def organisation(organisation_id: str) -> Organisation | None:
    """The organisation with this id."""
    return db.session.get(Organisation, organisation_id)


def same_name(name: str) -> Organisation | None:
    """An organisation that is called so already, however it is spelt."""
    return db.session.scalars(select(Organisation).where(Organisation.folded == fold(name))).first()


def check_free(*, name: str, town: str | None, charity_number: str | None, company_number: str | None,
               but: Organisation | None = None, **_others: Any) -> None:
    """One name in one town is one organisation, unless a register has two; and so is one number. Raises Refused."""
    folded, place = fold(name), fold(town or "")
    if but is None or (but.folded, fold(but.town or "")) != (folded, place):
        for row in db.session.scalars(select(Organisation).where(Organisation.folded == folded)):
            if row is not but and (not place or not row.town or fold(row.town) == place):
                raise Refused(_("“{name}” is on the list already. Where two bear one name, say in which town this one is.",
                                name=row.name))
    taken = seeking.by_number(charity_number, company_number)
    if taken is not None and taken is not but:
        raise Refused(_("This number is that of {name}, which is on the list already.", name=taken.name))


def told(row: Organisation) -> list[tuple[str, Any]]:
    """What the list knows of an organisation beside what a person types, as names and values."""
    trust = _first(Organisation.uid == row.trust_uid) if row.trust_uid else None
    now = organisation(row.now_id) if row.now_id else None
    return [
        (_("Phase"), row.phase), ("URN", row.urn), (_("Number in the register of trusts"), row.uid),
        (_("Postcode"), row.postcode),
        (_("Authority"), row.authority), (_("Website"), row.website),
        (_("Trust"), trust.name if trust else _("number {trust_uid}", trust_uid=row.trust_uid) if row.trust_uid else None),
        (_("Formerly"), "; ".join(seeking.names_before(row))),
        (_("Is now") if row.now_same else _("Is now part of"), now.name if now else None),
        (_("Opened"), day(row.opened_on) if row.opened_on else None),
        (_("Closed"), day(row.closed_on) if row.closed_on else None)]


def _first(where: Any) -> Organisation | None:
    return db.session.scalars(select(Organisation).where(where).limit(1)).first()


def last_import() -> RegisterImport | None:
    """The newest reading of a register."""
    return db.session.scalars(select(RegisterImport).order_by(RegisterImport.at.desc()).limit(1)).first()


def register_import(import_id: str) -> RegisterImport | None:
    """The reading of a register with this id."""
    return db.session.get(RegisterImport, import_id)


def read_list(text: str, at: datetime) -> tuple[list[Row], list[Slip]]:
    """What a pasted list says of people, checked against who and what is here (at most five queries)."""
    groups = queries.groups()
    found = lines(text, groups)
    named = {fold(line.organisation) for line in found if line.organisation}
    known = _known(named, at.date())
    near = _near([name for name in named if name not in known])
    return understand(found, groups, known, near, _here(found, at))


def _known(named: Collection[str], today: date) -> dict[str, list[Known]]:
    urns = [int(name) for name in named if _is_urn(name)]
    query = select(Organisation.id, Organisation.name, Organisation.folded, Organisation.urn).where(
        or_(Organisation.folded.in_(named), Organisation.urn.in_(urns)), seeking.is_open(today))
    found: dict[str, list[Known]] = {}
    for row_id, name, name_folded, urn in db.session.execute(query):
        found.setdefault(str(urn) if str(urn) in named else name_folded, []).append(Known(row_id, name))
    return found


def _near(named: Sequence[str]) -> dict[str, str]:
    if not named:
        return {}
    names = {row.folded: row.name for row in db.session.execute(select(Organisation.folded, Organisation.name))}
    best = {name: process.extractOne(name, names.keys(), scorer=fuzz.WRatio, score_cutoff=NEAR) for name in named}
    return {name: names[match[0]] for name, match in best.items() if match}


def _here(found: Sequence[Line], at: datetime) -> dict[tuple[str, str], str]:
    is_here = queries.here_or_invited({line.email for line in found if line.email}, at - INVITATION_LASTS)
    return {
        key: _("{key} is in this group already. Leave the line out.", key=key[0]) if here
        else _("{key} has been invited to this group already. Leave the line out.", key=key[0])
        for key, here in is_here.items()
    }


def _is_urn(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 9
