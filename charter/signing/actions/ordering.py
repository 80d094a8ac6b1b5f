"""Puts the list in order again after an organisation got another name or number, or became part of another."""

from __future__ import annotations

from sqlalchemy import or_, select

from charter.db import db
from charter.people.models import Organisation
from charter.signing import listing, now
from charter.signing.models import Listing, Partnership, Signature
from charter.web.folding import fold


def put_in_order() -> int:
    """Say on every line what its organisation is today, beside its name then; gives how many lines changed.

    Call it inside `writing()`, with the act that changed the list of organisations. What is sealed stays as it is.
    """
    db.session.flush()
    wanted = select(Listing, Signature).join(Signature, Signature.id == Listing.signature_id).join(
        Organisation, Organisation.id == Signature.organisation_id).where(or_(
            Organisation.now_id.is_not(None), Organisation.name != Signature.organisation_then,
            Listing.now_called.is_not(None), Listing.now_part_of.is_not(None),
            Listing.organisation_id != Signature.organisation_id))
    changed = 0
    for row, signature in db.session.execute(wanted).all():
        today = now.of(signature)
        if (row.organisation_id, row.now_called, row.now_part_of) != today:
            row.organisation_id, row.now_called, row.now_part_of = today
            _place(row, signature)
            changed += 1
    db.session.flush()
    return changed


def _place(row: Listing, signature: Signature) -> None:
    row.sought = listing.sought(signature, row.now_called)
    if row.entry_id == signature.id:
        row.place = listing.place_of(signature, row.now_called)
    else:  # it stands among those it signs together with, where their name puts it
        row.sought = f"{fold(db.session.get_one(Partnership, row.entry_id).name)} {row.sought}"
