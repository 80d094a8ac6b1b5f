"""Makes one entry of the lines of schools that sign together, and parts them again so that nothing shows it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from charter.db import db
from charter.record import entries
from charter.record.leaves import spell_time
from charter.signing import listing, together
from charter.signing.models import Listing, Partnership, PartnershipMember, Signature, TogetherWord
from charter.web.folding import fold


def content(word: TogetherWord, partnership: Partnership) -> dict[str, Any]:
    """What the sealed entry of a member's word holds: of the others it says nothing, so their leaving shows nowhere."""
    return {"act": "together", "partnership": partnership.id, "name": partnership.name,
            "version": partnership.version_number, "signature": word.signature_id, "at": spell_time(word.at)}


def tell(signature: Signature, at: datetime) -> None:
    """A signature came on the list: it joins its organisation's entry, or is what one was waiting for."""
    if signature.organisation_id is None:
        return
    for member in together.members(signature.organisation_id, signature.version_number):
        bind(member.partnership)


def bind(partnership: Partnership) -> None:
    """Make one entry of its members once each of them is on the list and has said so."""
    named = [member.organisation_id for member in partnership.members]
    rows = together.listings(named, partnership.version_number)
    if len(named) < 2 or {signature.organisation_id for _, signature in rows} != set(named) \
            or any(member.word is None for member in partnership.members):
        return
    for row, signature in rows:
        row.entry_id, row.place = partnership.id, f"0 {listing.by_name(partnership.name)}"
        row.sought = f"{fold(partnership.name)} {listing.sought(signature, row.now_called)}"
    for member in partnership.members:
        word = member.word
        assert word is not None
        entries.publish_opening(word.entry_seq, word.salt, content(word, partnership))
    db.session.flush()


def leave(member: PartnershipMember) -> None:
    """Take a member's word back: its lines stand by themselves again, and so do the others' where one would be left."""
    partnership = member.partnership
    if member.word is not None:
        entries.destroy_opening(member.word.entry_seq)
    if not together.stands(partnership):
        member.word = None  # what is only proposed stays as it was proposed
        db.session.flush()
        return
    _part([member.organisation_id], partnership)
    partnership.members.remove(member)
    db.session.flush()
    if len(partnership.members) < 2:
        dissolve(partnership)


def leave_with(signature: Signature) -> None:
    """A signature is withdrawn: the word it gave goes, and the organisation with it where none is left on the list."""
    for word in together.words_by(signature.id):
        leave(word.member)
    if signature.organisation_id is None or signature.listing is None:
        return
    others = [row for row, each in together.listings([signature.organisation_id], signature.version_number)
              if each.id != signature.id]
    if not others:
        for member in together.members(signature.organisation_id, signature.version_number):
            leave(member)


def dissolve(partnership: Partnership) -> None:
    """Nothing is left of it: its members stand by themselves."""
    for member in partnership.members:
        if member.word is not None:
            entries.destroy_opening(member.word.entry_seq)
    _part([member.organisation_id for member in partnership.members], partnership)
    db.session.delete(partnership)
    db.session.flush()


def _part(organisation_ids: list[str], partnership: Partnership) -> None:
    for row, signature in together.listings(organisation_ids, partnership.version_number):
        if row.entry_id == partnership.id:
            _alone(row, signature)
    db.session.flush()


def _alone(row: Listing, signature: Signature) -> None:
    row.entry_id, row.place = signature.id, listing.place_of(signature, row.now_called)
    row.sought = listing.sought(signature, row.now_called)
