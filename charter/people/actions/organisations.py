"""Adds organisations by hand and keeps the domain that their own e-mail addresses have."""

from __future__ import annotations

from charter.db import db
from charter.people.models import Organisation
from charter.web.folding import fold


def add_organisation(*, name: str, kind: str, domain: str | None = None, town: str | None = None) -> Organisation:
    """Put an organisation on the list that no register has."""
    row = Organisation(name=name, folded=fold(name), kind=kind, domain=domain or None, town=town or None)
    db.session.add(row)
    db.session.flush()
    return row


def set_domain(organisation: Organisation, domain: str | None) -> None:
    """Note which domain the organisation's own e-mail addresses have; a signature from it needs no checking."""
    organisation.domain = domain or None
