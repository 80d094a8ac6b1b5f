"""A person of the desk looks at a signature, and lists it."""

from __future__ import annotations

from datetime import datetime

from charter.db import db
from charter.people import queries as people
from charter.people import seeking
from charter.people.actions.organisations import put_on_list
from charter.people.models import Organisation, Person
from charter.people.register import numbers
from charter.record import entries
from charter.record.leaves import spell_time
from charter.refusal import Refused
from charter.signing import rules
from charter.signing.actions import listed
from charter.signing.models import Signature, WordsRuling
from charter.words import _


def check(signature: Signature, *, by: Person, at: datetime, organisation: Organisation | None = None,
          words_shown: bool = True) -> Signature:
    """A person of the desk looked at a signature: a held one may be listed, its own words are shown or kept back.

    `organisation` is the one on the list that a typed name stands for; without it the typed name is put on the list.
    Raises Refused for one withdrawn meanwhile.
    """
    if signature.withdrawal is not None:
        raise Refused(_("This signature was withdrawn meanwhile. Nothing is left to check."))
    words = bool(signature.pledge or signature.reservation) and signature.ruling is None
    if signature.clearance is not None and not words:
        return signature
    if signature.clearance is None and signature.organisation_then and signature.organisation_id is None:
        _place_typed(signature, organisation)
    if words:
        signature.ruling = WordsRuling(shown=words_shown, at=at, by_id=by.id)
    said = {"act": "list", "signature": signature.id, "checked": "convenor", "at": spell_time(at)}
    entry = entries.append_sealed(said, at=at, listed=False)
    if signature.clearance is None:
        listed.put_up(signature, "convenor", at, by=by, entry_seq=entry.seq)
    db.session.flush()
    return signature


def _place_typed(signature: Signature, organisation: Organisation | None) -> None:
    """Say which organisation of the list a typed name stands for; one that is not there is put there, with its number.

    One number is one organisation: whoever gave a number of the list's is the one that bears it.
    """
    gave = numbers.read(signature.organisation_number)
    charity, company = gave.get(numbers.CHARITY), gave.get(numbers.COMPANY)
    organisation = organisation or seeking.by_number(charity, company) or put_on_list(
        name=signature.organisation_then or "", kind="community", charity_number=charity, company_number=company)
    signature.organisation_id = organisation.id
    slugs = {group.slug for group in people.groups()}
    signature.group_slug = rules.group_of(organisation.kind, signature.title or "", slugs)
