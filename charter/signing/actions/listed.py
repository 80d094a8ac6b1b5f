"""What a signature's sealed entry holds, and putting it on the list once it is checked and the list is open."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from charter.db import db
from charter.people.models import Person
from charter.record import entries
from charter.record.leaves import spell_time
from charter.signing import known, launch, listing, now
from charter.signing.actions import bound, joining
from charter.signing.models import Clearance, Listing, Signature


def content(signature: Signature, digest: str) -> dict[str, Any]:
    """What a signature's sealed entry commits to: the facts of the day, as they will always be, or as they were put right.

    `digest` is of its version's text.
    """
    corrected = {"act": "correct", "corrected": spell_time(signature.corrected_at)} if signature.corrected_at else {}
    paper = {"paper": signature.paper_on} if signature.paper_on else {}  # entered by the convenor from a signed sheet
    return {
        "act": "sign", "signature": signature.id, "version": signature.version_number,
        "digest": digest,
        "organisation": signature.organisation_then, "number": signature.organisation_number,
        "name": signature.name, "title": signature.title,
        "authority": signature.authority, "resolved_on": signature.resolved_on, "minute": signature.minute,
        "at": spell_time(signature.at), **paper, **corrected,
    }


def put_up(signature: Signature, checked: str, at: datetime, *, by: Person | None = None,
           entry_seq: int | None = None) -> bool:
    """A signature was checked: it is listed, or waits for the day on which the list opens. Says whether it is listed.

    `checked` is address, convenor or itself; `entry_seq` is of the convenor's act, where it was one.
    """
    if signature.clearance is not None:  # it was listed before, and is again
        db.session.delete(signature.clearance)
        db.session.flush()
    signature.clearance = Clearance(checked=checked, at=at, by_id=by.id if by else None, entry_seq=entry_seq)
    db.session.flush()
    joining.ask_late(signature, at)
    if launch.waits(signature.version_number):
        return False
    show(signature, at)
    bound.tell(signature, at)
    return True


def show(signature: Signature, at: datetime) -> None:
    """Show a checked signature on the list, and what its sealed entry stands for."""
    assert signature.clearance is not None
    signature.listing = Listing(**row(signature, signature.clearance.checked, now.of(signature), at))
    assert signature.entry_seq is not None and signature.salt is not None
    said = content(signature, known.digest(signature.version_number))
    entries.publish_opening(signature.entry_seq, signature.salt, said)
    db.session.flush()


def row(signature: Signature, checked: str, today: now.Now, at: datetime) -> dict[str, Any]:
    """The line of a checked signature that stands by itself, as its row in the database."""
    place = listing.place_of(signature, today.called)
    return {
        "signature_id": signature.id, "checked": checked, "at": at, "place": place,
        "entry_id": signature.id, "sought": listing.sought(signature, today.called),
        "version_number": signature.version_number, "group_slug": signature.group_slug, "organisation_id": today.counted,
        "now_called": today.called, "now_part_of": today.part_of,
    }
