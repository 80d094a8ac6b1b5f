"""What the organisation that signed is today: itself, itself under another name or number, or part of another."""

from __future__ import annotations

from typing import NamedTuple

from charter.db import db
from charter.people.models import Organisation
from charter.signing.models import Signature
from charter.web.folding import fold


class Now(NamedTuple):
    """What a line says of today; none of it where nothing has changed."""

    counted: str | None  # the organisation that it is counted as, once
    called: str | None  # its name today, where it signed under another
    part_of: str | None  # the name of another that it was merged into


def of(signature: Signature) -> Now:
    """What the organisation of a signature is today."""
    signed = db.session.get(Organisation, signature.organisation_id) if signature.organisation_id else None
    if signed is None:
        return Now(signature.organisation_id, None, None)
    today = (db.session.get(Organisation, signed.now_id) if signed.now_id else None) or signed
    if today is not signed and not signed.now_same:
        return Now(signed.id, None, today.name)
    return Now(today.id, today.name if today.folded != fold(signature.organisation_then or "") else None, None)
