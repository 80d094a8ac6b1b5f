"""What a signature's sealed entry holds, and putting it on the list."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from charter.db import db
from charter.drafting.models import Version
from charter.people.models import Person
from charter.record.leaves import spell_time
from charter.signing import listing
from charter.signing.models import Listing, Signature


def content(signature: Signature) -> dict[str, Any]:
    """What a signature's sealed entry commits to: the facts of the day, as they will always be."""
    return {
        "act": "sign", "signature": signature.id, "version": signature.version_number,
        "digest": db.session.get_one(Version, signature.version_number).digest,
        "organisation": signature.organisation_then, "name": signature.name, "title": signature.title,
        "authority": signature.authority, "resolved_on": signature.resolved_on, "minute": signature.minute,
        "at": spell_time(signature.at),
    }


def put_up(signature: Signature, checked: str, at: datetime, *, by: Person | None = None,
          entry_seq: int | None = None) -> None:
    """Put a checked signature on the public list; `entry_seq` is of the convenor's act, where it was one."""
    signature.listing = Listing(
        checked=checked, at=at, by_id=by.id if by else None, entry_seq=entry_seq, place=listing.place_of(signature),
        version_number=signature.version_number, group_slug=signature.group_slug,
        organisation_id=signature.organisation_id)
