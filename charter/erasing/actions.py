"""Erasing a person: each room forgets them, one sealed act is entered, and the file outside remembers that it was done."""

from __future__ import annotations

from datetime import datetime

from charter.amending import forgetting as amending
from charter.commenting import forgetting as commenting
from charter.db import db
from charter.erasing.models import Erasure
from charter.outbox import actions as outbox
from charter.people.actions import forgetting as people
from charter.people.queries import person_by_email
from charter.record import entries, undone
from charter.record.leaves import spell_time
from charter.signing.actions import forgetting as signing
from charter.signing.models import Signature


def erase(email: str, *, at: datetime) -> set[str]:
    """Take a person's name and address out of everything that the database holds; gives the names that were found.

    It is entered whether or not anybody was found, so that nothing tells. What the act holds opens for nobody. What
    lies beside the database is the part of `sweeping`, after this transaction. Raises Refused for the only convenor.
    """
    email = email.strip().lower()
    names = _forget(email, at)
    _enter(email, at)
    return names


def erase_signature(signature: Signature, *, at: datetime) -> set[str]:
    """Take the signatory out of one signature, such as one on paper that has no address; gives the names found."""
    names = signing.forget_signature(signature, at=at)
    _enter(of_signature(signature.id), at)
    return names


def of_signature(signature_id: str) -> str:
    """What stands for a signature where an address would: its random id."""
    return f"signature {signature_id}"


def _forget(email: str, at: datetime) -> set[str]:
    person = person_by_email(email)
    names = {person.name} if person and person.name else set()
    names |= signing.forget_person(email, at=at)
    numbers = commenting.forget_person(email, person.id if person else None)
    amending.forget_person(person.id if person else None, numbers)
    people.forget_person(email, at=at)
    outbox.forget_address(email)
    return names


def _enter(who: str, at: datetime) -> None:
    entry = entries.append_sealed({"act": "erase", "at": spell_time(at)}, at=at, listed=False)
    db.session.add(Erasure(entry_seq=entry.seq, at=at))
    db.session.flush()
    undone.add(entry, who)
