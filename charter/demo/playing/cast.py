"""Founds the site and brings its people in, each by the invitation they would have had."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import select

from charter.db import db
from charter.demo.playing.tale import Act, Deed, Tale, there
from charter.demo.story.drafts import AREA, HOST, PAYER, TITLE
from charter.demo.story.organisations import OTHERS, SCHOOLS, TRUST, TRUST_UID
from charter.demo.story.people import INVITED, OFFICES, PEOPLE, mailbox
from charter.demo.story.shapes import Person
from charter.drafting import actions as drafting
from charter.people import queries
from charter.people.actions.inviting import Newcomer, invite, take_up
from charter.people.actions.organisations import put_on_list, set_domain
from charter.people.actions.voices import name_voice
from charter.people.founding import make_groups
from charter.people.models import Group
from charter.people.models import Organisation as OrganisationRow
from charter.people.register.keeping import keep
from charter.people.register.parsing import parse

# The site is founded five days before the first text is put on it; people answer their letters within two days.
FOUNDED, INVITED_ON, VOICES, INVITED_LATE = 245, 244, 241, 2
OPENED_AFTER = timedelta(hours=30)


def acts(tale: Tale) -> Iterator[Act]:
    """From the founding to the naming of voices, and one invitation that still waits."""
    yield Act(tale.moments.on(FOUNDED, 9), _found)
    yield Act(tale.moments.on(FOUNDED, 11), _register)
    for n, person in enumerate((*OFFICES, *(p for p in PEOPLE if p not in OFFICES))):
        at = tale.moments.on(FOUNDED if person.office else INVITED_ON, 10, n)
        yield Act(at, _invited(person))
        yield Act(at + (timedelta(0) if person.office else OPENED_AFTER), _came(person))
        if person.voice or person.deputy:
            yield Act(tale.moments.on(VOICES, 10, n), _named(person))
    yield Act(tale.moments.on(INVITED_LATE, 10), _invited(INVITED))


def _found(tale: Tale, at: datetime) -> None:
    drafting.found(area=AREA, title=TITLE, host=HOST, payer=PAYER, at=at)
    make_groups()
    for row in OTHERS:
        made = put_on_list(name=row.name, kind=row.kind, domain=row.email_domain)
        made.uid = TRUST_UID if row.key == TRUST else None
        tale.organisations[row.key] = made.id


def _register(tale: Tale, at: datetime) -> None:
    """Import the schools as from the Department's file, then note the domain of each one's own addresses."""
    parsed = parse(io.BytesIO(register_file()), today=at.date())
    keep(parsed, file_name="kelderby-schools.csv", by=tale.person("hannah"), at=at)
    for row in SCHOOLS:
        school = there(db.session.scalar(select(OrganisationRow).where(OrganisationRow.urn == int(row.urn or 0))))
        set_domain(school, row.email_domain)
        tale.organisations[row.key] = school.id


def register_file() -> bytes:
    """The invented schools in the columns of the Department's register."""
    sheet = io.StringIO()
    rows = csv.writer(sheet)
    rows.writerow(["URN", "EstablishmentName", "PhaseOfEducation (name)", "LA (name)", "Town",
                   "EstablishmentStatus (name)", "Trusts (code)"])
    rows.writerows([row.urn, row.name, row.phase, AREA, AREA, "Open", TRUST_UID if row.trust else ""] for row in SCHOOLS)
    return sheet.getvalue().encode("utf-8")


def _invited(person: Person) -> Deed:
    def ask(tale: Tale, at: datetime) -> None:
        by = None if person.office else tale.person("hannah")
        row = invite(email=mailbox(person), name=person.name, title=person.role, group=person.group,
                     organisation=_organisation(tale, person), office=person.office, by=by, at=at)
        tale.invitations[person.key] = row.id

    return ask


def _came(person: Person) -> Deed:
    def come(tale: Tale, at: datetime) -> None:
        row = there(queries.invitation(tale.invitations[person.key]))
        tale.people[person.key] = take_up(row, Newcomer(person.name), at=at).id

    return come


def _named(person: Person) -> Deed:
    def name(tale: Tale, at: datetime) -> None:
        group = there(db.session.get(Group, person.group))
        name_voice(group, tale.person(person.key), is_deputy=person.deputy, at=at)

    return name


def _organisation(tale: Tale, person: Person) -> OrganisationRow | None:
    return db.session.get(OrganisationRow, tale.organisations[person.organisation]) if person.organisation else None


