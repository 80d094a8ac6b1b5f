"""What an invitation's letter says: for the letter itself, and for reading it before it goes."""

from __future__ import annotations

from typing import Any

from charter.people import queries
from charter.people.models import Invitation, Person
from charter.people.pasting import Row
from charter.words import _

SUBJECT = _("An invitation to take part")
# Where the link will stand, in a letter shown before it goes: links are made when a letter is written.
SAMPLE_LINK = _("(their own link, which works once)")


def values(invitation: Invitation, address: str) -> dict[str, Any]:
    """What the letter of a kept invitation is filled with."""
    group = queries.group(invitation.group_slug) if invitation.group_slug else None
    found = queries.organisations_by_id([invitation.organisation_id] if invitation.organisation_id else [])
    organisation = found.get(invitation.organisation_id or "")
    inviter = queries.person(invitation.by_id) if invitation.by_id else None
    return _filled(invitation.name, inviter, invitation.title, organisation.name if organisation else "",
                   group.name if group else "", invitation.office or "", address)


def sample(row: Row, inviter: Person) -> dict[str, Any]:
    """What the letter to the person on one line of a list would be filled with."""
    group = queries.group(row.group)
    return _filled(row.name, inviter, row.title, row.organisation, group.name if group else "", "", SAMPLE_LINK)


def _filled(name: str | None, inviter: Person | None, title: str, organisation: str, group: str, office: str,
            address: str) -> dict[str, Any]:
    return {"name": name or "", "inviter": (inviter.name if inviter else "") or "", "title": title, "group": group,
            "organisation": organisation, "office": office.replace("_", "-"), "address": address}
