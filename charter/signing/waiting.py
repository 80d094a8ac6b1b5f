"""What somebody is told whose signature stands and is not on the list yet."""

from __future__ import annotations

from charter.signing import arranging, launch
from charter.signing.models import Signature
from charter.words import _

# The reason is for the desk alone, and these words are true of each.
HELD = (_("Your signature stands, and is not on the list yet: a person looks at it first, as they do where a form cannot "
          "tell enough. You need do nothing. Its own page says when it is listed."))
HELD_BEFORE = (_("Your signature stands. A person looks at it first, as they do where a form cannot tell enough. You "
                 "need do nothing."))


def words(signature: Signature) -> str:
    """Why a signature is not on the list yet, and until when; nothing for one that is."""
    if signature.listing is not None or signature.withdrawal is not None:
        return ""
    found = launch.of(signature.version_number)
    if found is None or found.is_open:
        return HELD
    told = arranging.to_signer(found)
    return told if signature.clearance is not None else f"{HELD_BEFORE} {told}"
