"""How a signature stands: on the list, waiting, or no longer in force; and how it was checked, in words. Pure."""

from __future__ import annotations

from charter.signing.models import Signature
from charter.words import _

# By the listing's word for it.
CHECKED = {"address": _("an address of the organisation"), "convenor": _("the convenor"),
           "itself": _("the person’s own address")}


def is_over(signature: Signature) -> bool:
    """Whether it is no longer in force; that is then all that is said of it anywhere."""
    return signature.withdrawal is not None


def is_shown(signature: Signature) -> bool:
    """Whether it stands on the public list: only then is anything told of who signed."""
    return signature.listing is not None and not is_over(signature)
