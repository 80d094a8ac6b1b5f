"""Somebody is not the right person, and names who is."""

from __future__ import annotations

from datetime import datetime

from charter.db import db
from charter.drafting.models import Version
from charter.outbox import actions as outbox
from charter.outbox import queries as owed
from charter.people.models import Organisation
from charter.refusal import Refused
from charter.signing import asked
from charter.signing.models import PassingOn
from charter.words import _


def pass_on(version: Version, organisation: Organisation | None, *, name: str, email: str, at: datetime) -> None:
    """Owe one letter to the right person; none where they had one passed on already, or two that asked them to sign.

    Nothing is kept of who passed it on, and once the letter has gone nothing of whom it went to.
    """
    if version.settlement is None:
        raise Refused(_("Only a settled text can be signed. This is still a draft."))
    once = f"sign-passed-on:{asked.mark(email, version.number)}"
    had_one, may_ask = owed.is_owed(once), asked.may_ask(email, version.number)
    if had_one or not may_ask:
        return _take_as_long(version, at)
    asked.note_asked(email, version.number, at=at)
    row = PassingOn(version_number=version.number, organisation_id=organisation.id if organisation else None,
                    name=name, email=email.strip().lower(), at=at)
    db.session.add(row)
    db.session.flush()
    row.letter_id = outbox.owe("sign-passed-on", {"passing": row.id}, at=at, once=once).id


def _take_as_long(version: Version, at: datetime) -> None:
    """Do as much as for a letter that goes: an answer that comes sooner would tell that this address was asked before."""
    row = PassingOn(version_number=version.number, name="", email="", at=at)
    db.session.add(row)
    db.session.flush()
    letter = outbox.owe("sign-passed-on", {"passing": row.id}, at=at, once=f"sign-passed-on:{row.id}")
    outbox.note_dropped(letter.id, "asked before", at=at)
    db.session.delete(row)
