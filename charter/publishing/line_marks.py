"""A mark for each line of a list, by which a file that was written of it is known to be true still."""

from __future__ import annotations

from hashlib import blake2b

from sqlalchemy import String, func, select, type_coerce

from charter.db import asked, db
from charter.signing.models import Listing, Partnership, Signature, WordsRuling

# Eight bytes: two lines of a list share a mark once in ten million million times.
SIZE = 8
# Whatever a line in a file is made of. Plain tuples out of the driver: 25,000 in a tenth of a second.
_LINES = (
    select(Signature.id, Signature.organisation_then, Signature.name, Signature.title, Signature.group_slug,
           type_coerce(Signature.at, String), Signature.authority, Signature.resolved_on, Signature.minute, Signature.pledge,
           Signature.reservation, Listing.now_called, Listing.now_part_of, Partnership.name, WordsRuling.shown)
    .join(Listing, Listing.signature_id == Signature.id)
    .outerjoin(Partnership, Partnership.id == Listing.entry_id)
    .outerjoin(WordsRuling, WordsRuling.signature_id == Signature.id)
)


def marks(version_number: int) -> frozenset[bytes]:
    """The marks of every line on the list of a version as it stands now (one query)."""
    found = asked(_LINES.where(Listing.version_number == version_number)).cursor
    return frozenset(blake2b(repr(tuple(row)).encode(), digest_size=SIZE).digest() for row in found or ())


def unpacked(raw: bytes) -> frozenset[bytes]:
    """The marks that a file holds, one behind the other."""
    return frozenset(raw[at:at + SIZE] for at in range(0, len(raw), SIZE))


def longer_than(lines: int) -> list[int]:
    """The versions whose list is longer, oldest first (one query, answered by an index alone)."""
    number = Listing.version_number
    return list(db.session.scalars(select(number).group_by(number).having(func.count() > lines).order_by(number)))
