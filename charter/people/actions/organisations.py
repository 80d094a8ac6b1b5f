"""Adds organisations by hand, puts right what the list says of them, closes them, and joins two that are one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import PrimaryKeyConstraint, Table, UniqueConstraint, and_, exists, update

from charter.db import db
from charter.people import rules
from charter.people.models import Organisation
from charter.people.register import became
from charter.record import entries
from charter.web.folding import fold

ITS_ID = Organisation.__table__.c.id
NUMBERS = ("urn", "uid", "company_number", "charity_number")


def put_on_list(*, name: str, kind: str, domain: str | None = None, town: str | None = None,
                charity_number: str | None = None, company_number: str | None = None) -> Organisation:
    """Put an organisation on the list that no register has, as part of a deed that needs it there."""
    row = Organisation(name=name, folded=fold(name), kind=kind, domain=domain or None, town=town or None,
                       charity_number=charity_number or None, company_number=company_number or None)
    db.session.add(row)
    db.session.flush()
    return row


def add_organisation(*, at: datetime, **told: str | None) -> Organisation:
    """Put an organisation on the list that no register has, as a deed of its own."""
    row = put_on_list(**told)  # type: ignore[arg-type]
    entries.append("organisation-added", {}, at=at)
    return row


def correct(organisation: Organisation, *, name: str, kind: str, domain: str | None, town: str | None,
            charity_number: str | None, company_number: str | None, at: datetime) -> None:
    """Put right what the list says of an organisation. What was signed under its name then stays as it was signed."""
    organisation.name, organisation.folded, organisation.kind = name, fold(name), kind
    organisation.domain, organisation.town = domain or None, town or None
    organisation.charity_number, organisation.company_number = charity_number or None, company_number or None
    db.session.flush()
    became.work_out(at.date())
    entries.append("organisation-corrected", {}, at=at)


def set_domain(organisation: Organisation, domain: str | None) -> None:
    """Note which domain the organisation's own e-mail addresses have; a signature from it needs no checking."""
    organisation.domain = domain or None


def close(organisation: Organisation, *, on: date | None, at: datetime) -> None:
    """Say that an organisation closed on a day, or, without a day, that it is open after all."""
    rules.check_closing(is_joined=organisation.now_id is not None and organisation.urn is None)
    organisation.closed_on = on
    db.session.flush()
    became.work_out(at.date())
    entries.append("organisation-closed" if on else "organisation-opened", {}, at=at)


def join(organisation: Organisation, into: Organisation, *, at: datetime) -> None:
    """Say that two of the list are one: all that hangs on the first hangs on the second, and is found by either name.

    What was signed stays as it was signed, under its name then. Raises Refused.
    """
    rules.check_join({n: getattr(organisation, n) for n in NUMBERS}, {n: getattr(into, n) for n in NUMBERS},
                     is_one=organisation.id == into.id, is_joined=organisation.now_id is not None and organisation.urn is None,
                     is_open=into.closed_on is None or into.closed_on > at.date())
    _hang_on(organisation.id, into.id)
    given = {name: getattr(organisation, name) for name in NUMBERS if getattr(organisation, name) is not None}
    for name in given:
        setattr(organisation, name, None)
    organisation.closed_on, organisation.now_id, organisation.now_same = at.date(), into.id, True
    db.session.flush()  # a number is free before another takes it
    for name, value in given.items():
        setattr(into, name, value)
    into.domain = into.domain or organisation.domain
    db.session.flush()
    became.work_out(at.date())
    entries.append("organisations-joined", {}, at=at)


def _hang_on(old: str, new: str) -> None:
    """Whatever names the one organisation names the other, in every room, save where it would then stand twice."""
    db.session.flush()
    for table in db.metadata.sorted_tables:
        for column in table.columns:
            if column.name == "organisation_id" or any(key.column is ITS_ID for key in column.foreign_keys):
                db.session.execute(update(table).where(column == old, *_not_twice(table, column, new)).values({column: new}))
    db.session.expire_all()


def _not_twice(table: Table, column: Any, new: str) -> list[Any]:
    unique = [constraint.columns.values() for constraint in table.constraints
              if isinstance(constraint, PrimaryKeyConstraint | UniqueConstraint)]
    other = table.alias()
    return [~exists().where(and_(other.c[column.name] == new, *(
        other.c[each.name] == each for each in columns if each is not column))) for columns in unique if column in columns]
