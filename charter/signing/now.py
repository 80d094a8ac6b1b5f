"""What the organisation that signed is today: itself, itself under another name or number, or part of another."""

from __future__ import annotations

from typing import Any, NamedTuple

from charter.signing import known
from charter.signing.models import Signature
from charter.web.folding import fold


class Now(NamedTuple):
    """What a line says of today; none of it where nothing has changed."""

    counted: str | None  # the organisation that it is counted as, once
    called: str | None  # its name today, where it signed under another
    part_of: str | None  # the name of another that it was merged into


def of(signature: Signature) -> Now:
    """What the organisation of a signature is today."""
    return told(signature, known.organisation(signature.organisation_id))


def told(signature: Signature, signed: Any) -> Now:
    """The same, where its organisation is known already (known.organisation)."""
    if signed is None:
        return Now(signature.organisation_id, None, None)
    if signed.now_id and not signed.now_same:
        return Now(signed.id, None, signed.now_name)
    counted, name, folded = ((signed.now_id, signed.now_name, signed.now_folded) if signed.now_id else
                             (signed.id, signed.name, signed.folded))
    return Now(counted, name if folded != fold(signature.organisation_then or "") else None, None)
